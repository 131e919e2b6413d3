"""The C library's heap, on Linux: one for all threads, and given back what is free in it.

glibc gives each thread a heap of its own, and keeps what that once held: after the imports beside the unlock
screen and the first jobs that is some sixteen megabytes (measured). Python's threads take turns anyway.
"""

import ctypes
import sys
from collections.abc import Callable

_M_ARENA_MAX = -8


def share_one_heap() -> None:
    """To be called before there is a second thread; does nothing where the C library knows no such thing."""
    mallopt = _of_glibc("mallopt")
    if mallopt is not None:
        mallopt(_M_ARENA_MAX, 1)


def give_back() -> None:
    """Give the system what is free, some eight megabytes after a morning; takes milliseconds."""
    trim = _of_glibc("malloc_trim")
    if trim is not None:
        trim(0)


def _of_glibc(name: str) -> Callable[..., int] | None:
    if not sys.platform.startswith("linux"):
        return None
    found: Callable[..., int] | None = getattr(ctypes.CDLL(None), name, None)
    return found
