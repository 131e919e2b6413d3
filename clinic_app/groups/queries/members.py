"""Who belongs to a group, or did, or waits: names as the reader may see them."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from clinic_app.audit.desk import Desk
from clinic_app.common.permissions import Role
from clinic_app.common.text import initials
from clinic_app.groups.model import Membership
from clinic_app.groups.values import Member, MembershipId
from clinic_app.people.care_team import own_clients
from clinic_app.people.model import Client
from clinic_app.people.queries.merging import bearer
from clinic_app.people.values import ClientId, Confidentiality


def members(session: Session, desk: Desk, group_id: int, *, mine: bool) -> tuple[Member, ...]:
    """All times of all clients, by name and then by age; a merged client is whom it was merged into.

    A restricted client has initials for who neither receives, nor is of the team, nor leads the group.
    """
    into = aliased(Client)
    known = mine or Role.RECEPTIONIST in desk.roles
    rows = session.execute(
        select(
            Membership.id,
            bearer().label("client_id"),
            func.coalesce(into.record_no, Client.record_no).label("record_no"),
            func.coalesce(into.full_name, Client.full_name).label("name"),
            func.coalesce(into.sex, Client.sex).label("sex"),
            func.coalesce(into.confidentiality, Client.confidentiality).label("confidentiality"),
            bearer().in_(own_clients(desk.person_id)).label("own"),
            Membership.asked_on,
            Membership.joined_on,
            Membership.left_on,
            Membership.left_reason,
            Membership.rules_on,
        )
        .join(Client, Client.id == Membership.client_id)
        .outerjoin(into, into.id == Client.merged_into)
        .where(Membership.group_id == group_id)
        .order_by(func.coalesce(into.sort_key, Client.sort_key), bearer(), Membership.id)
    ).all()
    return tuple(
        Member(
            MembershipId(row.id),
            ClientId(row.client_id),
            row.record_no,
            row.name
            if known or row.own or row.confidentiality is not Confidentiality.RESTRICTED
            else initials(row.name),
            row.sex,
            row.asked_on,
            row.joined_on,
            row.left_on,
            row.left_reason,
            row.rules_on,
        )
        for row in rows
    )
