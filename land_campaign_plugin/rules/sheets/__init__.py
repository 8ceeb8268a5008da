"""Family M: map sheets and the seams between them."""
