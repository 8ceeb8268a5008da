"""What is wrong: one family a folder, one rule a small module, an explicit registry."""
