"""The words on screen for meetings, wherever calendar and board show them (ui/spec §4.5)."""

from clinic_app.common.locale import clock_time, long_date, time_range
from clinic_app.common.translations import N_, _
from clinic_app.groups.values import Mark
from clinic_app.scheduling.values_meetings import MeetingBlock, MeetingStatus
from ui.widgets.wording import programme_name

_STATES = {
    MeetingStatus.PLANNED: N_("Planned"),
    MeetingStatus.HELD: N_("Held"),
    MeetingStatus.CANCELLED: N_("Called off"),
}
_MARKS = {
    Mark.PRESENT: N_("present"),
    Mark.LATE: N_("late"),
    Mark.EXCUSED: N_("excused"),
    Mark.SICK: N_("sick"),
    Mark.ABSENT: N_("absent"),
}
LOOKS = {
    MeetingStatus.PLANNED: "CONFIRMED",
    MeetingStatus.HELD: "COMPLETED",
    MeetingStatus.CANCELLED: "CANCELLED",
}
"""As which state of an appointment a meeting is painted."""


def mark_name(mark: Mark) -> str:
    """What a letter stands for, as within a sentence."""
    return _(_MARKS[mark])


def meeting_state(status: MeetingStatus) -> str:
    """The state a meeting is in."""
    return _(_STATES[status])


def seats_text(meeting: MeetingBlock) -> str:
    """`8/10 hadir` of a meeting that was held, else `9/12 kursi`."""
    if meeting.status is MeetingStatus.HELD:
        return _("{n}/{of} came").format(n=meeting.came, of=len(meeting.clients))
    return _("{n}/{of} seats").format(n=len(meeting.clients), of=meeting.seats)


def meeting_spoken(meeting: MeetingBlock) -> str:
    """One sentence for a screen reader."""
    parts = (
        _("Group"),
        programme_name(meeting.programme),
        meeting.title,
        f"{long_date(meeting.start.date())} {clock_time(meeting.start)}",
        _("until {time}").format(time=clock_time(meeting.end)),
        meeting_state(meeting.status),
        seats_text(meeting),
        meeting.room_name,
    )
    return ", ".join(part for part in parts if part)


def meeting_tip(meeting: MeetingBlock) -> str:
    """What hovering over a meeting says; nothing clinical."""
    when = f"{time_range(meeting.start, meeting.end)} · {meeting_state(meeting.status)}"
    return "\n".join(part for part in (meeting.title, when, meeting.room_name, seats_text(meeting)) if part)


def short_title(title: str) -> str:
    """Two letters of a group's name, `IP` of `Ibu Pulih`: no word of it is a person's title."""
    words = title.split()
    return "".join(word[0] for word in words[:2]).upper() if len(words) > 1 else title[:2]
