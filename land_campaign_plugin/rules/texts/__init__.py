"""Family E: texts, whatever they say."""
