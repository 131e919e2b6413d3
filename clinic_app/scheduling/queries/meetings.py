"""Meetings as the calendar draws them: read from their index, with who leads and who is expected."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from clinic_app.common.errors import NotFound
from clinic_app.facility.model import RoomRow
from clinic_app.people.model import Client
from clinic_app.people.queries.merging import bearer
from clinic_app.people.values import ClientId, PersonId
from clinic_app.scheduling.model_meetings import Meeting, MeetingClient, MeetingStaff
from clinic_app.scheduling.values_meetings import MeetingBlock, MeetingId

_AT_ONCE = 500
"""Ids in one statement; SQLite takes 32,766, other engines fewer."""


def meetings(session: Session, first: date, last: date) -> tuple[MeetingBlock, ...]:
    """The meetings of the days from `first` to `last`, both included, by time."""
    return _blocks(
        session,
        Meeting.start >= datetime.combine(first, time()),
        Meeting.start <= datetime.combine(last, time.max),
    )


def meeting(session: Session, meeting_id: int) -> MeetingBlock:
    """One meeting. Raises NotFound."""
    found = _blocks(session, Meeting.id == meeting_id)
    if not found:
        raise NotFound("meeting.unknown")
    return found[0]


def _blocks(session: Session, *which: ColumnElement[bool]) -> tuple[MeetingBlock, ...]:
    rows = session.connection().execute(_statement().where(*which)).all()
    if not rows:
        return ()
    ids = [row.id for row in rows]
    staff = _people(session, select(MeetingStaff.meeting_id, MeetingStaff.person_id), ids)
    # After a merger the one client stands for the other (ARCHITECTURE §2.9).
    expected = select(MeetingClient.meeting_id, bearer()).join(Client, Client.id == MeetingClient.client_id)
    clients = _people(session, expected, ids)
    return tuple(
        MeetingBlock(
            MeetingId(row.id),
            row.title,
            row.programme,
            row.service_type_id,
            row.status,
            row.start,
            row.end,
            (PersonId(row.counselor_id), *(PersonId(one) for one in staff[row.id])),
            row.room_id,
            row.room_name,
            tuple(ClientId(one) for one in dict.fromkeys(clients[row.id])),
            row.seats,
            row.came,
        )
        for row in rows
    )


@lru_cache(maxsize=1)
def _statement() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Meeting.id,
            Meeting.title,
            Meeting.programme,
            Meeting.service_type_id,
            Meeting.status,
            Meeting.start.label("start"),
            Meeting.end.label("end"),
            Meeting.counselor_id,
            Meeting.room_id,
            func.coalesce(RoomRow.name, "").label("room_name"),
            Meeting.seats,
            Meeting.came,
        )
        .outerjoin(RoomRow, RoomRow.id == Meeting.room_id)
        .order_by(Meeting.start, Meeting.end, Meeting.id)
    )


def _people(session: Session, wanted: Select[int, int], meeting_ids: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    meeting_id = wanted.selected_columns[0]
    for start in range(0, len(meeting_ids), _AT_ONCE):
        part = meeting_ids[start : start + _AT_ONCE]
        for number, person_id in session.connection().execute(wanted.where(meeting_id.in_(part))):
            found[number].append(person_id)
    return found
