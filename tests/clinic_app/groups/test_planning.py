"""Meetings in the one calendar: clashes both ways, a weekly row, moving, calling off."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from clinic_app.common.errors import InvalidInputs
from clinic_app.facility.values import RoomId
from clinic_app.groups.values import GroupsChanged, Mark
from clinic_app.groups.values_planning import Choice, MeetingMoved, Planned, WeeklyRow
from clinic_app.people.values import ClientId
from clinic_app.scheduling.model_meetings import Meeting, MeetingClient
from clinic_app.scheduling.values import AppointmentsChanged, Booked, Clashes, ConflictKind
from clinic_app.scheduling.values_meetings import MeetingStatus
from tests.support.appointments import Diary
from tests.support.clinic import NADIRA, TODAY
from tests.support.groups import AYU, BAYU, GROUP, Circle, days_ago, refusing

K = ConflictKind
NEXT = TODAY + timedelta(days=7)


def kinds(clashes: Clashes | None) -> list[ConflictKind]:
    return [one.kind for one in clashes.conflicts] if clashes else []


def test_an_appointment_sees_the_meeting_with_its_room_staff_and_members(circle: Circle) -> None:
    circle.meets(NEXT)
    diary = Diary(circle.clinic)
    stranger = circle.clinic.client("Dewi Anjani", NADIRA)

    def clashes(client: ClientId, counselor: str, room: int | None) -> list[ConflictKind]:
        slot = diary.slot("13.30", "14.00", counselor, room, NEXT)
        found = diary.sari.calendar.book(diary.wish(client, slot))
        assert isinstance(found, Clashes)
        assert all(one.with_name == "Rabu siang" for one in found.conflicts if one.meeting_id)
        return kinds(found)

    assert clashes(stranger, NADIRA, 2) == [K.COUNSELOR]
    assert clashes(stranger, "yohanes", 1) == [K.ROOM]
    assert clashes(AYU, "yohanes", 2) == [K.CLIENT]
    free = diary.sari.calendar.free_times(diary.wish(AYU, diary.slot("13.00", "13.30", "yohanes", 2, NEXT)))
    assert free[0].start.strftime("%H.%M") == "14.30"
    assert diary.book(stranger, "13.00", "13.30", "yohanes", 2, NEXT)
    walked_in = diary.sari.calendar.check(diary.wish(AYU, diary.slot("14.30", "15.00", "yohanes", 2, NEXT)))
    assert walked_in is None


def test_a_meeting_sees_appointments_and_a_members_own_gives_way_to_a_reason(circle: Circle) -> None:
    diary = Diary(circle.clinic)
    diary.book(AYU, "13.00", "13.30", "yohanes", 2, NEXT)

    clashes = circle.clash_of(Choice(circle.place(NEXT)))
    (clash,) = clashes.conflicts
    assert (clash.kind, clash.member_id, clash.member_name) == (K.MEMBER, AYU, "Ayu Lestari")
    assert not clashes.final
    assert isinstance(circle.bagus.plan(GROUP, (Choice(circle.place(NEXT), "Ayu menyusul"),)), Planned)


def test_a_taken_room_is_final_for_a_meeting(circle: Circle) -> None:
    Diary(circle.clinic).book(circle.clinic.client("Dewi Anjani"), "14.00", "15.00", "yohanes", 1, NEXT)

    clashes = circle.clash_of(Choice(circle.place(NEXT), "Tetap di aula"))

    assert kinds(clashes) == [K.ROOM]
    assert clashes.final
    assert clashes.alternatives[0].start.hour == 15 or clashes.alternatives[0].room_id != 1
    assert circle.clinic.rows(Meeting) == []


def test_a_member_of_two_groups_is_named_as_such(circle: Circle) -> None:
    circle.meets(NEXT)
    yohanes = circle.clinic.person("yohanes")
    other = circle.yohanes.create(circle.form(public_name="Kamis", name="", facilitators=(yohanes,)))
    circle.yohanes.add_member(other, BAYU)

    place = replace(circle.place(NEXT), staff=(yohanes,), room_id=RoomId(2))
    clashes = circle.clash_of(Choice(place), circle.yohanes, other)

    (clash,) = clashes.conflicts
    assert (clash.kind, clash.member_name, clash.with_name) == (K.MEMBER, "Bayu Saputra", "Rabu siang")


def test_a_weekly_row_shows_every_clash_before_anything_is_written(circle: Circle) -> None:
    Diary(circle.clinic).book(AYU, "13.00", "13.30", "yohanes", 2, NEXT)
    assert circle.bagus.usual_place(GROUP) is None
    lines = len(circle.clinic.log())

    found = circle.bagus.look_ahead(GROUP, WeeklyRow(circle.place(NEXT), 8))

    assert len(circle.clinic.log()) == lines
    assert [kinds(one.clashes) for one in found] == [[K.MEMBER]] + [[]] * 7
    assert found[7].place.start.date() == NEXT + timedelta(weeks=7)
    chosen = (Choice(found[0].place, "Ayu menyusul"), *(Choice(one.place) for one in found[2:]))
    heard: list[object] = []
    circle.clinic.at("bagus").changes.subscribe(heard.append)
    planned = circle.bagus.plan(GROUP, chosen)
    assert isinstance(planned, Planned)
    # Told once, or every page would read its days again for each of them.
    assert [type(one) for one in heard] == [AppointmentsChanged, GroupsChanged]
    assert [one.number for one in circle.record().meetings] == [1, 2, 3, 4, 5, 6, 7]
    usual = circle.bagus.usual_place(GROUP)
    assert usual is not None
    assert usual.start.date() == NEXT + timedelta(weeks=8)


def test_one_clash_keeps_the_whole_row_from_being_written(circle: Circle) -> None:
    Diary(circle.clinic).book(AYU, "13.00", "13.30", "yohanes", 2, NEXT + timedelta(weeks=1))
    row = circle.bagus.look_ahead(GROUP, WeeklyRow(circle.place(NEXT), 3))

    back = circle.bagus.plan(GROUP, tuple(Choice(one.place) for one in row))

    assert not isinstance(back, Planned)
    assert [one.clashes is None for one in back] == [True, False, True]
    assert circle.clinic.rows(Meeting) == []


@pytest.mark.parametrize("day", [date(2026, 8, 23), date(2026, 8, 25)])
def test_a_meeting_on_a_closed_day_needs_a_reason(circle: Circle, day: date) -> None:
    """A Sunday without hours, and the holiday of Maulid Nabi."""
    clashes = circle.clash_of(Choice(circle.place(day)))
    assert kinds(clashes)[0] in (K.HOLIDAY, K.OUTSIDE_HOURS)
    assert not clashes.final

    circle.meets(day, "Kegiatan bersama warga")
    assert day in circle.clinic.at("sari").calendar.week(day - timedelta(days=day.weekday())).days


def test_moving_there_and_back_leaves_the_same_rows(circle: Circle) -> None:
    meeting = circle.meets(NEXT)
    before = circle.clinic.rows(Meeting), circle.clinic.rows(MeetingClient)

    moved = circle.bagus.move(meeting, circle.place(NEXT, "10.00", "11.30"))
    assert isinstance(moved, MeetingMoved)
    assert circle.record().meetings[0].start.hour == 10
    circle.bagus.move(meeting, moved.before)

    assert (circle.clinic.rows(Meeting), circle.clinic.rows(MeetingClient)) == before


def test_a_meeting_called_off_frees_its_time_and_needs_it_again(circle: Circle) -> None:
    meeting = circle.meets(NEXT)
    assert circle.bagus.cancel(meeting, "Aula dipakai") is MeetingStatus.PLANNED
    assert (circle.record().meetings[0].reason, circle.record().meetings[0].number) == ("Aula dipakai", 0)

    booked = Diary(circle.clinic).book(AYU, "13.00", "13.30", NADIRA, 2, NEXT)
    assert isinstance(booked, Booked)
    again = circle.bagus.reinstate(meeting)
    assert isinstance(again, Clashes)
    assert set(kinds(again)) == {K.COUNSELOR, K.MEMBER}
    assert circle.bagus.reinstate(meeting, "Keduanya datang") is MeetingStatus.CANCELLED


def test_what_happened_is_not_moved_or_called_off(circle: Circle) -> None:
    meeting = circle.meets()
    circle.bagus.mark(meeting, AYU, Mark.PRESENT)

    with refusing("meeting.not_planned"):
        circle.bagus.move(meeting, circle.place(NEXT))
    with refusing("group.marked"):
        circle.bagus.cancel(meeting, "Salah")
    with refusing("group.marked"):
        circle.bagus.unhold(meeting)
    circle.bagus.mark(meeting, AYU, None)
    assert circle.bagus.hold(meeting) is MeetingStatus.PLANNED
    assert circle.bagus.unhold(meeting) is MeetingStatus.HELD


def test_places_that_cannot_be(circle: Circle) -> None:
    good = circle.place(NEXT)
    wrong = (
        replace(good, staff=()),
        replace(good, staff=(circle.clinic.person("sari"),)),
        replace(good, room_id=RoomId(99)),
        replace(good, end=good.start),
        circle.place(days_ago(8)),
    )
    for place in wrong:
        with pytest.raises(InvalidInputs):
            circle.bagus.plan(GROUP, (Choice(place, "Karena perlu"),))
    for choices in ((), (Choice(good),) * 53, (Choice(good), Choice(good))):
        with pytest.raises(InvalidInputs):
            circle.bagus.plan(GROUP, choices)
    with refusing("permission.own"):
        circle.yohanes.plan(GROUP, (Choice(good),))
