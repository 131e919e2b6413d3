"""Founding the demo clinic as the wizard does, and opening everybody's keys."""

import math
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic_app.common.clock import FixedClock
from clinic_app.common.permissions import Role
from clinic_app.demo.plan import Account, Invented, Service, Worker
from clinic_app.demo.scales import Scale
from clinic_app.demo.sources import Hired, House, turnover
from clinic_app.facility.model import RoomRow, ServiceTypeRow
from clinic_app.facility.rules.catalogue import default_services
from clinic_app.facility.values import Programme, RoomId, ServiceTypeId
from clinic_app.people.values import NewStaff, PersonId
from clinic_app.sign_in import SignIn
from clinic_app.sign_in.values import Founding
from clinic_app.vault.keyring import Keyring
from clinic_app.vault.passwords import LOWEST

HALL = "Aula"


@dataclass(frozen=True)
class Crew:
    """Everybody who works in the demo clinic, and what is given there."""

    workers: dict[str, Worker]
    services: tuple[Service, ...]
    hall: RoomId

    def those(self, role: Role) -> tuple[Worker, ...]:
        return tuple(worker for worker in self.workers.values() if role in worker.roles)

    @property
    def counselors(self) -> tuple[Worker, ...]:
        return self.those(Role.COUNSELOR)

    def of(self, person: PersonId) -> Worker:
        """Somebody by number."""
        return next(worker for worker in self.workers.values() if worker.id == person)

    def seeing(self, programme: Programme, day: date) -> tuple[Worker, ...]:
        """The counselors who have appointments of a programme on a day."""
        return tuple(
            each for each in self.counselors if programme in each.programmes and each.sees_clients(day)
        )

    def successor(self, client: Invented, before: Worker) -> Worker:
        """Who takes a client over when somebody leaves: the same whenever it is asked for."""
        assert before.left is not None
        there = self.seeing(client.programme, before.left)
        return there[client.ordinal % len(there)]

    def desk(self, chance: Random) -> Worker:
        """One of the receptionists, mostly the first."""
        there = self.those(Role.RECEPTIONIST)
        return there[0] if chance.random() < 0.7 else there[-1]


def hired(house: House, scale: Scale) -> tuple[Hired, ...]:
    """Who ever worked here at this scale, in the order in which they came."""
    if scale.turnover:
        # The founders first: whoever came later is added on that day, and gets the next number.
        return tuple(sorted(turnover(), key=lambda each: -(each.came or math.inf)))
    counselors = [each for each in house.people if Role.COUNSELOR in each.roles]
    absent = set(counselors[scale.counselors :])
    return tuple(each for each in house.people if each not in absent)


def accounts(house: House, scale: Scale) -> tuple[Account, ...]:
    """The way in of everybody who works here now."""
    return tuple(
        Account(each.login, tuple(sorted(each.roles)), house.password.format(login=each.login))
        for each in hired(house, scale)
        if each.left is None
    )


def found(folder: Path, house: House, scale: Scale, at: datetime) -> None:
    """Found the clinic at the aware moment `at`. Raises Refused("folder.founded") where one is."""
    people = hired(house, scale)
    rooms = (*sorted({each.room for each in people if each.room}, key=_by_number), HALL)
    first = people[0]
    founding = Founding(
        replace(
            house.plan,
            rooms=rooms,
            services=default_services(house.plan.profile.programmes),
        ),
        first.login,
        first.name,
        house.password.format(login=first.login),
        first.roles,
        first.title,
        first.title_text,
    )
    clock = FixedClock(at)
    door = SignIn(folder, clock, LOWEST)
    workspace = door.found(founding, door.new_recovery_sheet())
    for each in people[1:]:
        if each.came is None:
            clock.forward(minutes=2)
            workspace.staff.add(*application(each, house))
    clock.forward(minutes=2)
    workspace.facility.finish_setup()
    workspace.lock()


def application(person: Hired, house: House) -> tuple[NewStaff, str]:
    """What an administrator types to put a person on the roster, and the password."""
    new = NewStaff(person.login, person.name, person.roles, person.title, person.title_text)
    return new, house.password.format(login=person.login)


def assemble(session: Session, keyring: Keyring, house: House, scale: Scale, now: datetime) -> Crew:
    """Open the keys of everybody who is there; `now` is aware. Whoever calls wipes them again.

    Who comes later has the number that the roster will give, and no keys yet.
    """
    rooms = {row.name: RoomId(row.id) for row in session.scalars(select(RoomRow))}
    kinds = {(row.programme, row.code): row for row in session.scalars(select(ServiceTypeRow))}
    workers = {}
    ahead = count(keyring.roster.next_id())
    for each in hired(house, scale):
        keys = None
        if each.came is None:
            keys = keyring.unlock(each.login, house.password.format(login=each.login), now)
        workers[each.login] = Worker(
            PersonId(keys.person_id if keys else next(ahead)),
            each.login,
            each.roles,
            each.programmes,
            rooms.get(each.room),
            each.title,
            keys,
            came=None if each.came is None else _years_before(now, each.came),
            left=None if each.left is None else _years_before(now, each.left),
        )
    services = tuple(
        Service(
            ServiceTypeId(kinds[offer.programme, offer.code].id),
            offer.programme,
            offer.code,
            offer.minutes,
            offer.weight,
            offer.in_room,
        )
        for offers in house.offers.values()
        for offer in offers
    )
    known = {(service.programme, service.code) for service in services}
    # What only somebody of the cast is given counts for nobody else.
    services += tuple(
        Service(ServiceTypeId(row.id), programme, code, row.minutes, 0, True)
        for (programme, code), row in kinds.items()
        if (programme, code) not in known and row.active
    )
    return Crew(workers, services, rooms[HALL])


def _years_before(now: datetime, years: float) -> date:
    return now.date() - timedelta(days=round(years * 365.25))


def _by_number(room: str) -> tuple[int, str]:
    digits = "".join(sign for sign in room if sign.isdigit())
    return int(digits or 0), room
