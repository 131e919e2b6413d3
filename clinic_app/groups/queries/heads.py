"""Groups as the list shows them: one statement each for groups, members, facilitators and times."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import Session

from clinic_app.audit.desk import Desk
from clinic_app.facility.model import RoomRow
from clinic_app.groups import inside
from clinic_app.groups.model import Facilitator, GroupMeeting, GroupRow, Membership
from clinic_app.groups.queries.rows import group_row
from clinic_app.groups.values import GroupHead, GroupId, UsualTime
from clinic_app.people.values import PersonId
from clinic_app.scheduling.model_meetings import Meeting
from clinic_app.scheduling.values_meetings import MeetingStatus
from clinic_app.storage.types import LocalDateTime


def heads(session: Session, desk: Desk, now: datetime) -> tuple[GroupHead, ...]:
    """All groups, those that ended included, by name."""
    return _heads(session, desk, now, list(session.scalars(select(GroupRow))))


def head(session: Session, desk: Desk, group_id: int, now: datetime) -> GroupHead:
    """One group. Raises NotFound."""
    return _heads(session, desk, now, [group_row(session, group_id)])[0]


def seated(today: date) -> Any:
    """That a client has a seat: joined, or about to, and not gone."""
    return and_(
        Membership.joined_on.is_not(None),
        or_(
            Membership.left_on.is_(None),
            and_(Membership.left_on >= today, Membership.left_on >= Membership.joined_on),
        ),
    )


def _heads(session: Session, desk: Desk, now: datetime, rows: list[GroupRow]) -> tuple[GroupHead, ...]:
    ids = [row.id for row in rows]
    counts = _counts(session, ids, now.date())
    leading = _leading(session, ids)
    usual = _usual(session, ids, now)
    found = []
    for row in rows:
        texts = inside.shown(desk.keys, row)
        staff = tuple(leading[row.id])
        members, waiting = counts.get(row.id, (0, 0))
        found.append(
            GroupHead(
                id=GroupId(row.id),
                public_name=row.public_name,
                name=(texts and texts.name) or row.public_name,
                programme=row.programme,
                kind=row.kind,
                capacity=row.capacity,
                members=members,
                waiting=waiting,
                facilitators=staff,
                facilitator_names=tuple(desk.keyring.roster.name_of(person_id) for person_id in staff),
                mine=desk.person_id in staff,
                usual=usual.get(row.id),
                ended_on=row.ended_on,
            )
        )
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.id)))


def _counts(session: Session, ids: list[int], today: date) -> dict[int, tuple[int, int]]:
    waits = and_(Membership.joined_on.is_(None), Membership.left_on.is_(None))
    rows = session.execute(
        select(
            Membership.group_id,
            func.count(func.distinct(case((seated(today), Membership.client_id)))),
            func.count(func.distinct(case((waits, Membership.client_id)))),
        )
        .where(Membership.group_id.in_(ids))
        .group_by(Membership.group_id)
    )
    return {group_id: (members, waiting) for group_id, members, waiting in rows}


def _leading(session: Session, ids: list[int]) -> dict[int, list[PersonId]]:
    rows = session.execute(
        select(Facilitator.group_id, Facilitator.person_id)
        .where(Facilitator.group_id.in_(ids), Facilitator.until.is_(None))
        .order_by(Facilitator.lead.desc(), Facilitator.id)
    )
    found: dict[int, list[PersonId]] = defaultdict(list)
    for group_id, person_id in rows:
        found[group_id].append(PersonId(person_id))
    return found


def _usual(session: Session, ids: list[int], now: datetime) -> dict[int, UsualTime]:
    """The next meeting of each group, or its last one."""
    coming = case((Meeting.end >= now, Meeting.start))
    rows = session.execute(
        select(
            GroupMeeting.group_id,
            func.min(coming, type_=LocalDateTime()),
            func.max(Meeting.start, type_=LocalDateTime()),
        )
        .join(Meeting, Meeting.id == GroupMeeting.meeting_id)
        .where(GroupMeeting.group_id.in_(ids), Meeting.status != MeetingStatus.CANCELLED)
        .group_by(GroupMeeting.group_id)
    )
    starts = {group_id: following or last for group_id, following, last in rows}
    if not starts:
        return {}
    places = session.execute(
        select(GroupMeeting.group_id, Meeting.start, Meeting.end, func.coalesce(RoomRow.name, ""))
        .join(Meeting, Meeting.id == GroupMeeting.meeting_id)
        .outerjoin(RoomRow, RoomRow.id == Meeting.room_id)
        .where(
            Meeting.start.in_(set(starts.values())),
            GroupMeeting.group_id.in_(starts),
            Meeting.status != MeetingStatus.CANCELLED,
        )
    )
    return {
        group_id: UsualTime(start, end, room)
        for group_id, start, end, room in places
        if starts[group_id] == start
    }
