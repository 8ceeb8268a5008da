"""Family T: plots against plots."""
