"""What changes with the width of the window (spec §3)."""

from ui.shell.rail import NARROW, NORMAL, WIDE, Rail
from ui.shell.top_bar import TopBar

XL, L, M = 1600, 1280, 1024


def size_name(width: int) -> str:
    """XL, L, M or S, by the logical width of the window."""
    return "XL" if width >= XL else "L" if width >= L else "M" if width >= M else "S"


def fit(width: int, rail: Rail, top_bar: TopBar) -> None:
    """Rail and top bar for a window of that width."""
    size = size_name(width)
    rail.set_form({"XL": WIDE, "S": NARROW}.get(size, NORMAL))
    top_bar.set_room(search=size in ("XL", "L"), name=size != "S")
