"""Family D: scanned documents."""
