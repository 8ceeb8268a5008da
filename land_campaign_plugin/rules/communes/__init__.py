"""Family B: administrative boundaries."""
