"""How backups are spoken of: when, how large, where, how far. Pure."""

from datetime import datetime, tzinfo

from clinic_app.common import locale
from clinic_app.common.translations import N_, _, ngettext
from clinic_app.safekeeping.values import CheckKind, Counted, Examination, KeptBackup, Stage

MEGA, KILO = 1 << 20, 1 << 10

_STAGES = {
    Stage.COPY: (0.10, N_("Copying the data…")),
    Stage.PACK: (0.70, N_("Writing the backup, and reading it back…")),
    Stage.SECOND_PLACE: (0.85, N_("Copying to the second place…")),
    Stage.UNPACK: (0.10, N_("Unpacking the backup…")),
    Stage.CHECK: (0.35, N_("Checking every page…")),
    Stage.PREPARE: (0.65, N_("Getting it ready…")),
    Stage.SWAP: (0.90, N_("Putting it in place…")),
}
CHECKS = {
    CheckKind.FILE: N_("File not damaged"),
    CheckKind.KEY: N_("Password fits"),
    CheckKind.VERSION: N_("Version fits"),
    CheckKind.LOG: N_("Log and signatures hold"),
}
COUNTED = {
    Counted.CLIENTS: N_("Clients"),
    Counted.APPOINTMENTS: N_("Appointments"),
    Counted.SIGNED_NOTES: N_("Signed notes"),
}


def stage_words(stage: Stage) -> tuple[float, str]:
    """How far the work is, and what it does now."""
    share, text = _STAGES[stage]
    return share, _(text)


def size_text(size: int) -> str:
    """`48 MB`, `812 kB`."""
    if size < MEGA:
        return f"{locale.number(max(1, round(size / KILO)))} kB"
    megas = size / MEGA
    return f"{locale.number(megas, 0 if megas >= 10 else 1)} MB"


def at(moment: datetime, zone: tzinfo) -> str:
    """`Selasa, 18 Agustus 2026, 07.30`."""
    here = moment.astimezone(zone)
    return f"{locale.long_date(here.date())}, {locale.clock_time(here)}"


def place_text(backup: KeptBackup) -> str:
    """Where it lies."""
    if backup.here and backup.second:
        return _("This computer and the second place")
    if backup.second:
        return _("Second place")
    return _("This computer") if backup.here else _("A file of yours")


def only_here(found: Examination) -> str:
    """What a restore takes away, in figures: "2 clients, 21 appointments, and 7 notes"; "" for nothing."""
    return locale.listing(
        [
            _counted(each.what, -each.difference)
            for each in found.compared
            if each.difference is not None and each.difference < 0
        ]
    )


def _counted(what: Counted, count: int) -> str:
    words = {
        Counted.CLIENTS: ngettext("{n} client", "{n} clients", count),
        Counted.APPOINTMENTS: ngettext("{n} appointment", "{n} appointments", count),
        Counted.SIGNED_NOTES: ngettext("{n} signed note", "{n} signed notes", count),
    }[what]
    return words.format(n=locale.number(count))


def check_value(found: Examination, kind: CheckKind, zone: tzinfo) -> str:
    """What stands at the right of a check that passed."""
    return {
        CheckKind.FILE: _("same fingerprint"),
        CheckKind.KEY: _("opened {time}").format(time=locale.clock_time(found.opened_at.astimezone(zone))),
        CheckKind.VERSION: found.program,
        CheckKind.LOG: ngettext("{n} entry", "{n} entries", found.log_entries).format(
            n=locale.number(found.log_entries)
        ),
    }[kind]
