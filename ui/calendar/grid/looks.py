"""What a block of the grid looks like and how it is read aloud."""

from datetime import datetime

from clinic_app.common.locale import clock_time, long_date, short_duration, time_range
from clinic_app.common.translations import _
from clinic_app.scheduling.values import Block, Status
from ui.calendar.grid.geometry import Rect
from ui.calendar.grid.spread import Wording
from ui.theme.tokens import px
from ui.widgets.appointment_block import TWO_LINES, BlockLook
from ui.widgets.wording import programme_name, status_name

_NARROW, _TIGHT, _WIDE = 70, 62, 130
"""Below these widths a block drops its room, its time (ui/spec §4.5), the time of its end."""


def look(
    block: Block, box: Rect, wording: Wording, faded: bool = False, now: datetime | None = None
) -> BlockLook:
    """The look of a block in its box; `now` for how long somebody waits."""
    status = "CANCELLED" if block.status.cancelled else block.status.value
    return BlockLook(
        programme=block.programme.value,
        status=status,
        time_text=_time(block, box, wording),
        name=block.client_name,
        detail=_detail(block, wording, now) if box.width >= _NARROW else "",
        faded=faded,
    )


def _time(block: Block, box: Rect, wording: Wording) -> str:
    if box.width < _TIGHT:
        return ""
    if wording is Wording.FULL and box.width >= _WIDE and box.height >= px(TWO_LINES):
        return time_range(block.start, block.end)
    return clock_time(block.start)


def _detail(block: Block, wording: Wording, now: datetime | None) -> str:
    if wording is Wording.NAME:
        return ""
    if wording is Wording.ROOM:
        return block.room_name
    if now is not None and block.status is Status.CHECKED_IN and block.checked_in_at is not None:
        waited = max(int((now - block.checked_in_at).total_seconds() // 60), 0)
        return _("Waiting {time}").format(time=short_duration(waited))
    session = _("session {number}").format(number=block.session_no) if block.session_no else ""
    return " · ".join(part for part in (block.room_name, session) if part)


def spoken(block: Block) -> str:
    """One sentence for a screen reader (ui/spec §6)."""
    parts = (
        programme_name(block.programme),
        block.client_name,
        f"{long_date(block.start.date())} {clock_time(block.start)}",
        _("until {time}").format(time=clock_time(block.end)),
        status_name(block.status),
        block.room_name,
    )
    return ", ".join(part for part in parts if part)


def tooltip(block: Block) -> str:
    """What hovering over a block says; nothing clinical."""
    return "\n".join(
        part
        for part in (
            block.client_name,
            f"{time_range(block.start, block.end)} · {status_name(block.status)}",
            block.room_name,
        )
        if part
    )
