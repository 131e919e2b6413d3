"""The columns of the log share out the width: the object always has room for its words."""

import pytest

from ui.admin.log.rows import ACTION, DETAILS, TIME, USER
from ui.admin.log.table import widths


@pytest.mark.parametrize("one_day", [True, False])
@pytest.mark.parametrize("room", [440, 520, 600, 700, 800, 906, 1274, 1800])
def test_the_object_keeps_its_room(room: int, one_day: bool) -> None:
    assert room - sum(widths(room, one_day).values()) >= 60
    assert widths(room, one_day)[ACTION] >= 204


def test_details_go_before_the_user_and_the_time_never() -> None:
    assert all(widths(906, one_day=False).values())
    narrow = widths(660, one_day=True)
    assert (narrow[DETAILS], narrow[USER]) == (0, 164)
    assert widths(480, one_day=True)[USER] == 0
    assert widths(480, one_day=True)[TIME] == 104
    assert widths(906, one_day=False)[TIME] > widths(906, one_day=True)[TIME]
