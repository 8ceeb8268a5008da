"""Family M: map sheets and seams."""
