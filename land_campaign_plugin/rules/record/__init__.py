"""Family A: the record of one plot."""
