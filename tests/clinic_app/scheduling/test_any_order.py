"""Whatever people do in whatever order: no room and no client is ever taken twice."""

from contextlib import suppress
from datetime import date, datetime, time, timedelta
from itertools import combinations

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import delete, select

from clinic_app.common.errors import Refused
from clinic_app.facility.values import RoomId
from clinic_app.people.values import ClientId
from clinic_app.scheduling.model import Appointment, AppointmentStep
from clinic_app.scheduling.values import AppointmentId, Booked, CancelBy, Clashes, Moved, Slot, Status
from tests.support.appointments import Diary
from tests.support.clinic import BAGUS, NADIRA, YOHANES, ZONE, Clinic

COUNSELORS = (NADIRA, BAGUS, YOHANES)

PLACES = {
    "quarter": st.sampled_from([0, 2, 3, 4, 14, 16]),
    "length": st.sampled_from([15, 45, 50, 90]),
    "counselor": st.sampled_from(COUNSELORS),
    "room": st.sampled_from([None, 1]),
    "reason": st.sampled_from(["", "diminta klien"]),
}


@pytest.mark.slow
def test_no_room_and_no_client_is_taken_twice(clinic: Clinic) -> None:
    diary = Diary(clinic)
    people = [clinic.client(name, *COUNSELORS) for name in ("Ayu Lestari", "Reza Mahendra", "Siti Aminah")]

    class AnyOrder(RuleBasedStateMachine):
        """A day at the reception; every run begins with an empty calendar in the same clinic."""

        def __init__(self) -> None:
            super().__init__()
            self.day = date(2026, 9, 2)
            with clinic.desk("sari").command() as work:
                work.session.execute(delete(AppointmentStep))
                work.session.execute(delete(Appointment))
                work.log("test.cleared", "appointment")
            clinic.clock.at = datetime.combine(self.day, time(7), tzinfo=ZONE)
            self.made: list[AppointmentId] = []

        def slot(self, quarter: int, length: int, counselor: str, room: int | None) -> Slot:
            start = datetime.combine(self.day, time(8)) + timedelta(minutes=15 * quarter)
            end = start + timedelta(minutes=length)
            return Slot(start, end, clinic.person(counselor), None if room is None else RoomId(room))

        def one(self, which: int) -> AppointmentId:
            return self.made[which % len(self.made)]

        @rule(client=st.sampled_from(people), **PLACES)
        def book(
            self, client: ClientId, quarter: int, length: int, counselor: str, room: int | None, reason: str
        ) -> None:
            wish = diary.wish(client, self.slot(quarter, length, counselor, room))
            advice = diary.sari.calendar.check(wish)
            result = diary.sari.calendar.book(wish, reason)
            if isinstance(result, Booked):
                assert advice is None or (reason and not advice.final)
                self.made.append(result.appointment_id)
            else:
                assert advice == result
                self.take_first_alternative(client, result)

        def take_first_alternative(self, client: ClientId, clashes: Clashes) -> None:
            for free in clashes.alternatives[:1]:
                assert diary.sari.calendar.check(diary.wish(client, free)) is None

        @precondition(lambda self: self.made)
        @rule(which=st.integers(0, 50), undo=st.booleans(), **PLACES)
        def move(
            self,
            which: int,
            undo: bool,
            quarter: int,
            length: int,
            counselor: str,
            room: int | None,
            reason: str,
        ) -> None:
            before = clinic.rows(Appointment)
            wished = self.slot(quarter, length, counselor, room)
            try:
                result = diary.sari.calendar.move(self.one(which), wished, reason)
            except Refused:
                assert clinic.rows(Appointment) == before
                return
            if isinstance(result, Moved) and undo:
                assert isinstance(
                    diary.sari.calendar.move(self.one(which), result.before, "dikembalikan"), Moved
                )
                assert clinic.rows(Appointment) == before

        @precondition(lambda self: self.made)
        @rule(
            which=st.integers(0, 50),
            step=st.sampled_from(
                ["confirm", "check_in", "start", "complete", "miss", "leave", "cancel", "cancel"]
            ),
            undo=st.booleans(),
        )
        def step(self, which: int, step: str, undo: bool) -> None:
            before = clinic.rows(Appointment)
            calendar = diary.sari.calendar
            arguments = (CancelBy.CLIENT, "sakit") if step == "cancel" else ()
            try:
                former = getattr(calendar, step)(self.one(which), *arguments)
            except Refused:
                assert clinic.rows(Appointment) == before
                return
            if undo:
                calendar.reopen(self.one(which), former)
                assert clinic.rows(Appointment) == before

        @precondition(lambda self: self.made)
        @rule(which=st.integers(0, 50), to=st.sampled_from([Status.BOOKED, Status.CHECKED_IN]))
        def reopen(self, which: int, to: Status) -> None:
            with suppress(Refused):
                diary.sari.calendar.reopen(self.one(which), to)

        @precondition(lambda self: self.made)
        @rule(which=st.integers(0, 50), client=st.sampled_from(people))
        def give_its_time_away_and_undo(self, which: int, client: ClientId) -> None:
            calendar = diary.sari.calendar
            with suppress(Refused):
                former = calendar.cancel(self.one(which), CancelBy.PROVIDER, "rapat")
                block = calendar.detail(self.one(which)).block
                slot = Slot(block.start, block.end, block.counselor_id, block.room_id)
                other = calendar.book(diary.wish(client, slot), "diminta klien")
                if isinstance(other, Booked):
                    self.made.append(other.appointment_id)
                calendar.reopen(self.one(which), former)

        @rule()
        def time_passes(self) -> None:
            if clinic.clock.at.hour < 18:
                clinic.clock.forward(minutes=45)

        @invariant()
        def nobody_is_in_two_places(self) -> None:
            with clinic.desk("sari").reading() as session:
                rows = session.scalars(
                    select(Appointment).where(
                        Appointment.start >= datetime.combine(self.day, time()),
                        Appointment.start < datetime.combine(self.day + timedelta(days=1), time()),
                    )
                ).all()
            standing = [row for row in rows if row.status.occupies]
            for one, other in combinations(standing, 2):
                if one.start < other.end and other.start < one.end:
                    assert one.client_id != other.client_id
                    assert one.room_id is None or one.room_id != other.room_id

    run_state_machine_as_test(
        AnyOrder,
        settings=settings(
            max_examples=20,
            stateful_step_count=30,
            deadline=None,
            phases=[Phase.generate],  # not made smaller: every step costs a commit
            derandomize=True,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )
