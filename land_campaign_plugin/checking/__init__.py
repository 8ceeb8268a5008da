"""Runs rules: blocks and halos, threads, findings and their life, incremental re-check."""
