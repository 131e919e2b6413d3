"""The day's lanes and counters."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from clinic_app.facility.values import Closure, ClosureKind
from clinic_app.people.values import PersonId
from clinic_app.scheduling.values import AppointmentId, Status
from tests.support.blocks import MORNING, block
from ui.today.day import Filter, Lane, figures, is_late, lanes, steady, wait

NOW = datetime(2026, 8, 19, 10, 24)
LIMIT = 20
CLOSED = (
    Closure(NOW.date(), time(0), time(8), ClosureKind.OUTSIDE_HOURS),
    Closure(NOW.date(), time(12), time(13), ClosureKind.BREAK),
    Closure(NOW.date(), time(15), None, ClosureKind.OUTSIDE_HOURS),
)


@pytest.mark.parametrize(
    ("status", "lane"),
    [
        (Status.BOOKED, Lane.EXPECTED),
        (Status.CONFIRMED, Lane.EXPECTED),
        (Status.CHECKED_IN, Lane.WAITING),
        (Status.IN_SESSION, Lane.IN_SESSION),
        (Status.COMPLETED, Lane.DONE),
        (Status.NO_SHOW, Lane.MISSED),
        (Status.LEFT_BEFORE_SEEN, Lane.MISSED),
        (Status.CANCELLED_CLIENT, Lane.CANCELLED),
        (Status.CANCELLED_PROVIDER, Lane.CANCELLED),
    ],
)
def test_every_status_has_its_lane(status: Status, lane: Lane) -> None:
    assert lanes([block(1, 0, 50, status=status)])[lane][0].id == 1


def test_who_waits_longest_stands_on_top() -> None:
    early = replace(block(1, 120, 50, status=Status.CHECKED_IN), checked_in_at=MORNING)
    late = replace(block(2, 60, 50, status=Status.CHECKED_IN), checked_in_at=MORNING + timedelta(minutes=30))
    assert [b.id for b in lanes([late, early])[Lane.WAITING]] == [1, 2]


def test_the_newest_end_stands_on_top() -> None:
    first = replace(block(1, 0, 50, status=Status.COMPLETED), completed_at=MORNING + timedelta(minutes=50))
    last = replace(block(2, 0, 50, status=Status.COMPLETED), completed_at=MORNING + timedelta(minutes=90))
    assert [b.id for b in lanes([first, last])[Lane.DONE]] == [2, 1]


def test_the_wait_counts_whole_minutes_and_never_backwards() -> None:
    arrived = replace(block(1, 0, 50), checked_in_at=NOW - timedelta(minutes=14, seconds=50))
    assert wait(arrived, NOW) == 14
    assert wait(replace(arrived, checked_in_at=NOW + timedelta(minutes=5)), NOW) == 0


def test_counters_leave_the_cancelled_out() -> None:
    blocks = [
        replace(block(1, 0, 50, status=Status.CHECKED_IN), checked_in_at=NOW - timedelta(minutes=20)),
        replace(block(2, 60, 50, status=Status.CHECKED_IN), checked_in_at=NOW - timedelta(minutes=10)),
        block(3, 120, 50),
        block(4, 120, 50, status=Status.CANCELLED_CLIENT),
    ]
    counted = figures(blocks, CLOSED, [PersonId(1)], NOW, LIMIT)
    assert (counted.appointments, counted.waiting, counted.mean_wait) == (3, 2, 15)


def test_free_hours_are_whole_open_and_still_to_come() -> None:
    """From 10.24: 10.24–11.24 is free, 11.24–12.00 too short, the break closed; 13–15 gives two."""
    assert figures([], CLOSED, [PersonId(1)], NOW, LIMIT).free_slots == 3
    taken = [block(1, 5 * 60 + 30, 60)]
    assert figures(taken, CLOSED, [PersonId(1)], NOW, LIMIT).free_slots == 1
    assert figures(taken, CLOSED, [PersonId(1), PersonId(2)], NOW, LIMIT).free_slots == 4


def test_the_filter_keeps_whose_and_which() -> None:
    mine = block(1, 0, 50, counselor=1)
    assert Filter(counselor=PersonId(1)).keeps(mine)
    assert not Filter(counselor=PersonId(2)).keeps(mine)
    assert Filter().keeps(mine)


@pytest.mark.parametrize(("minutes", "late"), [(0, False), (19, False), (20, True), (21, True)])
def test_waiting_is_too_long_from_the_limit_on(minutes: int, late: bool) -> None:
    came = replace(
        block(1, 0, 50, status=Status.CHECKED_IN), checked_in_at=NOW - timedelta(minutes=minutes, seconds=5)
    )
    assert is_late(came, NOW, LIMIT) is late
    assert figures([came], CLOSED, [], NOW, LIMIT).late == int(late)
    assert not is_late(replace(came, status=Status.IN_SESSION), NOW, LIMIT)


def test_nothing_moves_where_the_pointer_is() -> None:
    one, two, new = block(1, 0, 50), block(2, 60, 50), block(3, 30, 50)
    before = [AppointmentId(2), AppointmentId(1), AppointmentId(9)]
    assert [b.id for b in steady(before, (one, new, two))] == [2, 1, 3]
