"""Meetings in the grid: what they take of whose day, where they stand, what they say. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from clinic_app.people.values import PersonId
from clinic_app.scheduling.values_meetings import MeetingBlock, MeetingId


@dataclass(frozen=True)
class MeetingShare:
    """What a meeting takes of one colleague's day; whole where it is led, else that one is only busy."""

    meeting: MeetingBlock
    counselor_id: PersonId
    led: bool = True

    @property
    def id(self) -> MeetingId:
        return self.meeting.id

    @property
    def start(self) -> datetime:
        return self.meeting.start

    @property
    def end(self) -> datetime:
        return self.meeting.end


@dataclass(frozen=True)
class PlacedMeeting:
    """A meeting's share and its place: lane `lane` of `lanes` in the column at `column`."""

    share: MeetingShare
    lane: int
    lanes: int
    column: int = 0


def shares(
    meetings: Iterable[MeetingBlock], counselors: Sequence[PersonId], each: bool
) -> tuple[MeetingShare, ...]:
    """What meetings take of the days of these counselors.

    With `each` every one of them has a place of their own and is busy there; else all share one, where the
    meeting stands once. Whole it stands with the first of its staff who is shown.
    """
    found: list[MeetingShare] = []
    for meeting in meetings:
        there = [person for person in meeting.staff if person in counselors]
        for number, person in enumerate(there if each else there[:1]):
            found.append(MeetingShare(meeting, person, led=number == 0))
    return tuple(found)
