"""Who was a member when, and how often a member came (handbook §2.10)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from clinic_app.groups.values import Mark, Member
from clinic_app.scheduling.values_meetings import MeetingId

_TWICE = 2


def belonged(spans: Iterable[Member], day: date) -> bool:
    """Whether somebody with these times in the group was a member on `day`."""
    return any(span.belongs(day) for span in spans)


def rate(
    spans: Sequence[Member], held: Iterable[tuple[MeetingId, date]], marks: Mapping[MeetingId, Mark]
) -> tuple[int, int]:
    """How often a member came, and at how many meetings: (H + T) of those held while a member.

    A meeting held without a mark counts against the member, as absence does; one before joining does not.
    """
    while_member = [meeting_id for meeting_id, day in held if belonged(spans, day)]
    came = sum(1 for meeting_id in while_member if (mark := marks.get(meeting_id)) and mark.came)
    return came, len(while_member)


def two_absences(
    spans: Sequence[Member], held: Sequence[tuple[MeetingId, date]], marks: Mapping[MeetingId, Mark]
) -> bool:
    """Whether a member was absent without excuse (A) at the last two meetings held while a member.

    `held` in the order of time. Somebody should ask after them (handbook §2.10).
    """
    last = [meeting_id for meeting_id, day in held if belonged(spans, day)][-_TWICE:]
    return len(last) == _TWICE and all(marks.get(meeting_id) is Mark.ABSENT for meeting_id in last)
