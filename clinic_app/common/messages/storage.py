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
    "backup.in_the_way": N_("There is a file of this name that is no backup. Choose another name."),
    "restore.damaged": N_(
        "A restore was interrupted and restore.json cannot be read. The files lie in restore-… and before-…, "
        "nothing is lost. Ask for help before you go on."
    ),
    "restore.other_clinic": N_("This backup belongs to another clinic. Restore it into a new folder."),
    "restore.findings": N_(
        "The backup opens, but {count} things in it are not as they were written. It is not restored."
    ),
}
"""Code → sentence."""
