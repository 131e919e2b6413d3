"""The way of an appointment, and what a slot must be."""

from datetime import date, datetime, timedelta

import pytest

from clinic_app.common.errors import InvalidInput
from clinic_app.common.permissions import Permission, Reach, Role, Title, reach
from clinic_app.facility.values import HoursKind, OpeningRule, Programme
from clinic_app.people.values import PersonId, StaffMember
from clinic_app.scheduling.rules import (
    check_note,
    check_slot,
    first_free_counselor,
    is_late,
    may_reopen,
    may_step,
    next_statuses,
    too_early,
    too_old,
)
from clinic_app.scheduling.rules.life_cycle import NEXT
from clinic_app.scheduling.rules.week import grid_hours, shown_days
from clinic_app.scheduling.values import Slot, Status
from tests.support.appointments import TOMORROW, at, block, slot

S = Status
START = at("10.00")
ASKED = (Permission.APPOINTMENT_WRITE, Permission.CHECK_IN, Permission.SESSION_RUN)


def next_of(status: Status, role: Role, now: datetime, *, own: bool = False) -> tuple[Status, ...]:
    reaches: dict[Permission, Reach | None] = {asked: reach([role], asked) for asked in ASKED}
    return next_statuses(status, START, now, reaches, own=own)


@pytest.mark.parametrize(
    ("status", "main"),
    [
        (S.BOOKED, S.CONFIRMED),
        (S.CONFIRMED, S.CHECKED_IN),
        (S.CHECKED_IN, S.IN_SESSION),
        (S.IN_SESSION, S.COMPLETED),
    ],
)
def test_the_main_action_follows_the_status(status: Status, main: Status) -> None:
    assert next_of(status, Role.RECEPTIONIST, START)[0] is main


def test_what_is_over_goes_nowhere() -> None:
    ended = [status for status in Status if status not in NEXT]

    assert ended == [S.COMPLETED, S.NO_SHOW, S.LEFT_BEFORE_SEEN, S.CANCELLED_CLIENT, S.CANCELLED_PROVIDER]


def test_a_counselor_runs_the_own_session_and_checks_in_for_others() -> None:
    assert next_of(S.CONFIRMED, Role.COUNSELOR, START) == (S.CHECKED_IN,)
    assert next_of(S.CHECKED_IN, Role.COUNSELOR, START) == ()
    assert next_of(S.CHECKED_IN, Role.COUNSELOR, START, own=True)[0] is S.IN_SESSION


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.HEAD, Role.ADMINISTRATOR])
def test_others_change_nothing(role: Role) -> None:
    assert not any(next_of(status, role, START, own=True) for status in Status)


def test_before_the_day_somebody_can_only_confirm_or_cancel() -> None:
    the_day_before = START - timedelta(days=1)

    assert next_of(S.BOOKED, Role.RECEPTIONIST, the_day_before) == (
        S.CONFIRMED,
        S.CANCELLED_CLIENT,
        S.CANCELLED_PROVIDER,
    )


def test_nobody_is_missed_before_the_time() -> None:
    assert too_early(S.NO_SHOW, START, START - timedelta(minutes=1))
    assert not too_early(S.NO_SHOW, START, START)
    assert not too_early(S.CHECKED_IN, START, START - timedelta(hours=2))


def test_after_seven_days_nothing_changes_any_more() -> None:
    assert not too_old(TOMORROW, TOMORROW + timedelta(days=7))
    assert too_old(TOMORROW, TOMORROW + timedelta(days=8))
    assert next_of(S.BOOKED, Role.RECEPTIONIST, START + timedelta(days=8)) == ()


def test_every_step_can_be_taken_back() -> None:
    for status in NEXT:
        for to in Status:
            if may_step(status, to):
                assert may_reopen(to, status, walk_in=False), (status, to)


def test_who_walked_in_was_never_booked() -> None:
    assert not may_reopen(S.IN_SESSION, S.BOOKED, walk_in=True)
    assert may_reopen(S.IN_SESSION, S.CHECKED_IN, walk_in=True)


def test_a_cancellation_within_a_day_is_sudden() -> None:
    assert is_late(START, START - timedelta(hours=23, minutes=59))
    assert not is_late(START, START - timedelta(hours=24))


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        (slot("10.00", "10.00"), "end", "slot.end_before_start"),
        (slot("10.00", "09.00"), "end", "slot.end_before_start"),
        (slot("10.00", "10.04"), "end", "slot.too_short"),
        (slot("08.00", "16.01"), "end", "slot.too_long"),
        (Slot(at("23.00"), at("01.00", TOMORROW + timedelta(days=1)), PersonId(1)), "end", "slot.one_day"),
        (slot("10.00", "11.00", day=date(1800, 1, 1)), "start", "slot.year"),
        (slot("10.00", "11.00", day=date(2200, 1, 1)), "start", "slot.year"),
        (slot("10.00", "11.00", day=date.max), "start", "slot.year"),
    ],
)
def test_a_slot_lies_within_a_day_and_has_a_length(wrong: Slot, field: str, code: str) -> None:
    (fault,) = check_slot(wrong)

    assert (fault.field, fault.code) == (field, code)


@pytest.mark.parametrize(("since", "until"), [("10.00", "10.05"), ("08.00", "16.00"), ("00.00", "08.00")])
def test_the_shortest_and_the_longest_slot(since: str, until: str) -> None:
    assert check_slot(slot(since, until)) == []


def test_a_note_for_the_reception_has_200_signs() -> None:
    assert check_note("  datang\nbersama   ibu ") == "datang bersama ibu"
    assert len(check_note("🙂" * 200)) == 200
    with pytest.raises(InvalidInput) as refused:
        check_note("x" * 201)
    assert refused.value.field == "reception_note"


def person(number: int, title: Title = Title.PSYCHOLOGIST) -> StaffMember:
    return StaffMember(
        PersonId(number),
        f"orang{number}",
        f"Orang {number}",
        frozenset({Role.COUNSELOR}),
        title,
        "",
        active=True,
        must_change_password=False,
        has_clinical_key=True,
        created_on=date(2026, 1, 5),
        last_sign_in=None,
    )


def test_a_walk_in_goes_to_who_is_free_and_has_least_to_do() -> None:
    people = [person(1), person(2), person(3)]
    today = [
        block("09.00", "10.00", counselor_id=PersonId(1), status=S.IN_SESSION),
        block("08.00", "08.50", counselor_id=PersonId(2), status=S.COMPLETED),
        block("14.00", "15.00", counselor_id=PersonId(2)),
        block("13.00", "14.00", counselor_id=PersonId(3)),
    ]

    assert first_free_counselor(Programme.PSY, people, today, at("09.30")) == 3
    assert first_free_counselor(Programme.PSY, people, today, at("12.45")) == 2
    assert first_free_counselor(Programme.PSY, [], today, at("09.30")) is None


def test_the_title_fits_the_programme() -> None:
    people = [person(1, Title.NURSE), person(2, Title.BK_COUNSELOR)]

    assert first_free_counselor(Programme.BK, people, [], at("09.00")) == 2
    assert first_free_counselor(Programme.PSY, people, [], at("09.00")) == 1


def test_sunday_is_shown_only_with_hours_or_appointments() -> None:
    monday = date(2026, 8, 17)
    weekday = OpeningRule(0, at("08.00").time(), at("15.00").time())
    sunday = OpeningRule(6, at("08.00").time(), at("15.00").time())
    visit = block("09.00", "10.00", day=date(2026, 8, 23))

    assert len(shown_days(monday, [weekday], [])) == 6
    assert len(shown_days(monday, [weekday, sunday], [])) == 7
    assert len(shown_days(monday, [weekday], [visit])) == 7


def test_the_grid_begins_an_hour_before_the_service_and_holds_every_block() -> None:
    hours = [
        OpeningRule(0, at("08.00").time(), at("15.00").time()),
        OpeningRule(0, at("12.00").time(), at("13.00").time(), HoursKind.BREAK),
    ]

    assert grid_hours(hours, []) == (7, 16)
    assert grid_hours([], []) == (7, 17)
    assert grid_hours(hours, [block("06.10", "06.50"), block("19.00", "20.10")]) == (6, 21)
    assert grid_hours(hours, [block("00.00", "01.00"), block("22.30", "23.59")]) == (0, 24)
