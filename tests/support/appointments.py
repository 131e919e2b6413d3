"""Appointments for tests: slots by clock time on the clinic's days, blocks, and bookings at a desk."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from clinic_app.facility.values import Programme, RoomId, ServiceType, ServiceTypeId
from clinic_app.people.values import ClientId, PersonId
from clinic_app.scheduling.values import AppointmentId, Block, Booked, Slot, Status, Wish
from clinic_app.workspace import Workspace
from tests.support.clinic import NADIRA, SARI, TODAY, Clinic

TOMORROW = TODAY + timedelta(days=1)


def at(clock: str, day: date = TOMORROW) -> datetime:
    """`at("09.15")`."""
    return datetime.combine(day, time.fromisoformat(clock.replace(".", ":")))


def slot(since: str, until: str, counselor: int = 1, room: int | None = None, day: date = TOMORROW) -> Slot:
    """A slot by clock times."""
    return Slot(at(since, day), at(until, day), PersonId(counselor), None if room is None else RoomId(room))


def block(since: str, until: str, day: date = TOMORROW, **facts: Any) -> Block:
    """An appointment as the rules see one."""
    room = facts.pop("room", None)
    known: dict[str, Any] = {
        "id": AppointmentId(1),
        "client_id": ClientId(1),
        "client_name": "Ayu Lestari",
        "programme": Programme.BK,
        "service_type_id": ServiceTypeId(1),
        "status": Status.BOOKED,
        "counselor_id": PersonId(1),
        "room_id": room,
        "room_name": "" if room is None else f"Ruang {room}",
        "session_no": 1,
        "walk_in": False,
        "attention": False,
    }
    return Block(start=at(since, day), end=at(until, day), **(known | facts))


@dataclass
class Diary:
    """A clinic's calendar, spoken to in few words."""

    clinic: Clinic

    @property
    def sari(self) -> Workspace:
        return self.clinic.at(SARI)

    def service(self, programme: Programme = Programme.BK) -> ServiceType:
        return self.sari.facility.service_types(programme)[0]

    def slot(
        self,
        since: str,
        until: str,
        counselor: str = NADIRA,
        room: int | None = 1,
        day: date = TOMORROW,
    ) -> Slot:
        return slot(since, until, self.clinic.person(counselor), room, day)

    def wish(self, client_id: ClientId, wished: Slot, note: str = "") -> Wish:
        service = self.service()
        return Wish(client_id, service.programme, service.id, wished, note)

    def book(
        self,
        client_id: ClientId,
        since: str = "09.00",
        until: str = "09.50",
        counselor: str = NADIRA,
        room: int | None = 1,
        day: date = TOMORROW,
        reason: str = "",
    ) -> Booked:
        """Book at the reception; a clash is a fault of the test."""
        wish = self.wish(client_id, self.slot(since, until, counselor, room, day))
        booked = self.sari.calendar.book(wish, reason)
        assert isinstance(booked, Booked), booked
        return booked
