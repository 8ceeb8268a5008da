"""A seeded fuzzer of all formats that are read: small valid files, damaged in many ways, and what comes of them.

No fuzzing library is used: those at hand (Hypothesis) draw examples in a run of their own, here file `number` of a seed
must be the same file for ever, and each must be tried in a process that may die of it.
"""
