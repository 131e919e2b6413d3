"""What a figure counts, one by one, and how much of it the person at the desk may see (ui/spec §8.8)."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from clinic_app.audit.desk import Desk
from clinic_app.common.permissions import Permission, Reach
from clinic_app.common.text import initials
from clinic_app.facility.values import Programme
from clinic_app.groups.values import GroupId
from clinic_app.people.care_team import own_clients
from clinic_app.people.queries.names import names
from clinic_app.people.values import ClientId, ClientName, Confidentiality, PersonId
from clinic_app.referrals.values import ReferralId
from clinic_app.scheduling.values import AppointmentId
from clinic_app.scheduling.values_meetings import MeetingId
from clinic_app.statistics.values.closing import Row, RowKind


class Hit(NamedTuple):
    """One of those that a figure counts, before anybody asked who may see it."""

    kind: RowKind
    id: int
    at: datetime
    programme: Programme
    counselor: PersonId
    client: ClientId | None = None
    title: str = ""
    group_id: GroupId | None = None


def rows(session: Session, desk: Desk, hits: Sequence[Hit], staff: dict[PersonId, str]) -> tuple[Row, ...]:
    """Hits as the person at the desk may see them."""
    wanted = [hit.client for hit in hits if hit.client is not None]
    known = {client.id: client for client in names(session, desk, wanted)} if wanted else {}
    team = frozenset(session.scalars(own_clients(desk.person_id)))
    return tuple(_row(hit, known.get(hit.client) if hit.client else None, team, desk, staff) for hit in hits)


def _row(
    hit: Hit, client: ClientName | None, team: frozenset[int], desk: Desk, staff: dict[PersonId, str]
) -> Row:
    name = hit.title
    if client is not None and (desk.reach(Permission.CLIENT_READ) is Reach.ALL or client.own):
        hidden = client.confidentiality is Confidentiality.RESTRICTED and client.id not in team
        name = initials(client.full_name) if hidden else client.full_name
    return Row(
        hit.kind,
        _NUMBERS[hit.kind](hit.id),
        hit.at,
        hit.client if client is not None and name else None,
        name,
        hit.counselor,
        staff.get(hit.counselor, ""),
        hit.group_id,
    )


_NUMBERS: dict[RowKind, Callable[[int], AppointmentId | MeetingId | ReferralId]] = {
    RowKind.APPOINTMENT: AppointmentId,
    RowKind.MEETING: MeetingId,
    RowKind.REFERRAL: ReferralId,
}
