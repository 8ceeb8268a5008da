"""Where plots are kept: the work copy of an office, the central store, and the contract between them."""
