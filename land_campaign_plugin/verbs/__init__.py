"""What can be done: load, check, fix, push, export, sample. One function each, with progress and cancel."""
