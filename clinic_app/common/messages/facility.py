"""Words for the refusals of `facility`."""

from clinic_app.common.translations import N_

WORDS: dict[str, str] = {
    "facility.missing": N_("This file holds no facility. Restore the last backup."),
    "facility.zone": N_("Choose the time zone: WIB, WITA or WIT."),
    "period.too_long": N_("This is a very long time. Choose at most {days} days."),
    "facility.no_programme": N_("Choose at least one programme."),
    "facility.backup_folder": N_("Choose a folder for the backups; a typed path must be whole."),
    "hours.end_before_start": N_("The end is not after the start. Check the times."),
    "hours.overlap": N_("Two stretches of this day overlap. Check the times."),
    "hours.break_outside": N_("The break is outside the working hours. Check the times."),
    "hours.none": N_("Enter working hours for at least one day."),
    "hours.too_many": N_("Too many stretches. Use at most {limit} in a week."),
    "hours.weekday": N_("There is no such day of the week."),
    "room.name_taken": N_("There is a room of this name. Choose another name."),
    "room.unknown": N_("This room does not exist. Open the list again."),
    "service_type.unknown": N_("This kind of service does not exist. Choose another one."),
    "setup.no_counselor": N_("Add a counselor first: without one nobody can be booked."),
    "setup.no_receptionist": N_("Add a receptionist first; a counselor may be one too."),
    "setup.no_room": N_("Add a room first."),
}
