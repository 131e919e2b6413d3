"""The words on screen for the codes of backups (ui/spec §8.10)."""

from clinic_app.common.translations import N_, _
from clinic_app.safekeeping.values import BackupKind, PlaceFault

_KIND = {
    BackupKind.AUTOMATIC: N_("Automatic"),
    BackupKind.ASKED: N_("On demand"),
    BackupKind.UPDATE: N_("Before an update"),
    BackupKind.UNKNOWN: "",
}
_FAULT = {
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


def kind_name(kind: BackupKind) -> str:
    """What it was made for; "" where nobody knows."""
    return _(_KIND[kind]) if _KIND[kind] else ""


def fault_words(fault: PlaceFault) -> tuple[str, str]:
    """What is wrong with the second place, and what to do."""
    happened, todo = _FAULT[fault]
    return _(happened), _(todo)
