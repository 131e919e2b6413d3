"""One client's record, as far as identity, contact, team and consents go."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic_app.audit.desk import Desk
from clinic_app.common.errors import NotFound
from clinic_app.people import case_keys
from clinic_app.people.care_team import team_ids
from clinic_app.people.model import CareTeamRow, Client, ConsentRow, GuardianRow, StaffRow
from clinic_app.people.queries.names import name
from clinic_app.people.rules import is_minor, masked, may_write_note
from clinic_app.people.values import (
    BirthPrecision,
    ClientForm,
    ClientId,
    ClientRecord,
    Consent,
    ConsentId,
    ContactChannel,
    Guardian,
    PersonId,
    TeamMember,
)


def client_row(session: Session, client_id: int) -> Client:
    """The row of a client. Raises NotFound."""
    row = session.get(Client, client_id)
    if row is None:
        raise NotFound("client.unknown")
    return row


def record(session: Session, desk: Desk, client_id: int, today: date) -> ClientRecord:
    """The record as the person at the desk may see it; outside the team, the header only. Raises NotFound."""
    row = client_row(session, client_id)
    header = name(session, desk, client_id)
    open_to_reader = header.own
    known = consents(session, client_id) if open_to_reader else ()
    return ClientRecord(
        name=header,
        nik_masked=masked(row.nik or "") if open_to_reader else "",
        contact=row.contact if open_to_reader else ContactChannel.NONE,
        contact_note=row.contact_note if open_to_reader else "",
        address=row.address if open_to_reader else "",
        guardian=guardian(session, client_id) if open_to_reader else None,
        registered_on=row.registered_on,
        registered_by=PersonId(row.registered_by),
        team=team(session, client_id) if open_to_reader else (),
        consents=known,
        minor=is_minor(row.birth_date, row.birth_precision, today),
        may_write_note=may_write_note(known, today),
        restricted=not open_to_reader,
    )


def form(session: Session, client_id: int, today: date) -> ClientForm:
    """A client as the registration form shows it: an estimated birth date as the age of this year."""
    row = client_row(session, client_id)
    estimated = row.birth_precision is BirthPrecision.ESTIMATED
    return ClientForm(
        full_name=row.full_name,
        sex=row.sex,
        birth_date=None if estimated else row.birth_date,
        age=today.year - row.birth_date.year if estimated else None,
        nik=row.nik or "",
        phone=row.phone,
        contact=row.contact,
        contact_note=row.contact_note,
        address=row.address,
        guardian=guardian(session, client_id),
        confidentiality=row.confidentiality,
        team=team_ids(session, client_id),
    )


def guardian(session: Session, client_id: int) -> Guardian | None:
    """The client's guardian, if one is known."""
    row = session.scalar(select(GuardianRow).where(GuardianRow.client_id == client_id))
    return None if row is None else Guardian(row.name, row.relation, row.phone)


def team(session: Session, client_id: int) -> tuple[TeamMember, ...]:
    """The care team: the lead first, who has left last."""
    holding = case_keys.holders(session, client_id)
    rows = session.execute(
        select(CareTeamRow, StaffRow.name)
        .join(StaffRow, StaffRow.id == CareTeamRow.person_id)
        .where(CareTeamRow.client_id == client_id)
        .order_by(CareTeamRow.until.is_not(None), CareTeamRow.lead.desc(), CareTeamRow.id)
    )
    return tuple(
        TeamMember(
            person_id=PersonId(row.person_id),
            name=person,
            lead=row.lead,
            since=row.since,
            until=row.until,
            holds_key=row.person_id in holding,
        )
        for row, person in rows
    )


def consents(session: Session, client_id: int) -> tuple[Consent, ...]:
    """All consents of a client, refused and withdrawn ones too, the newest first."""
    rows = session.scalars(
        select(ConsentRow)
        .where(ConsentRow.client_id == client_id)
        .order_by(ConsentRow.day.desc(), ConsentRow.id.desc())
    )
    return tuple(_consent(row) for row in rows)


def consents_of(session: Session, client_ids: Iterable[int]) -> dict[ClientId, tuple[Consent, ...]]:
    """All consents of these clients, by one statement; clients without any are left out."""
    found: dict[ClientId, list[Consent]] = {}
    for row in session.scalars(select(ConsentRow).where(ConsentRow.client_id.in_(set(client_ids)))):
        found.setdefault(ClientId(row.client_id), []).append(_consent(row))
    return {client_id: tuple(consents) for client_id, consents in found.items()}


def _consent(row: ConsentRow) -> Consent:
    return Consent(
        id=ConsentId(row.id),
        kind=row.kind,
        given=row.given,
        day=row.day,
        method=row.method,
        giver=row.giver,
        giver_name=row.giver_name,
        witness=row.witness,
        reason=row.reason,
        scopes=tuple(scope for scope in row.scopes.split(",") if scope),
        text_version=row.text_version,
        recorded_by=PersonId(row.recorded_by),
        withdrawn_on=row.withdrawn_on,
    )
