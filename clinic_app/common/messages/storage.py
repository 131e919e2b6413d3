"""Words for the refusals of `storage`, of the log and of safekeeping."""

from clinic_app.common.translations import N_

WORDS: dict[str, str] = {
    "disk.full": N_("The disk is full. Free some space, then try again. Nothing saved so far is lost."),
    "disk.failed": N_(
        "The disk cannot be read or written. It may be full, removed or broken. Nothing saved so far is lost."
    ),
    "database.busy": N_("Another program is using the clinic's file. Wait a moment, then try again."),
    "database.damaged": N_(
        "The clinic's file is damaged, so nothing more is written into it. Verify it, then restore the last backup."
    ),
    "database.foreign": N_(
        "This file does not belong to this clinic, or it is damaged from its first page on. Restore a backup."
    ),
    "database.plaintext": N_(
        "This file is not encrypted. It was not made by this program and is not opened."
    ),
    "database.missing": N_("There is no clinic in this folder."),
    "database.newer": N_(
        "This clinic was opened with a newer version of the program. Install that version, then open it again."
    ),
}
"""Code → sentence."""
