"""What the page says about backups. Pure."""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from clinic_app.common import locale
from clinic_app.common.messages import words
from clinic_app.common.translations import N_, _
from clinic_app.safekeeping.values import BackupKind, KeptBackup, PlaceFault
from ui.panels.restore.words import place_text, size_text
from ui.widgets.rows import Cell, Column

KINDS = {
    BackupKind.AUTOMATIC: N_("Automatic"),
    BackupKind.ASKED: N_("On demand"),
    BackupKind.UPDATE: N_("Before an update"),
    BackupKind.UNKNOWN: "",
}
FAULTS = {
    PlaceFault.MISSING: (
        N_("The place is not there."),
        N_("Plug in the stick or switch on the share, then try again."),
    ),
    PlaceFault.FULL: (N_("The place is full."), N_("Free some room on it, then try again.")),
    PlaceFault.READ_ONLY: (
        N_("The place cannot be written."),
        N_("Take off its write protection, then try again."),
    ),
    PlaceFault.DIFFERS: (
        N_("The copy reads back differently."),
        N_("The stick may be worn. Take another one."),
    ),
    PlaceFault.FAILED: (
        N_("The place cannot be used."),
        N_("Plug the stick in again, or take another one."),
    ),
}
"""What is wrong with the second place, and what to do."""


def kind_name(kind: BackupKind) -> str:
    """What it was made for; "" where nobody knows."""
    return _(KINDS[kind]) if KINDS[kind] else ""


def fault_words(fault: PlaceFault) -> tuple[str, str]:
    """What is wrong with the second place, and what to do."""
    happened, todo = FAULTS[fault]
    return _(happened), _(todo)


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
