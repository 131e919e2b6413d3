"""The start-up budget (ARCHITECTURE §3), and what the entry point does with its arguments."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from clinic_app.common.version import VERSION
from ui import main

HEAVY = (
    "sqlalchemy",
    "alembic",
    "sqlcipher3",
    "reportlab",
    "qtawesome",
    "holidays",
    "babel",
    "clinic_app.workspace",
    "PySide6.QtNetwork",
)

START = """
import json, sys
from ui import main
from ui.shell.shell import Shell

def painted(self):
    print(json.dumps(sorted(sys.modules)))
    main.application().quit()

Shell._after_first_paint = painted
main.main(["--data", sys.argv[1]])
"""


def test_nothing_heavy_is_imported_before_the_unlock_screen_is_painted(clinic_template: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.getcwd()}
    done = subprocess.run(
        [sys.executable, "-c", START, str(clinic_template)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    loaded = set(json.loads(done.stdout))
    assert "ui.shell.unlock.unlock_screen" in loaded
    assert not loaded.intersection(HEAVY)
    assert not [name for name in loaded if name.endswith(".page") and name != "ui.shell.page"]
    assert "ui.shell.desk" not in loaded


def test_the_version_is_said_without_qt(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["--version"]) == 0
    assert capsys.readouterr().out == f"Teduh {VERSION}\n"


def test_commands_go_to_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["verify", str(tmp_path / "nowhere"), "--user", "sari"]) != 0


@pytest.mark.parametrize(
    "arguments", [["--now", "2026-08-19T10:24"], ["--demo", "--now", "soon"], ["--colour"]]
)
def test_wrong_usage_ends_with_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main.main(arguments)
    assert leaving.value.code == 2
