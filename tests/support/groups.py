"""A group in a clinic, spoken to in few words: Bagus and Nadira lead it, Ayu and Bayu belong to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest

from clinic_app.common.errors import ClinicError
from clinic_app.facility.values import Programme, RoomId
from clinic_app.groups.service import GroupService
from clinic_app.groups.values import GroupForm, GroupId, GroupRecord, MemberRow
from clinic_app.groups.values_planning import Choice, Planned
from clinic_app.people.values import ClientId
from clinic_app.scheduling.values import Clashes
from clinic_app.scheduling.values_meetings import MeetingId, MeetingPlace
from tests.support.appointments import at
from tests.support.clinic import BAGUS, NADIRA, SARI, TODAY, Clinic, password

GROUP = GroupId(1)
AYU, BAYU = ClientId(1), ClientId(2)
PUBLIC, INNER, THEME = "Rabu siang", "Tumbuh Bersama", "Kecemasan menjelang ujian"


@dataclass
class Circle:
    """The group, and who works with it."""

    clinic: Clinic

    @classmethod
    def made(cls, clinic: Clinic) -> "Circle":
        """Ayu is a client of Nadira's, Bayu of Yohanes's; nobody opened Bayu's record yet."""
        circle = cls(clinic)
        ayu = clinic.client("Ayu Lestari", NADIRA)
        bayu = clinic.client("Bayu Saputra", "yohanes", birth_date=date(2003, 5, 2))
        assert (ayu, bayu) == (AYU, BAYU)
        assert circle.bagus.create(circle.form()) == GROUP
        for client_id in (ayu, bayu):
            circle.bagus.add_member(GROUP, client_id, day=TODAY - timedelta(days=14))
        return circle

    @property
    def bagus(self) -> GroupService:
        return self.clinic.at(BAGUS).groups

    @property
    def nadira(self) -> GroupService:
        return self.clinic.at(NADIRA).groups

    @property
    def sari(self) -> GroupService:
        return self.clinic.at(SARI).groups

    @property
    def yohanes(self) -> GroupService:
        return self.clinic.at("yohanes").groups

    def form(self, **facts: Any) -> GroupForm:
        service = self.clinic.at(SARI).facility.service_types(Programme.PEER)[0]
        staff = (self.clinic.person(BAGUS), self.clinic.person(NADIRA))
        known = GroupForm(
            PUBLIC,
            Programme.PEER,
            service.id,
            staff,
            name=INNER,
            theme=THEME,
            rules="Cerita tetap di sini.",
        )
        return replace(known, **facts)

    def place(self, day: date = TODAY, since: str = "13.00", until: str = "14.30") -> MeetingPlace:
        staff = (self.clinic.person(BAGUS), self.clinic.person(NADIRA))
        return MeetingPlace(at(since, day), at(until, day), staff, RoomId(1))

    def meets(self, day: date = TODAY, reason: str = "", **times: str) -> MeetingId:
        """Plan a meeting; a clash is a fault of the test."""
        planned = self.bagus.plan(GROUP, (Choice(self.place(day, **times), reason),))
        assert isinstance(planned, Planned), planned
        return planned.meeting_ids[0]

    def clash_of(
        self, choice: Choice, service: GroupService | None = None, group: GroupId = GROUP
    ) -> Clashes:
        """What keeps a single meeting from being planned, by Bagus in his group if nobody else is named."""
        found = (service or self.bagus).plan(group, (choice,))
        assert not isinstance(found, Planned), found
        (occurrence,) = found
        assert occurrence.clashes is not None
        return occurrence.clashes

    def row(self, client_id: ClientId) -> MemberRow:
        """The client's row in the grid."""
        (row,) = (row for row in self.record().rows if row.member.client_id == client_id)
        return row

    def record(self) -> GroupRecord:
        return self.bagus.record(GROUP)

    def password(self, login: str = BAGUS) -> str:
        return password(login)


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@contextmanager
def refusing(code: str) -> Iterator[None]:
    """What stands within is refused with this code, whatever the kind of refusal."""
    with pytest.raises(ClinicError) as caught:
        yield
    assert caught.value.code == code
