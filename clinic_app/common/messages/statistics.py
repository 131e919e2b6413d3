"""Words for the refusals of the room of statistics."""

from clinic_app.common.translations import N_

WORDS: dict[str, str] = {
    "statistics.future": N_("This month has not begun, so there is nothing to count. Choose an earlier one."),
    "statistics.long_ago": N_("There are no figures of so long ago. Check the month."),
    "statistics.beside_clinic": N_("A report does not belong into the clinic's folder. Choose another one."),
    "statistics.no_rows": N_("This figure has no list behind it."),
    "statistics.running": N_("This month is not over. Close it when its last day has passed."),
    "statistics.closed": N_("This month is closed already."),
    "statistics.not_closed": N_("This month is not closed, so there is nothing to open again."),
    "statistics.findings_changed": N_(
        "Something has changed since the list was shown. Things to do by now: {count}. Look at it again."
    ),
}
