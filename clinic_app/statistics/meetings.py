"""The meetings of a month that were held, who was expected there, and who dropped in."""

from collections import defaultdict
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic_app.facility.values import Programme
from clinic_app.groups.model import Attendance, GroupMeeting, Guest, Membership
from clinic_app.groups.values import GroupId
from clinic_app.people.model import Client
from clinic_app.people.queries.merging import bearer
from clinic_app.people.values import ClientId, PersonId, Sex
from clinic_app.scheduling.model_meetings import Meeting
from clinic_app.scheduling.values_meetings import MeetingId, MeetingStatus
from clinic_app.statistics.scope import Scope


class Held(NamedTuple):
    """A meeting of a group that was held."""

    id: MeetingId
    group_id: GroupId
    title: str
    start: datetime
    programme: Programme
    counselor: PersonId
    marked: frozenset[ClientId]
    """Whose attendance was written down, whatever the mark."""
    members: frozenset[ClientId]
    """Who belonged to the group on that day."""

    @property
    def expected(self) -> frozenset[ClientId]:
        return self.members | self.marked


class Came(NamedTuple):
    """Guests of one meeting who were entered together."""

    programme: Programme
    counselor: PersonId
    sex: Sex
    named: bool
    number: int


def held(session: Session, scope: Scope) -> list[Held]:
    """The meetings held in the month, of all programmes, by time."""
    rows = session.execute(
        select(
            Meeting.id,
            GroupMeeting.group_id,
            Meeting.title,
            Meeting.start,
            Meeting.programme,
            Meeting.counselor_id,
        )
        .join(GroupMeeting, GroupMeeting.meeting_id == Meeting.id)
        .where(Meeting.start >= scope.begin, Meeting.start < scope.end, Meeting.status == MeetingStatus.HELD)
        .order_by(Meeting.start, Meeting.id)
    ).all()
    marks = _marks(session, [row.id for row in rows])
    spans = _spans(session, {row.group_id for row in rows})
    return [
        Held._make((*row, frozenset(marks[row.id]), _members(spans[row.group_id], row.start.date())))
        for row in rows
    ]


def guests(session: Session, scope: Scope) -> list[Came]:
    """Who dropped in at the meetings held in the month; those taken back are left out."""
    rows = session.execute(
        select(Meeting.programme, Meeting.counselor_id, Guest.sex, Guest.name != "", Guest.count)
        .join(Guest, Guest.meeting_id == Meeting.id)
        .where(
            Meeting.start >= scope.begin,
            Meeting.start < scope.end,
            Meeting.status == MeetingStatus.HELD,
            ~Guest.withdrawn,
        )
    )
    return [Came._make(row) for row in rows]


_Span = tuple[ClientId, date, date | None]


def _marks(session: Session, meetings: list[int]) -> dict[int, set[ClientId]]:
    found: dict[int, set[ClientId]] = defaultdict(set)
    rows = session.execute(
        select(Attendance.meeting_id, bearer())
        .join(Client, Client.id == Attendance.client_id)
        .where(Attendance.meeting_id.in_(meetings))
    )
    for meeting, client in rows:
        found[meeting].add(ClientId(client))
    return found


def _spans(session: Session, groups: set[int]) -> dict[int, list[_Span]]:
    found: dict[int, list[_Span]] = defaultdict(list)
    rows = session.execute(
        select(
            Membership.group_id,
            bearer(),
            Membership.joined_on,
            Membership.left_on,
        )
        .join(Client, Client.id == Membership.client_id)
        .where(Membership.group_id.in_(groups))
    )
    for group, client, joined, left in rows:
        if joined is not None:
            found[group].append((ClientId(client), joined, left))
    return found


def _members(spans: list[_Span], day: date) -> frozenset[ClientId]:
    """Who had joined by that day; the day of leaving is the last one that belongs to it."""
    return frozenset(
        client for client, joined, left in spans if joined <= day and (left is None or left >= day)
    )
