"""How much memory this process has needed so far, and giving back what it no longer needs."""

import ctypes
import sys


def peak_mib() -> int:
    """Return the peak memory of this process in MiB, 0 where the system does not tell."""
    try:
        import resource
    except ImportError:  # Windows has no such module
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (1024 * 1024 if sys.platform == "darwin" else 1024)


def give_back() -> None:
    """Return freed memory to the system, where the C library keeps it (glibc does, after work on threads)."""
    if sys.platform.startswith("linux"):
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
