"""How often something is tried: a seeded sample, or every count of SECURITY §9 (`installer test --full`)."""

import os

FULL = os.environ.get("TEDUH_FULL") == "1"
"""Set by `python3 -m installer test --full`."""


def times(sample: int, full: int) -> int:
    """`sample` in the plain run, `full` in the full one."""
    return full if FULL else sample
