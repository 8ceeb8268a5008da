"""The fault harness: kills, cut lines, restarts and bad input against real files and a real server, and what must hold.

`make faults` runs all of it and writes docs/faults.md; a short run of the same code is in tests/store/test_fault_*.py.
"""
