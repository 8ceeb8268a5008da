"""The sample: a seeded generator of communes that look like the real thing, with injected errors and their truth."""
