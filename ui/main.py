"""The entry point `clinic-app`: the desktop program, and the way to the commands that need no screen.

Nothing is imported here before it is known what is wanted: Qt only for the screen, the database only after
the unlock screen is painted (ARCHITECTURE §3).
"""

import argparse
import importlib
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from clinic_app.common.version import VERSION

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from PySide6.QtWidgets import QApplication

    from clinic_app.common.clock import Clock
    from ui.shell.shell import Shell

COMMANDS = frozenset({"demo", "report", "backup", "restore", "verify"})
"""What `clinic_app.cli` does, without a screen."""
DATA_NAME, DEMO_NAME = "Teduh", "Teduh Demo"
_TURN_S = 0.0005


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program or a command; the exit code (ARCHITECTURE §5)."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments and arguments[0] in COMMANDS:
        from clinic_app import cli

        return cli.main(arguments)
    if arguments and arguments[0] == "tour":
        make_application()
        from clinic_app import cli
        from ui import tour

        return tour.main(arguments[1:], cli.make_demo)
    options = _options(arguments)
    if options.version:
        print(f"Teduh {VERSION}")
        return 0
    folder = _folder(options)
    make_application()
    from ui.shell.one_instance import Doorbell, call_first

    if call_first(folder):
        return 0
    shell = start(arguments)
    from ui.shell.system_end import SystemEnd

    def listen() -> None:
        Doorbell(folder, shell).rung.connect(shell.window.come_forward)

    shell.window.painted.connect(listen)
    system = SystemEnd()
    system.asked.connect(shell.ending.at_once)
    system.announced.connect(shell.ending.save)
    return application().exec()


def start(argv: Sequence[str] = ()) -> "Shell":
    """Everything up to the shown window; the event loop is the caller's."""
    options = _options(list(argv))
    make_application()
    from clinic_app.common.translations import DEFAULT
    from clinic_app.sign_in import SignIn
    from ui.shell.preferences import Look
    from ui.shell.shell import Shell

    folder = _folder(options)
    clock = clock_for(options.now, folder)
    if options.demo:
        _make_demo(folder, options.now, renew=options.data is None)
    shell = Shell(SignIn(folder, clock), clock, Look(language=options.language or DEFAULT))
    if options.demo:
        shell.preferences.zone = _zone(folder)
    shell.start()
    shell.window.open()
    return shell


def make_application() -> None:
    """The one QApplication, with the settings that must stand before it."""
    # Before Qt: its binding looks through the source of every module that is imported after it.
    importlib.import_module("clinic_app.sign_in")

    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is not None:
        return
    from ui.shell.heap import share_one_heap

    share_one_heap()
    # The screen waits this long for its turn while something else works beside it.
    sys.setswitchinterval(_TURN_S)
    policy = Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(policy)
    made = QApplication(["clinic-app"])
    made.setApplicationName("Teduh")
    made.setApplicationVersion(VERSION)
    made.setDesktopFileName("teduh")
    made.setQuitOnLastWindowClosed(True)


def application() -> "QApplication":
    """The QApplication that was made."""
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def clock_for(now: str | None, folder: Path) -> "Clock":
    """The computer's clock, or one that runs from `now` on, in the zone of the clinic."""
    from clinic_app.common.clock import OffsetClock, SystemClock

    if now is None:
        return SystemClock()
    moment = datetime.fromisoformat(now)
    return OffsetClock.starting(moment if moment.tzinfo else moment.replace(tzinfo=_zone(folder)))


def _zone(folder: Path) -> "ZoneInfo":
    from zoneinfo import ZoneInfo

    from ui.shell.preferences import Preferences

    return Preferences(folder).zone or ZoneInfo("Asia/Jakarta")


def _options(arguments: list[str]) -> argparse.Namespace:
    """Raises SystemExit(2) for wrong usage, as argparse does."""
    parser = argparse.ArgumentParser("clinic-app", description="Client notes, sessions and scheduling.")
    parser.add_argument("--data", type=Path, metavar="DIR", help="the clinic's folder")
    parser.add_argument("--language", choices=("id", "en"), help="for who has not chosen one")
    parser.add_argument("--demo", action="store_true", help="a clinic full of invented data")
    parser.add_argument("--now", metavar="TIME", help="with --demo: the time it takes it to be")
    parser.add_argument("--version", action="store_true")
    options = parser.parse_args(arguments)
    if options.now is not None:
        if not options.demo:
            parser.error("--now goes with --demo and tour only")
        try:
            datetime.fromisoformat(options.now)
        except ValueError:
            parser.error("--now wants a time such as 2026-08-19T10:24")
    return options


def _folder(options: argparse.Namespace) -> Path:
    if options.data is not None:
        return Path(options.data).expanduser()
    from platformdirs import user_data_path

    return Path(user_data_path(DEMO_NAME if options.demo else DATA_NAME, appauthor=False))


def _make_demo(folder: Path, now: str | None, *, renew: bool) -> None:
    """Make the clinic of invented data where there is none yet, or none of today, and print its accounts."""
    from clinic_app import cli

    code = cli.prepare_demo(folder, datetime.fromisoformat(now) if now else None, renew=renew)
    if code != cli.DONE:
        raise SystemExit(code)


if __name__ == "__main__":
    sys.exit(main())
