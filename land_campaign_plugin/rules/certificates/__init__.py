"""Family C: certificates."""
