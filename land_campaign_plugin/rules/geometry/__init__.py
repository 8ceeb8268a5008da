"""Family G: the geometry of one plot."""
