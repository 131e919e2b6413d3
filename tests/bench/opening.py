"""From the moment a password has become a key, to the painted week."""

import json
import sys
from pathlib import Path

from PySide6.QtWidgets import QWidget

from clinic_app.vault import slots
from clinic_app.vault.passwords import Cost
from tests.bench.desk import Painted, leave, now_ms, open_program, settle, sign_in
from ui.shell.navigation import Calendar
from ui.shell.shell import Shell

derived: list[float] = []
_derive = slots.derive


def _noting(secret: bytes | bytearray, salt: bytes, cost: Cost) -> bytearray:
    key = _derive(secret, salt, cost)
    derived.append(now_ms())
    return key


def _week(shell: Shell) -> QWidget | None:
    return None if shell.desk is None else shell.desk.findChild(QWidget, "calendar.week")


def main() -> None:
    slots.derive = _noting
    shell = open_program(Path(sys.argv[1]))
    painted = Painted(shell.window, lambda: _week(shell))
    sign_in(shell, "sari", Calendar())
    painted.since(0)
    print(json.dumps({"unlock_to_week_ms": [painted.at_ms - derived[-1]]}))
    settle(50)
    leave(shell)


main()
