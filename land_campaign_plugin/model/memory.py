"""How much memory this process has needed so far."""

import sys


def peak_mib() -> int:
    """Return the peak memory of this process in MiB, 0 where the system does not tell."""
    try:
        import resource
    except ImportError:  # Windows has no such module
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (1024 * 1024 if sys.platform == "darwin" else 1024)
