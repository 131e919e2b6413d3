"""Finding free times."""

from datetime import time
from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from clinic_app.facility.values import Closure, ClosureKind, RoomId
from clinic_app.people.values import ClientId, PersonId
from clinic_app.scheduling.rules import find_conflicts, free_on
from clinic_app.scheduling.values import AppointmentId, Block, Slot
from tests.support.appointments import TOMORROW, at, block, slot

ROOMS = tuple(RoomId(number) for number in (1, 2, 3))
HOURS = [
    Closure(TOMORROW, time(0), time(8), ClosureKind.OUTSIDE_HOURS),
    Closure(TOMORROW, time(12), time(13), ClosureKind.BREAK),
    Closure(TOMORROW, time(15), None, ClosureKind.OUTSIDE_HOURS),
]


def free(wish: Slot, taken: list[Block], earliest: str = "", limit: int = 3) -> list[Slot]:
    begin = at(earliest) if earliest else wish.start
    return list(islice(free_on(begin, wish, ClientId(9), taken, HOURS, ROOMS), limit))


def times(found: list[Slot]) -> list[str]:
    return [f"{each.start:%H.%M}" for each in found]


def test_the_next_quarters_after_a_clash_are_offered() -> None:
    found = free(slot("09.30", "10.20", room=1), [block("09.00", "10.00", room=1)])

    assert times(found) == ["10.00", "10.15", "10.30"]
    assert {each.room_id for each in found} == {1}
    assert {each.end - each.start for each in found} == {at("10.20") - at("09.30")}


def test_breaks_and_closing_are_never_booked_over() -> None:
    assert times(free(slot("11.30", "12.30"), [], limit=9)) == ["13.00", "13.15", "13.30", "13.45", "14.00"]


def test_another_room_stands_in_for_a_taken_one() -> None:
    taken = [
        block("09.00", "10.00", room=1, counselor_id=PersonId(2)),
        block("09.00", "10.00", room=2, counselor_id=PersonId(3)),
    ]

    assert free(slot("09.00", "10.00", room=1), taken, limit=1)[0] == slot("09.00", "10.00", room=3)


def test_a_visit_at_home_needs_no_room() -> None:
    assert free(slot("09.00", "10.00"), [], limit=1) == [slot("09.00", "10.00")]


def test_the_client_is_free_too() -> None:
    taken = [block("09.00", "10.00", client_id=ClientId(9), counselor_id=PersonId(2))]

    assert times(free(slot("09.00", "09.45"), taken, limit=1)) == ["10.00"]


def test_a_time_off_the_grid_is_followed_by_a_quarter() -> None:
    assert times(free(slot("09.05", "09.55"), [], limit=2)) == ["09.15", "09.30"]


def test_nothing_is_offered_after_midnight() -> None:
    late = list(free_on(at("23.00"), slot("23.00", "23.50"), ClientId(9), [], [], ROOMS))

    assert [f"{each.start:%H.%M}" for each in late] == ["23.00"]


@st.composite
def _days(draw: st.DrawFn) -> list[Block]:
    found = []
    for number in range(draw(st.integers(0, 12))):
        start = draw(st.integers(8 * 60, 14 * 60))
        end = start + draw(st.integers(5, 55))
        found.append(
            block(
                f"{start // 60:02}.{start % 60:02}",
                f"{end // 60:02}.{end % 60:02}",
                id=AppointmentId(number),
                client_id=ClientId(draw(st.integers(1, 9))),
                counselor_id=PersonId(draw(st.integers(1, 3))),
                room=RoomId(draw(st.integers(1, 3))),
            )
        )
    return found


@given(_days(), st.integers(1, 3), st.sampled_from([None, 1, 2, 3]))
def test_what_is_offered_clashes_with_nothing_and_nothing_free_is_passed_over(
    taken: list[Block], counselor: int, room: int | None
) -> None:
    wish = slot("08.00", "08.45", counselor, room)
    found = free(wish, taken, limit=100)

    for each in found:
        assert not find_conflicts(each, ClientId(9), taken, HOURS)
    offered = {each.start for each in found}
    for minute in range(8 * 60, 14 * 60, 15):
        start = at(f"{minute // 60:02}.{minute % 60:02}")
        same = Slot(start, start + (wish.end - wish.start), wish.counselor_id, wish.room_id)
        if start not in offered:
            assert find_conflicts(same, ClientId(9), taken, HOURS)
