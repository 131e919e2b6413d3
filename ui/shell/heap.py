"""One heap for all threads, on Linux.

glibc gives each thread a heap of its own, and keeps what that once held: after the imports beside the unlock
screen and the first jobs that is some sixteen megabytes (measured). Python's threads take turns anyway.
"""

import ctypes
import sys

_M_ARENA_MAX = -8


def share_one_heap() -> None:
    """To be called before there is a second thread; does nothing where the C library knows no such thing."""
    if not sys.platform.startswith("linux"):
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_M_ARENA_MAX, 1)
