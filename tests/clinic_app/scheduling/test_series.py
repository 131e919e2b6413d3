"""Weekly series: looked at before anything is written, booked together, undone together."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_app.common.errors import InvalidInputs, NotFound, NotPermitted, Refused
from clinic_app.facility.values import Holiday, HolidayKind
from clinic_app.people.values import PersonId
from clinic_app.scheduling.model import Appointment
from clinic_app.scheduling.model_meetings import Series, SeriesOccurrence
from clinic_app.scheduling.rules.series import FEWEST, MOST, check_decided, overlap, weekly
from clinic_app.scheduling.values import AppointmentsChanged, CancelBy, ConflictKind, Slot, Status, Wish
from clinic_app.scheduling.values_repeating import Decided, SeriesBooked, SeriesPlan
from clinic_app.scheduling.values_series import SeriesId, SeriesPlace
from tests.support.appointments import TOMORROW, Diary
from tests.support.clinic import NADIRA, SARI, TODAY, Clinic

WEEK = timedelta(days=7)


@pytest.fixture
def diary(clinic: Clinic) -> Diary:
    return Diary(clinic)


@pytest.fixture
def wish(clinic: Clinic, diary: Diary) -> Wish:
    """Thursdays at nine, from tomorrow on."""
    return diary.wish(clinic.client("Ayu Lestari"), diary.slot("09.00", "09.50"))


def kept(plan: SeriesPlan) -> list[Decided]:
    return [Decided(one.slot) for one in plan.occurrences]


def booked(diary: Diary, wish: Wish, weeks: int) -> SeriesBooked:
    calendar = diary.sari.calendar
    made = calendar.book_series(wish, kept(calendar.plan_series(wish, weeks)))
    assert isinstance(made, SeriesBooked), made
    return made


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2099, 1, 1)).filter(lambda start: start.hour < 22),
    st.integers(5, 110),
    st.integers(FEWEST, MOST),
)
def test_the_same_time_of_every_week(start: datetime, minutes: int, weeks: int) -> None:
    first = Slot(start, start + timedelta(minutes=minutes), PersonId(1))

    slots = weekly(first, weeks)

    assert slots[0] == first
    assert [(slot.start - start) // WEEK for slot in slots] == list(range(weeks))
    assert {(slot.start.weekday(), slot.start.time(), slot.end - slot.start) for slot in slots} == {
        (start.weekday(), start.time(), timedelta(minutes=minutes))
    }
    assert check_decided(slots) == []


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 10)), min_size=2, max_size=8))
def test_two_at_one_time_are_found_wherever_they_stand(given_slots: list[tuple[int, int]]) -> None:
    began = datetime(2026, 8, 20, 9)
    slots = [
        Slot(began + timedelta(hours=hour), began + timedelta(hours=hour + long), PersonId(1))
        for hour, long in given_slots
    ]

    crossing = any(overlap(one, other) for place, one in enumerate(slots) for other in slots[:place])

    assert (check_decided(slots) != []) is crossing


def test_a_plan_shows_every_clash_and_writes_nothing(clinic: Clinic, diary: Diary, wish: Wish) -> None:
    other = clinic.client("Made Wirawan")
    diary.book(other, "09.15", "10.00", day=TOMORROW + WEEK)
    clinic.at("hendra").facility.set_holiday(
        Holiday(TOMORROW + 2 * WEEK, "Ulang tahun kampus", HolidayKind.OWN)
    )
    before = len(clinic.log())

    plan = diary.sari.calendar.plan_series(wish, 4)

    kinds = [[conflict.kind for conflict in one.conflicts] for one in plan.occurrences]
    assert kinds == [[], [ConflictKind.ROOM, ConflictKind.COUNSELOR], [ConflictKind.HOLIDAY], []]
    assert [one.final for one in plan.occurrences] == [False, True, False, False]
    assert [one.number for one in plan.clashing] == [2, 3]
    second = plan.occurrences[1].alternatives
    assert second[0].start == datetime(2026, 8, 27, 10)
    assert len(second) == 3
    assert len(clinic.log()) == before


def test_all_are_booked_in_one_go_with_their_numbers(clinic: Clinic, diary: Diary, wish: Wish) -> None:
    heard: list[object] = []
    diary.sari.changes.subscribe(heard.append)

    made = booked(diary, wish, 8)

    assert [one.session_no for one in made.appointments] == list(range(1, 9))
    calendar = diary.sari.calendar
    third = calendar.detail(made.appointments[2].appointment_id)
    assert third.series == SeriesPlace(made.series_id, 3, 8)
    assert third.block.start == datetime(2026, 9, 3, 9)
    (line,) = clinic.log("series.booked")
    assert line.object_id == str(made.series_id)
    days = tuple(TOMORROW + place * WEEK for place in range(8))
    assert [one for one in heard if isinstance(one, AppointmentsChanged)] == [
        AppointmentsChanged(days, (wish.client_id,))
    ]


def test_a_week_is_skipped_another_moved_a_third_kept_with_a_reason(
    clinic: Clinic, diary: Diary, wish: Wish
) -> None:
    diary.book(clinic.client("Made Wirawan"), room=2, day=TOMORROW + WEEK)
    diary.book(clinic.client("Putu Ayu"), day=TOMORROW + 2 * WEEK)
    calendar = diary.sari.calendar
    plan = calendar.plan_series(wish, 5).occurrences
    decided = [
        Decided(plan[0].slot),
        Decided(plan[1].slot, "Dua klien sekaligus"),
        Decided(plan[2].alternatives[0]),
        Decided(plan[4].slot),
    ]

    made = calendar.book_series(wish, decided)

    assert isinstance(made, SeriesBooked)
    details = [calendar.detail(one.appointment_id) for one in made.appointments]
    assert [one.block.start.date() for one in details] == [TOMORROW + n * WEEK for n in (0, 1, 2, 4)]
    assert [one.overrule_reason for one in details] == ["", "Dua klien sekaligus", "", ""]
    assert [one.series and (one.series.number, one.series.count) for one in details] == [
        (1, 4),
        (2, 4),
        (3, 4),
        (4, 4),
    ]


@pytest.mark.parametrize(("room", "reason"), [(1, "Ruang dipakai berdua"), (2, "")])
def test_what_came_between_brings_the_plan_back_and_nothing_is_written(
    clinic: Clinic, diary: Diary, wish: Wish, room: int, reason: str
) -> None:
    calendar = diary.sari.calendar
    decided = [replace(one, reason=reason) for one in kept(calendar.plan_series(wish, 4))]
    diary.book(clinic.client("Made Wirawan"), room=room, day=TOMORROW + WEEK)
    before = clinic.rows(Appointment)

    plan = calendar.book_series(wish, decided)

    assert isinstance(plan, SeriesPlan)
    assert [one.number for one in plan.clashing] == [2]
    assert plan.clashing[0].alternatives
    assert (clinic.rows(Appointment), clinic.rows(Series)) == (before, [])


def test_moving_one_leaves_the_others_untouched(clinic: Clinic, diary: Diary, wish: Wish) -> None:
    made = booked(diary, wish, 4)
    moved = made.appointments[1].appointment_id
    before = [row for row in clinic.rows(Appointment) if row[0] != moved]

    diary.sari.calendar.move(moved, diary.slot("13.00", "13.50", day=TODAY + WEEK))

    assert [row for row in clinic.rows(Appointment) if row[0] != moved] == before
    detail = diary.sari.calendar.detail(moved)
    assert detail.series == SeriesPlace(made.series_id, 2, 4)
    assert len(clinic.rows(SeriesOccurrence)) == 4


def test_undone_together_and_done_again(diary: Diary, wish: Wish) -> None:
    made = booked(diary, wish, 3)
    calendar = diary.sari.calendar
    ids = tuple(one.appointment_id for one in made.appointments)
    calendar.confirm(ids[0])

    assert calendar.cancel_series(made.series_id, CancelBy.PROVIDER, "Pemesanan diurungkan") == ids
    assert {calendar.detail(each).block.status for each in ids} == {Status.CANCELLED_PROVIDER}
    with pytest.raises(Refused):
        calendar.cancel_series(made.series_id, CancelBy.PROVIDER, "Pemesanan diurungkan")

    calendar.reopen_series(made.series_id, ids)
    assert {calendar.detail(each).block.status for each in ids} == {Status.BOOKED}


def test_done_again_is_refused_as_a_whole_when_one_time_is_taken(
    clinic: Clinic, diary: Diary, wish: Wish
) -> None:
    made = booked(diary, wish, 3)
    calendar = diary.sari.calendar
    ids = calendar.cancel_series(made.series_id, CancelBy.PROVIDER, "Pemesanan diurungkan")
    diary.book(clinic.client("Made Wirawan"), day=TOMORROW + 2 * WEEK)

    with pytest.raises(Refused) as refused:
        calendar.reopen_series(made.series_id, ids)
    assert refused.value.code == "appointment.taken"
    assert {calendar.detail(each).block.status for each in ids} == {Status.CANCELLED_PROVIDER}


@pytest.mark.parametrize("weeks", [-1, 0, 1, 53, 10**9])
def test_two_to_fifty_two_weeks(diary: Diary, wish: Wish, weeks: int) -> None:
    with pytest.raises(InvalidInputs) as refused:
        diary.sari.calendar.plan_series(wish, weeks)
    assert [fault.code for fault in refused.value.faults] == ["series.weeks"]


def test_a_whole_year_is_planned_and_booked_over_its_holidays(diary: Diary, wish: Wish) -> None:
    calendar = diary.sari.calendar
    plan = calendar.plan_series(wish, 52)
    assert {conflict.kind for one in plan.clashing for conflict in one.conflicts} == {ConflictKind.HOLIDAY}

    made = calendar.book_series(wish, [Decided(one.slot, "Klien minta tetap") for one in plan.occurrences])

    assert isinstance(made, SeriesBooked)
    assert len(made.appointments) == 52


def test_what_makes_no_series_is_refused(diary: Diary, wish: Wish) -> None:
    calendar = diary.sari.calendar
    first = Decided(wish.slot)
    past = Decided(replace(first.slot, start=datetime(2026, 8, 13, 9), end=datetime(2026, 8, 13, 9, 50)))
    for decided, code in (
        ([first], "series.weeks"),
        ([first, first], "series.overlap"),
        ([past, first], "appointment.past"),
    ):
        with pytest.raises(InvalidInputs) as refused:
            calendar.book_series(wish, decided)
        assert [fault.code for fault in refused.value.faults] == [code]
    last = Slot(datetime(2100, 12, 30, 9), datetime(2100, 12, 30, 10), wish.slot.counselor_id)
    with pytest.raises(InvalidInputs):
        calendar.plan_series(replace(wish, slot=last), 2)
    with pytest.raises(NotFound):
        calendar.cancel_series(SeriesId(99), CancelBy.CLIENT, "Pindah kota")
    with pytest.raises(NotFound):
        calendar.reopen_series(SeriesId(99), [])


def test_a_counselor_books_series_of_own_clients_in_the_own_calendar(
    clinic: Clinic, diary: Diary, wish: Wish
) -> None:
    calendar = clinic.at(NADIRA).calendar
    decided = kept(calendar.plan_series(wish, 2))
    with pytest.raises(NotPermitted):
        calendar.book_series(wish, decided)

    own = clinic.client("Made Wirawan", NADIRA)
    assert isinstance(calendar.book_series(replace(wish, client_id=own), decided), SeriesBooked)
    with pytest.raises(NotPermitted):
        clinic.at("bagus").calendar.cancel_series(SeriesId(1), CancelBy.CLIENT, "Pindah kota")
    assert clinic.at(SARI).calendar.day(date(2026, 8, 27))
