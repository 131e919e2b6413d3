"""Words for the refusals of `scheduling`."""

from clinic_app.common.translations import N_

WORDS: dict[str, str] = {
    "slot.year": N_("Choose a date between {first} and {last}."),
    "slot.end_before_start": N_("The end lies before the beginning. Choose a later end."),
    "slot.one_day": N_("An appointment begins and ends on the same day. Choose an earlier end."),
    "slot.too_short": N_("An appointment lasts at least {least} minutes. Choose a later end."),
    "slot.too_long": N_("An appointment lasts at most {most} hours. Choose an earlier end."),
    "series.weeks": N_("A series has {fewest} to {most} appointments. Choose another number."),
    "series.overlap": N_("Two appointments of the series are at the same time. Choose another for one."),
    "series.unknown": N_("This series does not exist."),
    "appointment.unknown": N_("This appointment does not exist."),
    "appointment.client": N_("This client does not exist. Choose the client anew."),
    "appointment.service": N_("This kind of service is not offered in this programme. Choose another."),
    "appointment.counselor": N_("This person has no calendar. Choose a counselor."),
    "appointment.room": N_("This room is not in use. Choose another."),
    "appointment.reason_short": N_("Write the reason in {least} letters or more."),
    "appointment.past": N_("This time lies on a past day. Choose today or later."),
    "appointment.too_old": N_(
        "Past appointments can be corrected for {days} days only. This one stays as it is."
    ),
    "appointment.not_movable": N_(
        "Only an appointment that has not begun can be moved. Put its status back first."
    ),
    "appointment.not_yet": N_("It is too early for this. Wait for the appointment's day and time."),
    "appointment.no_step": N_("The appointment's status does not allow this. Look at it again."),
    "meeting.unknown": N_("This meeting does not exist."),
    "meeting.staff": N_("Choose between one and {most} people who lead the meeting, each once."),
    "meeting.too_old": N_("Meetings can be written down for {days} days only. Choose a later day."),
    "meeting.cancelled": N_("This meeting was called off."),
    "meeting.not_cancelled": N_("This meeting was not called off."),
    "meeting.not_planned": N_("Only a planned meeting can be moved."),
    "meeting.future": N_("This meeting lies ahead. Wait for its day."),
    "meeting.not_held": N_("This meeting has not taken place yet. Mark the attendance first."),
    "appointment.taken": N_(
        "Another appointment has taken this time in the meantime. Book a new appointment instead."
    ),
}
