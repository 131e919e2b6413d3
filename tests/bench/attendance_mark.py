"""Members of a group marked by keys, one after the other, until each is kept and painted."""

import itertools
import json
import sys
from pathlib import Path

from PySide6.QtTest import QTest

from tests.bench.desk import Painted, leave, now_ms, open_program, page_of, settle, sign_in
from ui.groups.grid.geometry import Place
from ui.groups.grid.keyboard import MARKS
from ui.groups.page import GroupsPage
from ui.shell.navigation import Groups

_MARKS = 120
_BETWEEN_MS = 40


def main() -> None:
    shell = open_program(Path(sys.argv[1]))
    sign_in(shell, "bagus", Groups())
    page = page_of(shell)
    assert isinstance(page, GroupsPage)
    workspace = page.presenter.workspace
    mine = [head for head in workspace.groups.groups() if head.mine and head.ended_on is None]
    page.open_group(max(mine, key=lambda head: head.members).id)
    settle(500)
    # Every meeting of the group is marked, as after ticking "Change earlier meetings".
    page.desk.marking.past_open = True
    grid, record = page.grid, page.presenter.record
    assert record is not None
    marks = {
        Place(row, column): member.marks[meeting.id]
        for column, meeting in enumerate(record.meetings)
        for row, member in enumerate(record.rows)
        if meeting.id in member.marks
    }
    painted = Painted(shell.window, grid.viewport)
    samples = []
    for place in itertools.islice(itertools.cycle(tuple(marks)), _MARKS):
        grid.choose(place)
        settle(_BETWEEN_MS)
        # Another mark than the one that stands there: else nothing is kept.
        key, marks[place] = next(each for each in MARKS.items() if each[1] is not marks[place])
        pressed = now_ms()
        QTest.keyClick(grid.button, key)
        samples.append(painted.since(pressed))
    print(json.dumps({"attendance_mark_ms": samples}))
    leave(shell)


main()
