"""Words for the refusals of `vault`, of signing in, and of the folder's lock."""

from clinic_app.common.translations import N_

WORDS: dict[str, str] = {
    "sign_in.wrong": N_("Wrong password. {left} tries left."),
    "sign_in.delayed": N_("Too many wrong passwords. Try again in {seconds} seconds."),
    "session.locked": N_("The screen is locked. Unlock it, then try again."),
    "password.short": N_("Too short. Use at least {least} signs; several words are easy to remember."),
    "password.long": N_("Too long. Use at most {most} signs."),
    "password.blank": N_("Only spaces. Type a password."),
    "password.same_as_login": N_("The password is the same as the login. Choose another one."),
    "password.same_as_name": N_("The password is the same as the name. Choose another one."),
    "password.same_as_old": N_("The new password is the same as the old one. Choose another one."),
    "password.simple": N_("Too easy to guess. Use more different signs."),
    "login.form": N_("Use 2 to 32 signs: small letters, digits, dot, hyphen, underscore."),
    "login.taken": N_("Somebody has this login, or had it. Choose another one."),
    "staff.name_blank": N_("Type the name."),
    "staff.name_long": N_("The name is too long. Use at most {most} signs."),
    "roles.none": N_("Choose at least one role."),
    "roles.no_administrator": N_("The first account must be an administrator."),
    "staff.unknown": N_("There is no such account."),
    "staff.ended": N_("This account is no longer active. Activate it first."),
    "staff.last_administrator": N_("This is the last administrator. Make somebody else administrator first."),
    "staff.reset_self": N_("Your own password is changed under My account, with the old one."),
    "keyring.not_administrator": N_("Only an administrator may do this."),
    "clinical_key.missing": N_(
        "Clinical data is still closed to you. Ask a colleague who can open it to confirm your access."
    ),
    "clinical_key.role": N_("This role does not open clinical data."),
    "recovery.group": N_("Group {group} is mistyped. Compare it with the sheet."),
    "recovery.length": N_("{signs} of {of} signs. Type all groups of the sheet."),
    "recovery.wrong": N_(
        "This sheet does not belong to this clinic, or a newer one was made. Look for the right sheet."
    ),
    "recovery.not_administrator": N_("Recovery begins with an administrator. Choose the account of one."),
    "keyring.missing": N_(
        "The file keyring.json is missing, so the clinic cannot be opened. Restore the last backup."
    ),
    "keyring.damaged": N_("The file keyring.json is damaged. Restore the last backup."),
    "keyring.foreign": N_("The file keyring.json was not made by this program. Restore the last backup."),
    "keyring.newer": N_(
        "This clinic was opened with a newer version of the program. Install that version, then "
        "open it again."
    ),
    "keyring.cost": N_(
        "The file keyring.json was changed: its protection of passwords is not what it was. "
        "Restore the last backup."
    ),
    "keyring.key": N_("A key in keyring.json was changed or is missing. Restore the last backup."),
    "keyring.older": N_(
        "The file keyring.json is older than the one you last used. Find out who put it back, or "
        "restore the last backup."
    ),
    "keyring.root": N_("The file keyring.json does not belong to this clinic. Restore the last backup."),
    "keyring.roster": N_(
        "The list of staff in keyring.json was changed outside the program. Restore the last backup."
    ),
    "vault.blob": N_(
        "This content is damaged or was moved, so it cannot be opened. Verify the clinic's file."
    ),
    "vault.key": N_("A key of this content is damaged. Verify the clinic's file."),
    "case_key.foreign": N_("The key of this record was replaced. Verify the clinic's file."),
    "folder.founded": N_("There is a clinic in this folder already. Choose an empty folder."),
    "folder.busy": N_("The clinic is open already on {machine} by {user}. Close it there, then try again."),
    "disk.refused": N_(
        "The disk does not let the program write. Check the rights of the folder, then try again."
    ),
    "memory.short": N_(
        "There is not enough memory to check the password. Close other programs, then try again."
    ),
}
