"""What speaks against a slot."""

from datetime import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_app.facility.values import Closure, ClosureKind, Programme, RoomId, ServiceTypeId
from clinic_app.people.values import ClientId, PersonId
from clinic_app.scheduling.rules import find_conflicts, find_meeting_conflicts, may_overrule
from clinic_app.scheduling.values import AppointmentId, ConflictKind, Status
from clinic_app.scheduling.values_meetings import MeetingBlock, MeetingId, MeetingPlace, MeetingStatus
from tests.support.appointments import TOMORROW, at, block, slot

K = ConflictKind
NOBODY = ClientId(99)


def kinds(*args: object, **kwargs: object) -> list[ConflictKind]:
    return [conflict.kind for conflict in find_conflicts(*args, **kwargs)]


def test_a_slot_that_begins_when_another_ends_does_not_touch_it() -> None:
    taken = [block("09.00", "10.00", room=1)]

    assert not find_conflicts(slot("10.00", "11.00", room=1), ClientId(1), taken, [])
    assert not find_conflicts(slot("08.00", "09.00", room=1), ClientId(1), taken, [])
    assert find_conflicts(slot("09.59", "11.00", room=1), ClientId(1), taken, [])


def test_the_same_client_comes_first_then_room_then_counselor() -> None:
    taken = [block("09.00", "10.00", room=1)]
    closed = [
        Closure(TOMORROW, time(9), time(10), ClosureKind.BREAK),
        Closure(TOMORROW, time(0), time(9, 45), ClosureKind.OUTSIDE_HOURS),
        Closure(TOMORROW, time(0), None, ClosureKind.HOLIDAY, "Hari Raya"),
    ]

    found = find_conflicts(slot("09.30", "10.30", room=1), ClientId(1), taken, closed)

    assert [conflict.kind for conflict in found] == [kind for kind in ConflictKind if kind is not K.MEMBER]
    assert [conflict.minutes for conflict in found] == [30, 30, 30, 60, 15, 30]
    assert found[3].with_name == "Hari Raya"
    assert found[1].room_name == "Ruang 1"


def test_a_clash_says_with_whom_and_until_when() -> None:
    taken = [block("10.00", "10.50", room=1, client_name="Nurul Hidayah", id=AppointmentId(7))]

    (clash,) = find_conflicts(slot("10.45", "11.35"), NOBODY, taken, [])

    assert (clash.kind, clash.minutes, clash.with_name) == (K.COUNSELOR, 5, "Nurul Hidayah")
    assert (clash.start, clash.end, clash.appointment_id) == (at("10.00"), at("10.50"), 7)


@pytest.mark.parametrize("status", [status for status in Status if not status.occupies])
def test_what_was_cancelled_or_missed_takes_nothing(status: Status) -> None:
    assert not find_conflicts(
        slot("09.00", "10.00"), ClientId(1), [block("09.00", "10.00", status=status)], []
    )


@pytest.mark.parametrize("status", [status for status in Status if status.occupies])
def test_what_stands_takes_its_time(status: Status) -> None:
    assert find_conflicts(slot("09.00", "10.00"), ClientId(1), [block("09.00", "10.00", status=status)], [])


def test_an_appointment_that_is_moved_does_not_stand_in_its_own_way() -> None:
    taken = [block("09.00", "10.00", id=AppointmentId(3))]

    assert not find_conflicts(slot("09.15", "10.15"), ClientId(1), taken, [], moving=AppointmentId(3))
    assert find_conflicts(slot("09.15", "10.15"), ClientId(1), taken, [], moving=AppointmentId(4))


def test_two_who_sit_nowhere_do_not_share_a_room() -> None:
    taken = [block("09.00", "10.00", counselor_id=2)]

    assert not find_conflicts(slot("09.00", "10.00", counselor=1), NOBODY, taken, [])


@pytest.mark.parametrize(
    ("kind", "reason", "enough"),
    [
        (K.COUNSELOR, "darurat", True),
        (K.BREAK, "mudik", True),
        (K.HOLIDAY, "ya", False),
        (K.OUTSIDE_HOURS, "", False),
        (K.CLIENT, "a very good reason", False),
        (K.ROOM, "a very good reason", False),
    ],
)
def test_only_what_is_not_final_gives_way_to_a_reason(kind: ConflictKind, reason: str, enough: bool) -> None:
    from clinic_app.scheduling.values import Conflict

    assert may_overrule([Conflict(kind, at("09.00"), at("10.00"), 60)], reason) is enough


def test_nothing_needs_no_reason() -> None:
    assert may_overrule([], "")


MINUTES = st.integers(0, 23 * 60)


@given(MINUTES, st.integers(5, 55), MINUTES, st.integers(5, 55))
def test_overlap_is_the_same_from_both_sides(one: int, length: int, other: int, other_length: int) -> None:
    def clock(minute: int) -> str:
        return f"{minute // 60:02}.{minute % 60:02}"

    first, first_end = clock(one), clock(one + length)
    second, second_end = clock(other), clock(other + other_length)
    there = kinds(slot(first, first_end), NOBODY, [block(second, second_end)], [])
    back = kinds(slot(second, second_end), NOBODY, [block(first, first_end)], [])

    minutes = set(range(one, one + length)) & set(range(other, other + other_length))
    assert there == back == ([K.COUNSELOR] if minutes else [])


def meeting(since: str, until: str, **facts: Any) -> MeetingBlock:
    """A meeting as the rules see one: led by 1 and 2, with clients 1 and 2 expected."""
    known: dict[str, Any] = {
        "id": MeetingId(1),
        "title": "Rabu siang",
        "programme": Programme.PEER,
        "service_type_id": ServiceTypeId(1),
        "status": MeetingStatus.PLANNED,
        "staff": (PersonId(1), PersonId(2)),
        "room_id": RoomId(1),
        "room_name": "Aula",
        "clients": (ClientId(1), ClientId(2)),
        "seats": 12,
        "came": 0,
    }
    return MeetingBlock(start=at(since), end=at(until), **(known | facts))


def test_a_meeting_takes_all_its_staff_its_room_and_all_its_clients() -> None:
    there = [meeting("09.00", "10.30")]

    assert kinds(slot("10.00", "11.00", counselor=2, room=1), ClientId(2), there, []) == [
        *(K.CLIENT, K.ROOM, K.COUNSELOR)
    ]
    assert not kinds(slot("10.30", "11.00", counselor=2, room=1), ClientId(2), there, [])
    off = [meeting("09.00", "10.30", status=MeetingStatus.CANCELLED)]
    assert not kinds(slot("10.00", "11.00", counselor=2, room=1), ClientId(2), off, [])


def test_a_number_that_an_appointment_and_a_meeting_share_is_not_taken_for_the_same() -> None:
    place = MeetingPlace(at("09.00"), at("10.00"), (PersonId(1),))
    both = [meeting("09.00", "10.00"), block("09.00", "10.00")]

    moved = find_meeting_conflicts(place, [], both, [], moving=MeetingId(1))
    assert [(one.appointment_id, one.meeting_id) for one in moved] == [(1, None)]
    (clash, *_) = find_conflicts(slot("09.00", "10.00"), NOBODY, both, [], moving=AppointmentId(1))
    assert (clash.appointment_id, clash.meeting_id, clash.with_name) == (None, 1, "Rabu siang")


STAFF = st.sets(st.integers(1, 3), min_size=1)
CLIENTS = st.frozensets(st.integers(1, 4))


@given(STAFF, CLIENTS, st.booleans(), STAFF, CLIENTS, st.booleans())
def test_two_meetings_clash_in_exactly_what_they_share(
    staff: set[int], clients: frozenset[int], room: bool, others: set[int], guests: frozenset[int], hall: bool
) -> None:
    def find(who: set[int], whom: frozenset[int], where: bool, there: MeetingBlock) -> list[ConflictKind]:
        room_id = RoomId(1) if where else None
        place = MeetingPlace(at("09.00"), at("10.00"), tuple(PersonId(one) for one in who), room_id)
        clashes = find_meeting_conflicts(place, [ClientId(one) for one in whom], [there], [])
        assert may_overrule(clashes, "karena perlu") is not any(one.kind is K.ROOM for one in clashes)
        return [one.kind for one in clashes]

    def stands(who: set[int], whom: frozenset[int], where: bool) -> MeetingBlock:
        room_id = RoomId(1) if where else None
        people = tuple(PersonId(one) for one in who)
        expected = tuple(ClientId(one) for one in whom)
        return meeting("09.30", "10.30", staff=people, clients=expected, room_id=room_id)

    shared = [K.ROOM] * (room and hall) + [K.COUNSELOR] * len(staff & others)
    shared += [K.MEMBER] * len(clients & guests)
    assert find(staff, clients, room, stands(others, guests, hall)) == shared
    assert find(others, guests, hall, stands(staff, clients, room)) == shared
