"""What a block of the week looks like and how it is read aloud."""

from clinic_app.common.locale import clock_time, long_date, time_range
from clinic_app.common.translations import _
from clinic_app.scheduling.values import Block
from ui.widgets.appointment_block import BlockLook
from ui.widgets.wording import programme_name, status_name

_NARROW, _TIGHT = 70, 62
"""Below these widths a block drops its room, then its time (ui/spec §4.5)."""


def look(block: Block, width: float, faded: bool = False) -> BlockLook:
    """The look of a block `width` pixels wide."""
    status = "CANCELLED" if block.status.cancelled else block.status.value
    return BlockLook(
        programme=block.programme.value,
        status=status,
        time_text=clock_time(block.start) if width >= _TIGHT else "",
        name=block.client_name,
        detail=block.room_name if width >= _NARROW else "",
        faded=faded,
    )


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
