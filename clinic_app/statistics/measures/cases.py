"""Cases, new and old (handbook §7.4.3). Only the problems of clients seen in the month are opened."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clinic_app.common.translations import N_
from clinic_app.facility.values import Programme
from clinic_app.notes import problems
from clinic_app.notes.values.problems import CodeSystem, Problem
from clinic_app.people.model import Client
from clinic_app.people.queries.merging import bearer, standing_for
from clinic_app.people.values import ClientId
from clinic_app.scheduling.model import Appointment
from clinic_app.scheduling.values import Status
from clinic_app.statistics.encounters import INDIVIDUAL, Encounter
from clinic_app.statistics.scope import Scope
from clinic_app.statistics.values.figures import Measure
from clinic_app.vault.session import Session as Keys

SENTENCES = {
    Measure.CASES_NEW: N_(
        "New case: the first session in which a client was seen for a problem, by the first three characters"
        " of its ICD-10 code or by its category. A problem closed for twelve months or longer is new again."
    ),
    Measure.CASES_OLD: N_(
        "Old case: every later session of the client in that programme while the problem is open."
    ),
}

LastBefore = Mapping[tuple[ClientId, Programme], date]
"""The day of a client's last session in a programme before the month."""


class Case(NamedTuple):
    """One session that counts for one problem."""

    system: CodeSystem
    code: str
    new: bool
    encounter: Encounter


def cases(session: Session, keys: Keys, seen: Sequence[Encounter], scope: Scope) -> list[Case]:
    """The cases of the month's individual sessions, of all programmes and counselors.

    Raises Damaged for a problem that was changed.
    """
    sessions = [each for each in seen if each.session]
    clients = {each.client for each in sessions if scope.takes(each.programme, each.counselor)}
    known = problems.of_clients(session, keys, clients)
    return of_problems(known, sessions, _last_before(session, set(known), scope.begin))


def of_problems(
    known: Mapping[ClientId, Iterable[Problem]], sessions: Iterable[Encounter], before: LastBefore
) -> list[Case]:
    """Each session under each problem of its client that was open on its day; the earliest one ever is new.

    Two rows of one case, as two merged clients may bring them, count a session once, and as old if it is old
    for either.
    """
    by_client: dict[ClientId, list[Encounter]] = defaultdict(list)
    for each in sorted(sessions, key=lambda one: (one.start, one.id)):
        by_client[each.client].append(each)
    found: dict[tuple[ClientId, CodeSystem, str, int], Case] = {}
    for client, own in known.items():
        for problem in sorted(own, key=lambda one: (one.first_on, one.id)):
            last = before.get((client, problem.programme))
            earlier = last is not None and last >= problem.first_on
            for each in by_client[client]:
                if each.programme is not problem.programme or not _open_on(problem, each.start.date()):
                    continue
                key = (client, problem.system, problem.case_code, each.id)
                known_as = found.get(key)
                if known_as is None:
                    found[key] = Case(problem.system, problem.code, not earlier, each)
                elif earlier and known_as.new:
                    found[key] = known_as._replace(new=False)
                earlier = True
    return list(found.values())


def _open_on(problem: Problem, day: date) -> bool:
    return problem.first_on <= day and (problem.closed_on is None or day <= problem.closed_on)


def _last_before(session: Session, clients: set[ClientId], begin: datetime) -> LastBefore:
    """The last sessions before the month; where they lie at or after a problem's first day, it isn't new."""
    client_id = bearer()
    found: dict[tuple[ClientId, Programme], date] = {}
    wanted = sorted(clients)
    for place in range(0, len(wanted), _AT_ONCE):
        part = wanted[place : place + _AT_ONCE]
        rows = session.execute(
            select(client_id, Appointment.programme, func.max(Appointment.start))
            .join(Client, Client.id == Appointment.client_id)
            .where(
                Client.id.in_(standing_for(part)),
                Appointment.status == Status.COMPLETED,
                Appointment.start < begin,
                Appointment.programme.in_(INDIVIDUAL),
            )
            .group_by(client_id, Appointment.programme)
        )
        found.update({(ClientId(client), programme): last.date() for client, programme, last in rows})
    return found


_AT_ONCE = 500
"""Clients in one statement; SQLite takes 32,766 values, other engines fewer."""
