"""`clinic-app tour OUT`: opens every screen in every main state and saves its picture.

Pictures lie in `OUT/<theme>-<language>/`, each under the name of its mock where there is one. A screen scaled
to 200 % is photographed with `QT_SCALE_FACTOR=2` in the environment: `--size` counts logical pixels.
"""

import argparse
import importlib
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication

from clinic_app.common.clock import Clock, FixedClock
from clinic_app.common.errors import ClinicError
from clinic_app.common.messages import words
from clinic_app.common.permissions import Role
from clinic_app.common.translations import LANGUAGES
from clinic_app.sign_in import SignIn
from ui.shell.preferences import Look
from ui.shell.shell import Shell
from ui.shell.tour_stop import Stop, Visit
from ui.theme.tokens import SCALES, THEMES, state

PLACES = (
    "ui.setup.tour_stops",
    "ui.today.tour_stops",
    "ui.calendar.tour_stops",
    "ui.clients.tour_stops",
    "ui.notes.tour_stops",
    "ui.admin.log.tour_stops",
    "ui.admin.users.tour_stops",
    "ui.admin.backup.tour_stops",
    "ui.groups.tour_stops",
    "ui.referrals.tour_stops",
    "ui.statistics.tour_stops",
    "ui.shell.long_name_stops",
    "ui.shell.tour_stops",
)
"""Modules with `STOPS: tuple[Stop, ...]`. Those that write much come after the log, which shows a booking;
the shell's last one spoils a password."""
SIZE = (1366, 768)
NOW = datetime(2026, 8, 19, 10, 24)
ZONE = "Asia/Jakarta"

Accounts = dict[Role, tuple[str, str]]


class Account(Protocol):
    """Who may sign in to a demo clinic, and how."""

    @property
    def login(self) -> str: ...
    @property
    def roles(self) -> tuple[Role, ...]: ...
    @property
    def password(self) -> str: ...


MakeDemo = Callable[[Path, str, datetime], Iterable[Account]]
"""Makes a clinic: folder, scale, time; gives its accounts."""


@dataclass(frozen=True)
class Plan:
    """What is to be photographed."""

    out: Path
    themes: tuple[str, ...] = THEMES
    languages: tuple[str, ...] = LANGUAGES
    size: tuple[int, int] = SIZE
    now: datetime = NOW
    only: str = ""
    """Only stops whose name begins so."""
    text_size: int = 100


def by_role(accounts: Iterable[Account]) -> Accounts:
    """Role → login and password of the first who has it."""
    found: Accounts = {}
    for account in accounts:
        for role in account.roles:
            found.setdefault(role, (account.login, account.password))
    return found


def stops(places: Iterable[str] = PLACES) -> list[Stop]:
    """All stops of all screens that exist, or of those modules."""
    found: list[Stop] = []
    for place in places:
        if importlib.util.find_spec(place.rsplit(".", 1)[0]) and importlib.util.find_spec(place):
            found.extend(importlib.import_module(place).STOPS)
    return found


class Tour:
    """Walks through one clinic in one look."""

    def __init__(self, plan: Plan, folder: Path, accounts: Accounts, look: Look) -> None:
        self._plan, self._look = plan, look
        self._clock: Clock = FixedClock(_moment(plan.now))
        self._accounts = accounts
        self._shell = Shell(SignIn(folder, self._clock), self._clock, look, prepare=False)
        self._shell.preferences.fixed = look
        self._shell.preferences.zone = ZoneInfo(ZONE)
        self._shell.wear(look)
        self._visit = Visit(self._shell, accounts)
        self.failed: list[str] = []
        self.saved = 0

    def walk(self, wanted: Sequence[Stop]) -> None:
        """Take every picture; one that fails is noted and the rest goes on."""
        state().reduced_motion = True
        window = self._shell.window
        self._shell.start()
        window.show()
        window.activateWindow()
        for stop in wanted:
            try:
                self._take(stop)
            except Exception as fault:
                self.failed.append(f"{stop.name}: {type(fault).__name__} {fault}")
                self._start_over()
        self._start_over()
        window.hide()
        window.deleteLater()
        QApplication.processEvents()

    def _take(self, stop: Stop) -> None:
        window = self._shell.window
        window.resize(*(stop.size or self._plan.size))
        self._be(stop.role)
        stop.reach(self._visit)
        window.activateWindow()  # a menu that was open may have taken the focus, and its ring with it
        self._visit.settle()
        self._record(stop)
        if stop.clean is not None:
            stop.clean(self._visit)
            self._visit.settle()

    def _record(self, stop: Stop) -> None:
        """Save the picture of what is shown."""
        window = self._shell.window
        name = stop.dark_name if stop.dark_name and self._look.theme == "dark" else stop.name
        place = self._plan.out / f"{self._look.theme}-{self._look.language}"
        place.mkdir(parents=True, exist_ok=True)
        if not window.grab().save(str(place / f"{name}.png")):
            raise OSError(f"cannot write {name}.png")
        self.saved += 1

    def _be(self, role: Role | None) -> None:
        """Sign in somebody with that role, or nobody."""
        shell = self._shell
        now = shell.workspace
        if role is None:
            if now is not None:
                self._start_over()
            return
        login, password = self._accounts[role]
        if now is not None and now.me.login == login:
            return
        self._start_over()
        shell.unlock(login, password)
        self._visit.settle()
        if shell.workspace is None:
            raise LookupError(f"{login} cannot sign in")
        if shell.desk is not None:  # the demo's day goes on after its backup of the morning
            shell.desk.offers.remove("backup")

    def _start_over(self) -> None:
        """Back to the unlock screen, as if just started."""
        if self._shell.workspace is not None:
            self._shell.lock()
        self._shell.place = None
        self._shell.start()
        self._visit.settle()


def main(arguments: Sequence[str], make_demo: MakeDemo) -> int:
    """Parse the arguments, make the clinics where none is given, take the pictures; the exit code."""
    options = _options(arguments)
    plan = Plan(
        options.out,
        (options.theme,) if options.theme else THEMES,
        (options.language,) if options.language else LANGUAGES,
        options.size,
        options.now,
        options.only,
        options.text_size,
    )
    app = QApplication.instance()
    assert app is not None, "made by ui.main"
    with tempfile.TemporaryDirectory() as made:
        full, empty = Path(made) / "full", Path(made) / "empty"
        try:
            accounts = by_role(make_demo(full, "small", plan.now))
            accounts_empty = by_role(make_demo(empty, "empty", plan.now))
        except ClinicError as refusal:
            print(words(refusal), file=sys.stderr)
            return 1
        if options.data is not None:
            shutil.rmtree(full)
            shutil.copytree(options.data, full)
        return take(plan, (full, accounts), (empty, accounts_empty))


def take(plan: Plan, full: tuple[Path, Accounts], empty: tuple[Path, Accounts]) -> int:
    """Every look × every stop; prints what failed."""
    wanted = [stop for stop in stops() if stop.name.startswith(plan.only)]
    saved, failed = 0, []
    for theme in plan.themes:
        for language in plan.languages:
            look = Look(theme, language, plan.text_size)
            for (folder, accounts), bare in ((full, False), (empty, True)):
                with tempfile.TemporaryDirectory() as scratch:
                    own = Path(scratch) / "clinic"
                    shutil.copytree(folder, own)
                    tour = Tour(plan, own, accounts, look)
                    tour.walk([stop for stop in wanted if stop.empty == bare])
                saved += tour.saved
                failed += [f"{theme}-{language} {line}" for line in tour.failed]
    for line in failed:
        print(line, file=sys.stderr)
    print(f"{saved} PNG → {plan.out}")
    return 1 if failed else 0


def _moment(now: datetime) -> datetime:
    return now if now.tzinfo else now.replace(tzinfo=ZoneInfo(ZONE))


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    return int(width), int(height)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("clinic-app tour", description="A picture of every screen.")
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument("--data", type=Path, metavar="DIR", help="a demo clinic made before")
    parser.add_argument("--now", type=datetime.fromisoformat, default=NOW, metavar="TIME")
    parser.add_argument("--theme", choices=THEMES)
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--size", type=_size, default=SIZE, metavar="WxH")
    parser.add_argument("--text-size", type=int, choices=SCALES, default=100, metavar="PERCENT")
    parser.add_argument("--only", default="", metavar="NAME", help="only pictures whose name begins so")
    return parser.parse_args(list(arguments))
