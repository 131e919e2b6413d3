"""How much memory this process holds now: what is resident, not the peak."""

import os
from pathlib import Path

_STATUS = Path("/proc/self/statm")


def resident_mb() -> float | None:
    """In MB of a million bytes; None where the system doesn't tell in this way."""
    if not _STATUS.exists():
        return None
    pages = int(_STATUS.read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
