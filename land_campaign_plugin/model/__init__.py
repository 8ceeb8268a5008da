"""What things are: tables and columns, identifiers, code lists, ruleset, errors. No input or output."""
