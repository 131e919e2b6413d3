"""Words for the refusals of `storage` and of safekeeping."""

from clinic_app.common.translations import N_

WORDS: dict[str, str] = {
    "disk.full": N_("The disk is full. Free some space, then try again. Nothing saved so far is lost."),
    "disk.failed": N_(
        "The disk cannot be read or written: full, removed or broken. Nothing saved so far is lost."
    ),
    "database.busy": N_("Another program is using the clinic's file. Wait a moment, then try again."),
    "database.damaged": N_(
        "The clinic's file is damaged. Nothing more is written into it. Verify it, then restore a backup."
    ),
    "database.foreign": N_(
        "The file clinic.db is not this clinic's, or its beginning is damaged. Restore the last backup."
    ),
    "database.plaintext": N_(
        "The file clinic.db is not encrypted. It was not made by this program and is not opened."
    ),
    "database.missing": N_("There is no clinic in this folder, or its file clinic.db is missing."),
    "database.empty": N_("The file clinic.db is empty. Restore the last backup."),
    "database.cut": N_("The end of the file clinic.db is missing. Restore the last backup."),
    "database.newer": N_(
        "This clinic was opened with a newer version of the program. Install that one, then open it again."
    ),
    "database.orphans": N_(
        "The clinic's file could not be brought to this version: rows of {table} lost what they belong to. "
        "Nothing was changed. Keep using the older version and ask for help."
    ),
    "backup.missing": N_("There is no such backup file. Check the name and the stick or share."),
    "backup.empty": N_("The backup file is empty. Take another one."),
    "backup.cut": N_("The end of the backup file is missing. Copy it again, or take another one."),
    "backup.foreign": N_("This is not a backup of this program, or its beginning is damaged. Take another."),
    "backup.damaged": N_("The backup file is damaged. Copy it again, or take another one."),
    "backup.newer": N_(
        "This backup was made with version {program} of the program. Install that version, then restore it."
    ),
    "backup.beside_clinic": N_(
        "A backup beside the clinic's own files is lost with them. Choose another folder."
    ),
    "path.impossible": N_("No file can have this name. Choose another one."),
    "path.folder": N_("This is a folder. Choose a name for the file."),
    "backup.unreachable": N_(
        "The backup cannot be read any more. Plug the stick in again or look after the share, then try again."
    ),
    "backup.in_the_way": N_("There is a file of this name that is no backup. Choose another name."),
    "restore.damaged": N_(
        "A restore was interrupted and restore.json cannot be read. The files lie in restore-… and before-…, "
        "nothing is lost. Ask for help before you go on."
    ),
    "restore.other_clinic": N_("This backup belongs to another clinic. Restore it into a new folder."),
    "restore.changed": N_("The file is no longer the backup that was checked. Check it again."),
    "restore.wrong": N_(
        "This password does not open the backup. Type the one that was in use when the backup was made."
    ),
    "restore.not_administrator": N_(
        "Only an administrator of that day can restore this backup. Choose another account."
    ),
    "restore.cancelled": N_("Nothing was restored. The data are as they were before."),
    "restore.log": N_(
        "The log in this backup does not hold, or something signed was changed: {count} findings. It was so "
        "when the backup was made. Take an older backup if there is one."
    ),
    "place.missing": N_("This folder does not exist. Plug in the stick, or choose another one."),
    "place.full": N_("There is no room left in this place. Free some, or choose another one."),
    "place.read_only": N_("Nothing can be written into this place. Take off its write protection."),
    "place.differs": N_(
        "What was written there reads back differently: the stick may be worn. Take another."
    ),
    "place.failed": N_("This place cannot be written or read. Plug the stick in again, or take another one."),
    "place.own": N_("This folder lies beside the data. Choose one on a stick or a share."),
    "restore.findings": N_(
        "The backup opens, but {count} things in it are not as they were written. It is not restored."
    ),
}
"""Code → sentence."""
