"""Words for the refusals of `notes`, of case keys and drafts, and of staff."""

from clinic_app.common.translations import N_

WORDS: dict[str, str] = {
    "note.not_found": N_("This note does not exist."),
    "note.no_consent": N_(
        "The service consent is missing. Record it, or document an exception, then write the note."
    ),
    "note.not_started": N_("The session has not started. Start it, then write the note."),
    "note.signed": N_("This note is signed and stays as it is. Write an addendum."),
    "note.is_draft": N_("This note is not signed yet. Only its author can open it."),
    "note.not_author": N_("Only the author can go on with this note."),
    "note.not_empty": N_("This note holds words and is kept. Only an empty one can be taken back."),
    "note.not_ready": N_("The note is not ready to be signed. See what is missing."),
    "note.too_long": N_("Too long. At most {limit} signs fit in here."),
    "note.section_unknown": N_("This section does not belong to any template."),
    "note.addendum_empty": N_("Write the addendum first."),
    "note.format": N_("This note is damaged or was written by a newer version of the program."),
    "note.moved": N_(
        "This note was moved outside the program, so it is not opened. Verify the clinic's file."
    ),
    "note.broken": N_(
        "The seal of this note is broken, so nothing is added to it. Verify the clinic's file."
    ),
    "note.missing.any": N_("The note is still empty"),
    "note.missing.subjective": N_("Subjective is empty"),
    "note.missing.objective": N_("Objective is empty"),
    "note.missing.assessment": N_("Assessment is empty"),
    "note.missing.plan": N_("Plan is empty"),
    "note.missing.risk": N_("The level of risk is not decided"),
    "note.missing.risk_reason": N_("Moderate or high risk needs a reason"),
    "problem.unknown": N_("This problem does not exist any more. Open the record again."),
    "problem.code": N_("This code is not in the list. Choose one of the list."),
    "problem.icd10": N_("Only doctors and psychologists record ICD-10 codes. Use a problem category."),
    "problem.open_already": N_("This problem is open already. Go on with that one."),
    "problem.not_open": N_("This problem is not open any more. Open it again first."),
    "problem.not_closed": N_("This problem is not closed, so it goes on."),
    "problem.future": N_("The day is in the future. Enter today or an earlier day."),
    "problem.before_birth": N_("The day is before the client's birth. Check the date."),
    "problem.before_first": N_("The day is before the first day of the problem. Check the date."),
    "problem.before_closing": N_("The day is before the problem was closed. Check the date."),
    "problem.after_closing": N_("The day is after the problem was closed. Check the date."),
    "problem.earlier_case": N_(
        "On this day the earlier case of this problem was still open, or closed less than 12 months before."
    ),
    "problem.other_case": N_("This code is another problem. Record it as a problem of its own."),
    "case_key.missing": N_(
        "The key of this record has not reached you yet. Ask a colleague of the care team to open it once."
    ),
    "draft.sealed": N_(
        "This draft is closed since your access was reset. The recovery sheet can open it again."
    ),
    "draft.name": N_("Nothing can be kept under this name."),
    "draft.too_long": N_("Too much text to keep: more than {limit} MB."),
    "draft.foreign": N_("This draft isn't as you saved it. Don't sign it, and tell the administrator."),
    "draft.format": N_("This draft is damaged or was written by a newer version of the program."),
    "staff.end_self": N_("You cannot end your own account. Another administrator can."),
    "staff.last_supervisor": N_("This is the last supervisor. Make somebody else supervisor first."),
}
