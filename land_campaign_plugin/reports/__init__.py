"""What is told: exports, findings as a file, the summary of a check, the rule manual."""
