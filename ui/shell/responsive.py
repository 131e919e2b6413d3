"""What changes in the frame with the width of the window (spec §3)."""

from ui.shell.rail import NARROW, NORMAL, WIDE, Rail
from ui.shell.top_bar import TopBar
from ui.widgets.breakpoints import size_name


def fit(width: int, rail: Rail, top_bar: TopBar) -> None:
    """Rail and top bar for a window of that width."""
    size = size_name(width)
    rail.set_form({"XL": WIDE, "S": NARROW}.get(size, NORMAL))
    top_bar.set_room(search=size in ("XL", "L"), name=size != "S")
