"""The rows that commands begin with."""

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from clinic_app.common.errors import NotFound
from clinic_app.groups.model import Attendance, Facilitator, GroupMeeting, GroupRow, Membership
from clinic_app.groups.values import GroupId
from clinic_app.people.model import Client
from clinic_app.people.queries.merging import bearer, standing_for
from clinic_app.people.values import ClientId, PersonId


def group_row(session: Session, group_id: int) -> GroupRow:
    """A group. Raises NotFound."""
    row = session.get(GroupRow, group_id)
    if row is None:
        raise NotFound("group.unknown")
    return row


def membership(session: Session, membership_id: int) -> Membership:
    """A client's time in a group. Raises NotFound."""
    row = session.get(Membership, membership_id)
    if row is None:
        raise NotFound("group.member_unknown")
    return row


def group_of(session: Session, meeting_id: int) -> GroupId:
    """Whose meeting it is. Raises NotFound."""
    found = session.get(GroupMeeting, meeting_id)
    if found is None:
        raise NotFound("meeting.unknown")
    return GroupId(found.group_id)


def facilitators(session: Session, group_id: int) -> tuple[PersonId, ...]:
    """Who leads a group now, the first before the others."""
    rows = session.scalars(
        select(Facilitator.person_id)
        .where(Facilitator.group_id == group_id, Facilitator.until.is_(None))
        .order_by(Facilitator.lead.desc(), Facilitator.id)
    )
    return tuple(PersonId(person_id) for person_id in rows)


def leads(session: Session, group_id: int, person_id: int) -> bool:
    """Whether a person leads a group now."""
    found = session.scalar(
        select(Facilitator.id)
        .where(
            Facilitator.group_id == group_id,
            Facilitator.until.is_(None),
            Facilitator.person_id == person_id,
        )
        .limit(1)
    )
    return found is not None


def meeting_ids(session: Session, group_id: int) -> list[int]:
    """All meetings of a group, those called off included."""
    return list(session.scalars(select(GroupMeeting.meeting_id).where(GroupMeeting.group_id == group_id)))


def spans_of(session: Session, group_id: int, client_id: int) -> list[Membership]:
    """A client's times in a group, after mergers, the oldest first."""
    return list(
        session.scalars(
            select(Membership)
            .where(Membership.group_id == group_id, Membership.client_id.in_(standing_for([client_id])))
            .order_by(Membership.id)
        )
    )


def belonging(session: Session, group_id: int, day: date) -> tuple[ClientId, ...]:
    """The members of that day, after mergers."""
    rows = session.execute(
        select(bearer())
        .join(Membership, Membership.client_id == Client.id)
        .where(
            Membership.group_id == group_id,
            Membership.joined_on <= day,
            or_(Membership.left_on.is_(None), Membership.left_on >= day),
        )
        .order_by(Membership.id)
    )
    return tuple(dict.fromkeys(ClientId(client_id) for (client_id,) in rows))


def marked(session: Session, meeting_id: int) -> tuple[ClientId, ...]:
    """Who has a mark at a meeting, after mergers."""
    rows = session.execute(
        select(bearer())
        .join(Attendance, Attendance.client_id == Client.id)
        .where(Attendance.meeting_id == meeting_id)
    )
    return tuple(dict.fromkeys(ClientId(client_id) for (client_id,) in rows))


def belongs(row: Membership, day: date) -> bool:
    """Whether this time in the group holds `day`, as `Member.belongs`."""
    return row.joined_on is not None and row.joined_on <= day and (row.left_on is None or day <= row.left_on)
