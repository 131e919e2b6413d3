"""A long day at work, two thousand actions, and how much memory the program holds after each thousand."""

import itertools
import json
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from clinic_app.notes.values import NoteState
from tests.bench.desk import leave, open_program, page_of, settle, sign_in
from tests.bench.memory import resident_mb
from ui.shell.desk import Desk
from ui.shell.navigation import Calendar, ClientRecord, Clients, Note, Today
from ui.shell.palette import Palette
from ui.shell.shell import Shell

_ACTIONS = 1000
"""Before each look at the memory."""
_BREATH_MS = 4
_MONDAY = date(2026, 8, 17)
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SECTION = "note.section.plan"


class Day:
    """What a counselor does over and over, each time with another client, week and word."""

    def __init__(self, shell: Shell, desk: Desk) -> None:
        self._shell, self._desk = shell, desk
        self._workspace = desk.workspace
        drafts = [head for head in self._workspace.notes.unsigned() if head.state is NoteState.DRAFT]
        weeks = [_MONDAY - timedelta(weeks=back) for back in range(8)]
        days = [day + timedelta(days=on) for day in weeks for on in range(5)]
        seen = [block for day in days for block in self._workspace.calendar.day(day)]
        own = [block for block in seen if block.counselor_id == self._workspace.my_id]
        self._drafts = itertools.cycle(drafts)
        self._days = itertools.cycle(days)
        self._blocks = itertools.cycle(own)
        self._clients = itertools.cycle(sorted({block.client_id for block in own}))
        self._words = itertools.cycle(("siti", "nugroho", "dim ar", "kartika", "0042", "zz"))

    def actions(self) -> Iterator[Callable[[], object]]:
        """One after the other, without an end."""
        round_ = (
            lambda: self._desk.open(Today()),
            lambda: self._press(Qt.Key.Key_Down),
            lambda: self._press(Qt.Key.Key_Return),
            lambda: self._press(Qt.Key.Key_Escape),
            lambda: self._desk.open(Calendar(next(self._days))),
            *[lambda: self._press_week(Qt.Key.Key_PageDown)] * 4,
            *[lambda: self._press_week(Qt.Key.Key_PageUp)] * 2,
            self._open_block,
            lambda: self._press(Qt.Key.Key_Escape),
            lambda: self._desk.book(client_id=next(self._clients)),
            lambda: self._press(Qt.Key.Key_Return, _CONTROL),
            lambda: self._press(Qt.Key.Key_Escape),
            self._carry,
            lambda: self._press(Qt.Key.Key_Z, _CONTROL),
            lambda: self._press(Qt.Key.Key_Y, _CONTROL),
            lambda: self._press(Qt.Key.Key_Z, _CONTROL),
            lambda: self._press(Qt.Key.Key_Z, _CONTROL),
            lambda: self._desk.open(Clients()),
            self._filter,
            lambda: self._desk.open(ClientRecord(next(self._clients))),
            *[lambda: self._press(Qt.Key.Key_Tab, _CONTROL)] * 3,
            self._open_draft,
            *[self._write] * 6,
            self._search,
            lambda: self._press(Qt.Key.Key_Escape),
            lambda: self._press(Qt.Key.Key_F1),
            lambda: self._press(Qt.Key.Key_Escape),
        )
        yield from itertools.cycle(round_)

    def _press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self._desk, key, modifier)

    def _press_week(self, key: Qt.Key) -> None:
        surface = self._desk.findChild(QWidget, "calendar.week")
        if surface is not None and surface.isVisible():
            QTest.keyClick(surface, key)

    def _open_block(self) -> None:
        block = next(self._blocks)
        self._desk.open(Calendar(block.start.date(), block.id))

    def _carry(self) -> None:
        self._desk.open(Calendar(_MONDAY + timedelta(weeks=1)))
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_P, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape):
            self._press(key)

    def _filter(self) -> None:
        line = self._desk.findChild(QLineEdit, "clients.filter")
        if line is not None:
            line.setText(next(self._words))

    def _open_draft(self) -> None:
        draft = next(self._drafts)
        self._desk.open(Note(draft.client_id, draft.id))

    def _write(self) -> None:
        section = self._desk.findChild(QWidget, _SECTION)
        if section is not None and section.isVisible():
            section.setFocus()
            QTest.keyClicks(section, "napas ")

    def _search(self) -> None:
        self._desk.open_palette()
        palette = self._shell.window.findChild(Palette, "palette")
        if palette is not None:
            palette.line.setText(next(self._words))


def main() -> None:
    shell = open_program(Path(sys.argv[1]))
    sign_in(shell, "nadira", Today())
    page_of(shell)
    assert shell.desk is not None
    actions = Day(shell, shell.desk).actions()
    samples = []
    for _ in range(2):
        for act in itertools.islice(actions, _ACTIONS):
            act()
            settle(_BREATH_MS)
        settle(1500)  # the collector has its turn
        samples.append(resident_mb())
    print(json.dumps({"rss_mb": samples}))
    leave(shell)


main()
