"""A year of weeks, turned by key press, with all counselors ticked."""

import json
import sys
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.bench.desk import Painted, leave, now_ms, open_program, page_of, settle, sign_in
from ui.shell.navigation import Calendar

_WEEKS = 55
_BETWEEN_MS = 120
"""As fast as somebody who looks for something presses."""


def main() -> None:
    shell = open_program(Path(sys.argv[1]))
    sign_in(shell, "sari", Calendar(date(2026, 8, 19) - timedelta(weeks=_WEEKS)))
    page = page_of(shell)
    surface = page.findChild(QWidget, "calendar.week")
    assert surface is not None
    painted = Painted(shell.window, lambda: surface)
    settle(500)
    surface.setFocus()
    settle(_BETWEEN_MS)
    samples = []
    for _ in range(_WEEKS):
        pressed = now_ms()
        QTest.keyClick(surface, Qt.Key.Key_PageDown)
        samples.append(painted.since(pressed))
        settle(_BETWEEN_MS)
    print(json.dumps({"next_week_ms": samples}))
    leave(shell)


main()
