"""A client's groups as the client's own record shows them: never with anybody else's name."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic_app.groups.model import GroupRow, Membership
from clinic_app.groups.queries.meetings import meetings
from clinic_app.groups.queries.record import marks_of
from clinic_app.groups.rules.attendance import rate
from clinic_app.groups.values import GroupId, Member, MembershipId
from clinic_app.groups.values_notes import Participation
from clinic_app.people.queries import client_row
from clinic_app.people.queries.merging import standing_for
from clinic_app.people.values import ClientId
from clinic_app.scheduling.values_meetings import MeetingStatus


def participations(session: Session, client_id: ClientId) -> tuple[Participation, ...]:
    """Each time in a group, the newest first; waiting for a seat counts as one without a day of joining."""
    client = client_row(session, client_id)
    rows = session.execute(
        select(Membership, GroupRow.public_name)
        .join(GroupRow, GroupRow.id == Membership.group_id)
        .where(Membership.client_id.in_(standing_for([client_id])))
        .order_by(Membership.id.desc())
    )
    spans = [
        (
            GroupId(row.group_id),
            name,
            Member(
                MembershipId(row.id),
                client_id,
                client.record_no,
                client.full_name,
                client.sex,
                row.asked_on,
                row.joined_on,
                row.left_on,
                row.left_reason,
                row.rules_on,
            ),
        )
        for row, name in rows
    ]
    return tuple(
        _participation(session, group_id, name, span)
        for group_id, name, span in spans
        if span.left_on is None or span.joined_on is None or span.joined_on <= span.left_on
    )


def _participation(session: Session, group_id: GroupId, name: str, span: Member) -> Participation:
    own = marks_of(session, group_id).get(span.client_id, {})
    held = [
        (one.id, one.start.date())
        for one in meetings(session, group_id)
        if one.status is MeetingStatus.HELD and span.belongs(one.start.date())
    ]
    came, of = rate([span], held, own)
    letters = tuple((day, own[number].value if number in own else "") for number, day in held)
    return Participation(group_id, name, span.joined_on, span.left_on, came, of, letters)
