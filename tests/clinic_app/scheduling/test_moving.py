"""Giving an appointment another slot, and taking it back."""

from datetime import timedelta

import pytest

from clinic_app.common.errors import InvalidInputs, NotFound, NotPermitted, Refused
from clinic_app.people.values import ClientId
from clinic_app.scheduling.model import Appointment
from clinic_app.scheduling.values import (
    AppointmentId,
    AppointmentsChanged,
    Booked,
    CancelBy,
    Clashes,
    HistoryAction,
    Moved,
)
from tests.support.appointments import TOMORROW, Diary, at
from tests.support.clinic import BAGUS, NADIRA, TODAY, Clinic

THURSDAY, FRIDAY = TOMORROW, TOMORROW + timedelta(days=1)
REASON = "diminta keluarga"


def test_a_move_changes_the_row_and_tells_both_days(diary: Diary, ayu: ClientId) -> None:
    booked = diary.book(ayu, "09.00", "09.50", day=THURSDAY)
    heard: list[object] = []
    diary.sari.changes.subscribe(heard.append)
    to = diary.slot("08.30", "09.20", BAGUS, 2, FRIDAY)

    moved = diary.sari.calendar.move(booked.appointment_id, to)

    assert moved == Moved(booked.appointment_id, diary.slot("09.00", "09.50", day=THURSDAY), to)
    assert diary.sari.calendar.day(THURSDAY) == ()
    (block,) = diary.sari.calendar.day(FRIDAY)
    assert (block.start, block.counselor_id, block.room_id) == (to.start, to.counselor_id, 2)
    assert heard == [AppointmentsChanged((THURSDAY, FRIDAY), (ayu,))]
    step = diary.sari.calendar.detail(booked.appointment_id).history[-1]
    assert (step.action, step.from_start) == (HistoryAction.MOVED, at("09.00", THURSDAY))


def test_moving_back_gives_the_same_bytes(diary: Diary, ayu: ClientId, reza: ClientId) -> None:
    booked = diary.book(ayu, "09.00", "09.50")
    diary.book(reza, "11.00", "11.50")
    before = diary.clinic.rows(Appointment)

    moved = diary.sari.calendar.move(booked.appointment_id, diary.slot("10.00", "10.50", BAGUS, 3, FRIDAY))
    assert isinstance(moved, Moved)
    assert diary.clinic.rows(Appointment) != before
    diary.sari.calendar.move(booked.appointment_id, moved.before)

    assert diary.clinic.rows(Appointment) == before


def test_moving_back_to_a_place_once_overruled_needs_no_new_reason(
    diary: Diary, ayu: ClientId, reza: ClientId
) -> None:
    diary.book(ayu, "09.00", "09.50", NADIRA, 1)
    booked = diary.book(reza, "09.00", "09.50", NADIRA, 2, reason=REASON)
    before = diary.clinic.rows(Appointment)
    moved = diary.sari.calendar.move(booked.appointment_id, diary.slot("10.00", "10.50", NADIRA, 2))
    assert isinstance(moved, Moved)
    assert diary.sari.calendar.detail(booked.appointment_id).overrule_reason == ""

    assert isinstance(diary.sari.calendar.move(booked.appointment_id, moved.before), Moved)

    assert diary.clinic.rows(Appointment) == before
    assert diary.sari.calendar.detail(booked.appointment_id).overrule_reason == REASON


def test_a_clash_moves_nothing_and_offers_others(diary: Diary, ayu: ClientId, reza: ClientId) -> None:
    diary.book(ayu, "09.00", "09.50", NADIRA, 1)
    booked = diary.book(reza, "11.00", "11.50", NADIRA, 1)
    before = diary.clinic.rows(Appointment)

    clashes = diary.sari.calendar.move(booked.appointment_id, diary.slot("09.15", "10.05", NADIRA, 1))

    assert isinstance(clashes, Clashes)
    assert clashes.alternatives[0].start == at("10.00")
    assert diary.clinic.rows(Appointment) == before


def test_resizing_over_itself_is_no_clash(diary: Diary, ayu: ClientId) -> None:
    booked = diary.book(ayu, "09.00", "09.50")

    moved = diary.sari.calendar.move(booked.appointment_id, diary.slot("09.15", "10.30"))

    assert isinstance(moved, Moved)


def test_dropping_it_where_it_was_writes_nothing(diary: Diary, ayu: ClientId) -> None:
    booked = diary.book(ayu, "09.00", "09.50")
    lines = len(diary.clinic.log())

    moved = diary.sari.calendar.move(booked.appointment_id, diary.slot("09.00", "09.50"))

    assert isinstance(moved, Moved)
    assert len(diary.clinic.log()) == lines


def test_what_began_or_was_cancelled_is_not_moved(diary: Diary, clinic: Clinic, ayu: ClientId) -> None:
    begun = diary.book(ayu, "11.00", "11.50", day=TODAY).appointment_id
    gone = diary.book(ayu, "09.00", "09.50").appointment_id
    diary.sari.calendar.start(begun)
    diary.sari.calendar.cancel(gone, CancelBy.CLIENT, "sakit")

    for appointment_id in (begun, gone):
        with pytest.raises(Refused) as refused:
            diary.sari.calendar.move(appointment_id, diary.slot("13.00", "13.50"))
        assert refused.value.code == "appointment.not_movable"


def test_past_days_stay_where_they_are(diary: Diary, clinic: Clinic, ayu: ClientId) -> None:
    booked = diary.book(ayu, "09.00", "09.50", day=THURSDAY)
    clinic.clock.forward(days=2)

    with pytest.raises(Refused) as refused:
        diary.sari.calendar.move(booked.appointment_id, diary.slot("09.00", "09.50", day=FRIDAY))
    assert refused.value.code == "appointment.past"


def test_nothing_is_moved_into_the_past(diary: Diary, ayu: ClientId) -> None:
    booked = diary.book(ayu, "09.00", "09.50", day=THURSDAY)

    with pytest.raises(InvalidInputs) as refused:
        diary.sari.calendar.move(
            booked.appointment_id, diary.slot("09.00", "09.50", day=TODAY - timedelta(days=1))
        )
    assert [fault.field for fault in refused.value.faults] == ["start"]


def test_a_counselor_moves_the_own_ones_within_the_own_calendar(
    diary: Diary, clinic: Clinic, ayu: ClientId
) -> None:
    booked = diary.book(ayu, "09.00", "09.50", NADIRA)
    nadira, bagus = clinic.at(NADIRA).calendar, clinic.at(BAGUS).calendar

    with pytest.raises(NotPermitted):
        bagus.move(booked.appointment_id, diary.slot("10.00", "10.50", BAGUS))
    with pytest.raises(NotPermitted):
        nadira.move(booked.appointment_id, diary.slot("10.00", "10.50", BAGUS))
    assert isinstance(nadira.move(booked.appointment_id, diary.slot("10.00", "10.50", NADIRA)), Moved)


def test_an_unknown_appointment_is_said_to_be_unknown(diary: Diary) -> None:
    with pytest.raises(NotFound):
        diary.sari.calendar.move(AppointmentId(4711), diary.slot("09.00", "09.50"))


def test_the_note_for_the_reception_can_be_changed_but_is_not_logged(diary: Diary, ayu: ClientId) -> None:
    booked = diary.book(ayu)

    diary.sari.calendar.set_reception_note(booked.appointment_id, "Datang bersama ibu.")

    assert diary.sari.calendar.detail(booked.appointment_id).reception_note == "Datang bersama ibu."
    assert "ibu" not in diary.clinic.log("appointment.changed")[0].details
    with pytest.raises(InvalidInputs):
        diary.sari.calendar.set_reception_note(booked.appointment_id, "x" * 10_000)


def test_booked_over_twice_is_found_in_the_second_command(
    diary: Diary, clinic: Clinic, ayu: ClientId, reza: ClientId
) -> None:
    """Both looked at a free slot before either booked: the second one is told within its own command."""
    nadira = clinic.at(NADIRA).calendar
    first = diary.wish(ayu, diary.slot("09.00", "09.50", NADIRA, 1))
    second = diary.wish(reza, diary.slot("09.00", "09.50", NADIRA, 1))
    assert diary.sari.calendar.check(first) is None
    assert nadira.check(second) is None

    assert isinstance(diary.sari.calendar.book(first), Booked)

    assert isinstance(nadira.book(second, REASON), Clashes)
    assert nadira.check(second) is not None
