"""Family P: people and organisations."""
