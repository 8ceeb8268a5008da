"""Family I: the identifier of a plot."""
