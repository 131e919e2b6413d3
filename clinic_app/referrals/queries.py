"""Reads of referrals that open nothing: which there are, in what state, and what happened to them."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, case, func, or_, select
from sqlalchemy.orm import Session

from clinic_app.audit.desk import Desk
from clinic_app.common.errors import NotFound
from clinic_app.common.permissions import Permission, Reach, Role
from clinic_app.common.text import initials, words_of
from clinic_app.people.care_team import own_clients
from clinic_app.people.model import Client, ConsentRow
from clinic_app.people.queries.merging import merged, standing_for
from clinic_app.people.queries.names import names
from clinic_app.people.values import ClientId, ClientName, Confidentiality, ConsentId, PersonId
from clinic_app.referrals.model import ReferralRow, ReferralStep
from clinic_app.referrals.rules.life_cycle import states_of
from clinic_app.referrals.rules.readiness import recorded_state
from clinic_app.referrals.values import (
    ConsentState,
    Counts,
    Filters,
    Ground,
    Lane,
    Receiver,
    ReferralHead,
    ReferralId,
    ReferralState,
    ShareItem,
    StandingConsent,
    Step,
    StepKind,
)

_LOOKED_THROUGH, _KNOWN_RECEIVERS = 1_000, 400
_OPEN = tuple(state for lane in Lane if lane is not Lane.CLOSED for state in states_of(lane))
_WITH_DATE = (ReferralState.SENT, ReferralState.ACCEPTED, ReferralState.ATTENDED)
_AGAINST = (ConsentState.REFUSED, ConsentState.WITHDRAWN)


def referral_row(session: Session, referral_id: int) -> ReferralRow:
    """A referral that wasn't withdrawn. Raises NotFound."""
    row = session.get(ReferralRow, referral_id)
    if row is None or row.state is ReferralState.WITHDRAWN:
        raise NotFound("referral.unknown")
    return row


def find(session: Session, desk: Desk, wanted: Filters, today: date) -> tuple[ReferralHead, ...]:
    """The referrals of the lanes: drafts the newest first, then by what is due, closed ones of one month."""
    conditions: list[ColumnElement[bool]] = [_in_lanes(wanted, today)]
    if wanted.owner_id is not None:
        conditions.append(ReferralRow.owner_id == wanted.owner_id)
    if wanted.programme is not None:
        conditions.append(ReferralRow.programme == wanted.programme)
    if wanted.overdue:
        conditions += (ReferralRow.state.in_(_WITH_DATE), ReferralRow.due_on < today)
    place = case({state: at for at, state in enumerate(ReferralState)}, value=ReferralRow.state)
    return heads(
        session,
        desk,
        today,
        conditions,
        (place, ReferralRow.closed_on.desc(), ReferralRow.due_on.is_(None), ReferralRow.due_on),
    )


def of_client(session: Session, desk: Desk, client_id: int, today: date) -> tuple[ReferralHead, ...]:
    """The referrals of a client, and of those merged into this one, the newest first."""
    whose = ReferralRow.client_id.in_(standing_for([client_id]))
    there = ReferralRow.state != ReferralState.WITHDRAWN
    return heads(session, desk, today, (whose, there), (ReferralRow.created_on.desc(),))


def head(session: Session, desk: Desk, row: ReferralRow, today: date) -> ReferralHead:
    """One referral in brief."""
    return _heads(session, desk, [row], today)[0]


def heads(
    session: Session,
    desk: Desk,
    today: date,
    conditions: Iterable[ColumnElement[bool]],
    order: Iterable[Any],
) -> tuple[ReferralHead, ...]:
    """Referrals in brief, as far as the person at the desk may know of them."""
    statement = select(ReferralRow).where(*conditions).order_by(*order, ReferralRow.id.desc())
    if desk.reach(Permission.REFERRAL_READ) is not Reach.ALL:
        own = own_clients(desk.person_id)
        theirs = select(Client.id).where(Client.merged_into.in_(own))
        statement = statement.where(or_(ReferralRow.client_id.in_(own), ReferralRow.client_id.in_(theirs)))
    return _heads(session, desk, session.scalars(statement).all(), today)


def counts(session: Session, desk: Desk, today: date) -> Counts:
    """How many are open, overdue, and due; by one pass over the index of states."""
    dated = ReferralRow.state.in_(_WITH_DATE)
    statement = select(
        func.count(),
        func.count().filter(dated, ReferralRow.due_on < today),
        func.count().filter(dated, ReferralRow.due_on <= today),
    ).where(ReferralRow.state.in_(_OPEN))
    if desk.reach(Permission.REFERRAL_READ) is not Reach.ALL:
        statement = statement.where(ReferralRow.client_id.in_(own_clients(desk.person_id)))
    return Counts(*session.execute(statement).one())


def steps(session: Session, desk: Desk, referral_id: int) -> tuple[Step, ...]:
    """A referral's way from the beginning."""
    rows = session.scalars(
        select(ReferralStep).where(ReferralStep.referral_id == referral_id).order_by(ReferralStep.id)
    )
    return tuple(
        Step(
            kind=row.kind,
            state=row.state,
            day=row.day,
            at=row.at,
            person_id=PersonId(row.person_id),
            person_name=desk.keyring.roster.name_of(row.person_id),
            channel=row.channel,
            who=row.who,
            remark=row.remark,
            reached=row.reached,
        )
        for row in rows
    )


def last_day(session: Session, row: ReferralRow) -> date:
    """The day of the last step that brought the referral on; a follow-up may be written down later."""
    last = session.scalar(
        select(func.max(ReferralStep.day)).where(
            ReferralStep.referral_id == row.id, ReferralStep.kind != StepKind.FOLLOWED_UP
        )
    )
    return last or row.created_on


def consent_of(session: Session, row: ReferralRow) -> StandingConsent | None:
    """The consent recorded for a referral."""
    found = None if row.consent_id is None else session.get(ConsentRow, row.consent_id)
    return None if found is None else _consent(row, found)


def receivers(session: Session, text: str, limit: int) -> tuple[Receiver, ...]:
    """Receivers of the newest referrals, the most used first; every typed word begins one of the name's."""
    columns = (
        ReferralRow.receiver,
        ReferralRow.receiver_contact,
        ReferralRow.receiver_phone,
        ReferralRow.receiver_email,
        ReferralRow.receiver_address,
    )
    newest = select(ReferralRow.id).order_by(ReferralRow.id.desc()).limit(_LOOKED_THROUGH)
    rows = session.execute(
        select(*columns)
        .where(ReferralRow.receiver != "", ReferralRow.id.in_(newest))
        .group_by(*columns)
        .order_by(func.count().desc(), func.max(ReferralRow.id).desc())
        .limit(_KNOWN_RECEIVERS)
    )
    typed = words_of(text)
    found = (Receiver(*row) for row in rows)
    fitting = [
        receiver
        for receiver in found
        if all(any(word.startswith(part) for word in words_of(receiver.name)) for part in typed)
    ]
    return tuple(fitting[:limit])


def _in_lanes(wanted: Filters, today: date) -> ColumnElement[bool]:
    month = wanted.month or today
    last = monthrange(month.year, month.month)[1]
    # Only closed ones have the day; asking for the state too would lead past the index of days.
    closed = ReferralRow.closed_on.between(month.replace(day=1), month.replace(day=last))
    if wanted.lane is Lane.CLOSED:
        return closed
    if wanted.lane is not None:
        return ReferralRow.state.in_(states_of(wanted.lane))
    return or_(ReferralRow.state.in_(_OPEN), closed)


def _heads(
    session: Session, desk: Desk, rows: Sequence[ReferralRow], today: date
) -> tuple[ReferralHead, ...]:
    clients = _clients(session, desk, {row.client_id for row in rows})
    recorded = _recorded(session, rows)
    return tuple(
        ReferralHead(
            id=ReferralId(row.id),
            letter_no=row.letter_no,
            client=clients[row.client_id],
            programme=row.programme,
            owner_id=PersonId(row.owner_id),
            owner_name=desk.keyring.roster.name_of(row.owner_id),
            state=row.state,
            urgency=row.urgency,
            receiver=row.receiver,
            created_on=row.created_on,
            created_by=PersonId(row.created_by),
            sent_on=row.sent_on,
            due_on=row.due_on,
            accepted_on=row.accepted_on,
            attended_on=row.attended_on,
            closed_on=row.closed_on,
            outcome=row.outcome,
            consent=consent_state(row, recorded.get(row.id), today),
        )
        for row in rows
    )


def consent_state(row: ReferralRow, consent: StandingConsent | None, today: date) -> ConsentState:
    """What stands behind a referral, as far as everybody may know.

    A documented exception stands in for a consent; one that only waited for it yields to a no.
    """
    state = recorded_state(consent, row.receiver, today)
    if row.ground is None or state is ConsentState.GIVEN:
        return state
    return state if row.ground is Ground.CONSENT_FOLLOWS and state in _AGAINST else ConsentState.EXCEPTION


def _clients(session: Session, desk: Desk, ids: set[int]) -> dict[int, ClientName]:
    into = merged(session)
    called = names(session, desk, [into.get(each, each) for each in ids])
    team = frozenset(session.scalars(own_clients(desk.person_id)))
    found = {name.id: _as_seen(desk, name, team) for name in called}
    return {each: found[ClientId(into.get(each, each))] for each in ids}


def _as_seen(desk: Desk, client: ClientName, team: frozenset[int]) -> ClientName:
    """As in the calendar: a restricted client has initials for who neither receives nor is of the team."""
    restricted = client.confidentiality is Confidentiality.RESTRICTED
    if not restricted or client.id in team or Role.RECEPTIONIST in desk.roles:
        return client
    return replace(client, full_name=initials(client.full_name))


def _recorded(session: Session, rows: Sequence[ReferralRow]) -> dict[int, StandingConsent]:
    wanted = {row.consent_id for row in rows if row.consent_id is not None}
    found = {row.id: row for row in session.scalars(select(ConsentRow).where(ConsentRow.id.in_(wanted)))}
    return {
        row.id: _consent(row, found[row.consent_id])
        for row in rows
        if row.consent_id is not None and row.consent_id in found
    }


def _consent(row: ReferralRow, found: ConsentRow) -> StandingConsent:
    return StandingConsent(
        id=ConsentId(found.id),
        given=found.given,
        day=found.day,
        until=row.consent_until or found.day,
        withdrawn_on=found.withdrawn_on,
        scope=tuple(ShareItem(code) for code in found.scopes.split(",") if code),
        receiver=row.consent_receiver,
        method=found.method,
        giver=found.giver,
        giver_name=found.giver_name,
        witness=found.witness,
    )
