"""What the coming appointments leave to be done, and who is told whose."""

from datetime import date, timedelta

from clinic_app.facility.values import Holiday, HolidayKind
from clinic_app.people.values import ClientId, ConsentForm, ConsentKind
from clinic_app.scheduling.values import CancelBy
from tests.support.appointments import TOMORROW, Diary
from tests.support.clinic import BAGUS, HENDRA, NADIRA, TODAY, Clinic

SATURDAY, MONDAY = date(2026, 8, 22), date(2026, 8, 24)


def test_who_is_to_be_called_before_tomorrow(diary: Diary, ayu: ClientId, reza: ClientId) -> None:
    diary.book(ayu, "09.00", "09.50", NADIRA)
    diary.book(reza, "10.00", "10.50", BAGUS)
    confirmed = diary.book(reza, "13.00", "13.50", BAGUS).appointment_id
    diary.sari.calendar.confirm(confirmed)
    diary.book(reza, "14.00", "14.50", BAGUS, day=TOMORROW + timedelta(days=1))

    due = diary.sari.calendar.follow_ups()

    assert (due.day, due.unconfirmed) == (TOMORROW, 2)
    assert [block.client_name for block in due.to_confirm] == ["Ayu Lestari", "Reza Mahendra"]


def test_a_counselor_is_told_the_own_ones_and_no_consents(
    diary: Diary, ayu: ClientId, reza: ClientId
) -> None:
    diary.book(ayu, "09.00", "09.50", NADIRA)
    diary.book(reza, "10.00", "10.50", BAGUS)

    due = diary.clinic.at(BAGUS).calendar.follow_ups()

    assert [block.client_id for block in due.to_confirm] == [reza]
    assert (due.unconfirmed, due.without_consent, due.consents_due) == (1, 0, ())


def test_a_supervisor_is_told_numbers_only(diary: Diary, ayu: ClientId, reza: ClientId) -> None:
    diary.book(ayu, "09.00", "09.50", NADIRA)
    diary.book(reza, "10.00", "10.50", BAGUS)

    due = diary.clinic.at(HENDRA).calendar.follow_ups()

    assert (due.unconfirmed, due.without_consent) == (2, 2)
    assert (due.to_confirm, due.consents_due) == ((), ())


def test_consents_are_missing_until_somebody_answers(diary: Diary, ayu: ClientId) -> None:
    diary.book(ayu, "13.00", "13.50", NADIRA, day=TODAY)
    diary.book(ayu, "09.00", "09.50", NADIRA)
    sari = diary.sari
    (due,) = sari.calendar.follow_ups().consents_due
    assert (due.client_name, due.start.date()) == ("Ayu Lestari", TODAY)
    assert due.kinds == (ConsentKind.SERVICE, ConsentKind.DATA)

    sari.clients.record_consent(ayu, ConsentForm(ConsentKind.SERVICE, True, TODAY))
    (due,) = sari.calendar.follow_ups().consents_due
    assert due.kinds == (ConsentKind.DATA,)

    sari.clients.record_consent(ayu, ConsentForm(ConsentKind.DATA, False, TODAY))
    assert sari.calendar.follow_ups().without_consent == 0, "a refusal is an answer"


def test_a_documented_exception_stands_for_the_consent(diary: Diary, ayu: ClientId) -> None:
    diary.book(ayu, "09.00", "09.50", NADIRA)
    reason = "Datang dalam keadaan darurat, wali menyusul"
    exception = ConsentForm(ConsentKind.EXCEPTION, True, TODAY, reason=reason)
    diary.sari.clients.record_consent(ayu, exception)
    (due,) = diary.sari.calendar.follow_ups().consents_due
    assert due.kinds == (ConsentKind.DATA,)


def test_whoever_called_off_needs_neither(diary: Diary, clinic: Clinic, ayu: ClientId) -> None:
    booked = diary.book(ayu, "09.00", "09.50", NADIRA).appointment_id
    diary.sari.calendar.cancel(booked, CancelBy.CLIENT, "sakit, minta minggu depan")
    due = diary.sari.calendar.follow_ups()
    assert (due.unconfirmed, due.without_consent) == (0, 0)


def test_holidays_and_sundays_are_passed_over(diary: Diary, clinic: Clinic, ayu: ClientId) -> None:
    admin = clinic.at("admin")
    for day in (TOMORROW, TOMORROW + timedelta(days=1), SATURDAY):
        admin.facility.set_holiday(Holiday(day, "Renovasi", HolidayKind.OWN))
    diary.book(ayu, "09.00", "09.50", NADIRA, day=MONDAY)

    due = diary.sari.calendar.follow_ups()

    assert (due.day, due.unconfirmed) == (MONDAY, 1)
