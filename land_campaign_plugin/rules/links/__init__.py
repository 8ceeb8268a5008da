"""Family R: how records hang together, and what they lack."""
