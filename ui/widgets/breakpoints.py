"""Sizes of the window that layouts go by (spec §3), in logical pixels."""

XL, L, M = 1600, 1280, 1024


def size_name(width: int) -> str:
    """XL, L, M or S, by the width of the window."""
    return "XL" if width >= XL else "L" if width >= L else "M" if width >= M else "S"
