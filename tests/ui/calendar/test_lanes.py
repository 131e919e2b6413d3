"""Overlapping appointments stand beside each other, never on each other."""

from hypothesis import given
from hypothesis import strategies as st

from clinic_app.people.values import PersonId
from clinic_app.scheduling.values import Block
from tests.support.blocks import block
from ui.calendar.grid.lanes import place

days = st.lists(st.tuples(st.integers(0, 400), st.integers(15, 180), st.integers(1, 4)), max_size=25).map(
    lambda items: [block(number, *item) for number, item in enumerate(items)]
)


@given(days, st.sampled_from([(PersonId(1),), tuple(PersonId(p) for p in range(1, 5))]))
def test_blocks_that_overlap_never_share_pixels(
    blocks: list[Block], counselors: tuple[PersonId, ...]
) -> None:
    placed = place(blocks, counselors)
    assert sorted(item.block.id for item in placed) == sorted(b.id for b in blocks)
    for a in placed:
        assert 0 <= a.lane < a.lanes
        for b in placed:
            if a is b or not (a.block.start < b.block.end and b.block.start < a.block.end):
                continue
            apart = (a.lane + 1) / a.lanes <= b.lane / b.lanes + 1e-9 or (
                b.lane + 1
            ) / b.lanes <= a.lane / a.lanes + 1e-9
            assert apart


def test_two_that_touch_have_the_whole_width() -> None:
    assert [(p.lane, p.lanes) for p in place([block(1, 0, 60), block(2, 60, 60)], ())] == [(0, 1), (0, 1)]


def test_each_counselor_keeps_the_same_half_of_the_column() -> None:
    placed = place([block(1, 0, 60, 2), block(2, 200, 60, 1)], (PersonId(1), PersonId(2)))
    assert {p.block.id: (p.lane, p.lanes) for p in placed} == {1: (1, 2), 2: (0, 2)}
