"""Taking an appointment along its way, and back."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from clinic_app.common.errors import InvalidInputs, NotPermitted, Refused
from clinic_app.people.values import ClientId
from clinic_app.scheduling.model import Appointment
from clinic_app.scheduling.service import CalendarService
from clinic_app.scheduling.values import AppointmentId, CancelBy, HistoryAction, Status
from tests.support.appointments import TOMORROW, Diary
from tests.support.clinic import BAGUS, HENDRA, NADIRA, TODAY, Clinic

S = Status
Step = Callable[[CalendarService, AppointmentId], Status]


@pytest.fixture
def today(diary: Diary, ayu: ClientId) -> AppointmentId:
    """Ayu's appointment with Nadira at ten; it is 10.24."""
    return diary.book(ayu, "10.00", "10.50", day=TODAY).appointment_id


def status(diary: Diary, appointment_id: AppointmentId) -> Status:
    return diary.sari.calendar.detail(appointment_id).block.status


def test_from_booked_to_completed(diary: Diary, clinic: Clinic, today: AppointmentId) -> None:
    calendar, nadira = diary.sari.calendar, clinic.at(NADIRA).calendar

    assert calendar.confirm(today) is S.BOOKED
    assert calendar.check_in(today) is S.CONFIRMED
    clinic.clock.forward(minutes=6)
    assert nadira.start(today) is S.CHECKED_IN
    clinic.clock.forward(minutes=50)
    assert nadira.complete(today) is S.IN_SESSION

    detail = calendar.detail(today)
    assert detail.block.status is S.COMPLETED
    assert detail.next_statuses == ()
    block = detail.block
    assert block.checked_in_at is not None
    assert block.started_at == block.checked_in_at + timedelta(minutes=6)
    assert block.completed_at == block.checked_in_at + timedelta(minutes=56)
    assert [step.action for step in detail.history] == [
        HistoryAction.CREATED,
        HistoryAction.CONFIRMED,
        HistoryAction.CHECKED_IN,
        HistoryAction.STARTED,
        HistoryAction.COMPLETED,
    ]
    assert len(clinic.log("appointment.completed")) == 1


STEPS: list[tuple[Step, list[Step]]] = [
    (CalendarService.confirm, []),
    (CalendarService.check_in, []),
    (CalendarService.check_in, [CalendarService.confirm]),
    (CalendarService.start, [CalendarService.check_in]),
    (CalendarService.start, []),
    (CalendarService.complete, [CalendarService.check_in, CalendarService.start]),
    (CalendarService.miss, [CalendarService.confirm]),
    (CalendarService.leave, [CalendarService.check_in]),
    (lambda calendar, id: calendar.cancel(id, CancelBy.CLIENT, "sakit"), [CalendarService.check_in]),
    (lambda calendar, id: calendar.cancel(id, CancelBy.PROVIDER, "rapat"), [CalendarService.confirm]),
]


@pytest.mark.parametrize(("step", "ahead"), STEPS)
def test_undoing_a_step_gives_the_same_bytes(
    diary: Diary, clinic: Clinic, today: AppointmentId, step: Step, ahead: list[Step]
) -> None:
    for earlier in ahead:
        earlier(diary.sari.calendar, today)
        clinic.clock.forward(minutes=3)
    before = clinic.rows(Appointment)

    former = step(diary.sari.calendar, today)
    assert clinic.rows(Appointment) != before
    clinic.clock.forward(minutes=1)
    diary.sari.calendar.reopen(today, former)

    assert clinic.rows(Appointment) == before


def test_undo_writes_into_history_and_log(diary: Diary, clinic: Clinic, today: AppointmentId) -> None:
    diary.sari.calendar.reopen(today, diary.sari.calendar.confirm(today), "salah klik")

    step = diary.sari.calendar.detail(today).history[-1]
    assert (step.action, step.reason) == (HistoryAction.REOPENED, "salah klik")
    assert len(clinic.log("appointment.reopened")) == 1


def test_a_cancelled_appointment_comes_back_only_if_its_time_is_free(
    diary: Diary, ayu: ClientId, reza: ClientId
) -> None:
    booked = diary.book(ayu, "09.00", "09.50").appointment_id
    diary.sari.calendar.cancel(booked, CancelBy.CLIENT, "sakit")
    diary.book(reza, "09.30", "10.20")

    with pytest.raises(Refused) as refused:
        diary.sari.calendar.reopen(booked, S.BOOKED)

    assert refused.value.code == "appointment.taken"
    assert status(diary, booked) is S.CANCELLED_CLIENT


def test_a_cancellation_needs_a_reason_and_may_be_sudden(diary: Diary, ayu: ClientId) -> None:
    near = diary.book(ayu, "09.00", "09.50").appointment_id
    far = diary.book(ayu, "13.00", "13.50").appointment_id
    calendar = diary.sari.calendar

    with pytest.raises(InvalidInputs) as refused:
        calendar.cancel(near, CancelBy.CLIENT, " \n ")
    assert [fault.field for fault in refused.value.faults] == ["reason"]
    with pytest.raises(InvalidInputs):
        calendar.cancel(near, CancelBy.CLIENT, "x" * 10_000)
    calendar.cancel(near, CancelBy.CLIENT, "sakit")
    calendar.cancel(far, CancelBy.PROVIDER, "konselor cuti")

    detail = calendar.detail(near)
    assert (detail.block.status, detail.block.late_cancel) == (S.CANCELLED_CLIENT, True)
    assert detail.cancel_reason == "sakit"
    assert not calendar.detail(far).block.late_cancel
    assert "sakit" not in diary.clinic.log("appointment.cancelled")[0].details


def test_steps_that_the_way_does_not_know(diary: Diary, today: AppointmentId) -> None:
    calendar = diary.sari.calendar

    with pytest.raises(Refused):
        calendar.leave(today)
    calendar.confirm(today)
    with pytest.raises(Refused):
        calendar.confirm(today)
    with pytest.raises(Refused):
        calendar.reopen(today, S.COMPLETED)
    with pytest.raises(Refused):
        calendar.reopen(today, S.NO_SHOW)
    assert status(diary, today) is S.CONFIRMED


def test_it_may_be_too_early(diary: Diary, ayu: ClientId) -> None:
    tomorrow = diary.book(ayu, "09.00", "09.50").appointment_id
    later = diary.book(ayu, "13.00", "13.50", day=TODAY).appointment_id
    calendar = diary.sari.calendar

    for step, appointment_id in (
        (calendar.check_in, tomorrow),
        (calendar.start, tomorrow),
        (calendar.complete, tomorrow),
        (calendar.miss, tomorrow),
        (calendar.miss, later),
    ):
        with pytest.raises(Refused) as refused:
            step(appointment_id)
        assert refused.value.code == "appointment.not_yet"
    calendar.check_in(later)


def test_a_past_day_is_put_right_for_seven_days(diary: Diary, clinic: Clinic, ayu: ClientId) -> None:
    first = diary.book(ayu, "09.00", "09.50", day=TOMORROW).appointment_id
    second = diary.book(ayu, "13.00", "13.50", day=TOMORROW).appointment_id
    clinic.clock.forward(days=8)

    diary.sari.calendar.complete(first)
    assert diary.sari.calendar.detail(first).block.completed_at is None
    clinic.clock.forward(days=1)
    with pytest.raises(Refused) as refused:
        diary.sari.calendar.complete(second)
    assert refused.value.code == "appointment.too_old"
    assert diary.sari.calendar.detail(second).next_statuses == ()


def test_who_may(diary: Diary, clinic: Clinic, today: AppointmentId) -> None:
    bagus, nadira, hendra = (clinic.at(login).calendar for login in (BAGUS, NADIRA, HENDRA))

    for step in (bagus.confirm, bagus.start, bagus.complete, bagus.miss, hendra.confirm, hendra.start):
        with pytest.raises(NotPermitted):
            step(today)
    with pytest.raises(NotPermitted):
        bagus.cancel(today, CancelBy.CLIENT, "sakit")
    bagus.check_in(today)
    bagus.reopen(today, S.BOOKED)
    bagus.check_in(today)
    nadira.start(today)
    with pytest.raises(NotPermitted):
        bagus.reopen(today, S.CHECKED_IN)
    nadira.reopen(today, S.CHECKED_IN)
    assert status(diary, today) is S.CHECKED_IN
