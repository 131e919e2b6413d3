"""What the page says about backups. Pure."""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from clinic_app.common import locale
from clinic_app.common.messages import words
from clinic_app.common.translations import _
from clinic_app.safekeeping.values import KeptBackup
from ui.panels.restore.words import place_text, size_text
from ui.widgets.backup_wording import kind_name
from ui.widgets.rows import Cell, Column


def when(moment: datetime, today: date, zone: ZoneInfo) -> str:
    """`Hari ini 07.30`, `Sel, 18 Agu 15.02`."""
    here = moment.astimezone(zone)
    return f"{locale.relative_date(here.date(), today)} {locale.clock_time(here)}"


def within(moment: datetime, today: date, zone: ZoneInfo) -> str:
    """The same within a sentence: `hari ini 07.30`."""
    text = when(moment, today, zone)
    return text[:1].lower() + text[1:] if abs((moment.astimezone(zone).date() - today).days) <= 1 else text


def proof_cell(backup: KeptBackup) -> Cell:
    """Whether it may be relied on."""
    if backup.fault is not None:
        return Cell(_("Damaged"), tone="danger", icon="warning-circle-fill", tip=words(backup.fault))
    if backup.proven is None:
        tip = _("Nothing is known of it here. A rehearsal proves it.")
        return Cell(_("Not checked"), tone="neutral", icon="circle-dashed", tip=tip)
    if backup.proven:
        return Cell(_("Proven"), tone="success", icon="check-circle-fill")
    tip = _("The check found something. A rehearsal says what.")
    return Cell(_("With findings"), tone="danger", icon="warning-circle-fill", tip=tip)


def columns(today: Callable[[], date], zone: ZoneInfo) -> list[Column]:
    """When, what for, how large, where, proven."""

    def quiet(text: str) -> Cell:
        return Cell(text, "text2")

    return [
        Column(
            _("Time"),
            lambda each: Cell(when(each.made_at, today(), zone), weight=500),
            width=170,
            stretch=True,
        ),
        Column(_("Made"), lambda each: quiet(kind_name(each.kind)), width=150),
        Column(_("Size"), lambda each: quiet(size_text(each.size)), width=90, number=True),
        Column(_("Place"), lambda each: quiet(place_text(each)), width=250),
        Column(_("Check"), proof_cell, "chip", 150),
    ]
