"""The small parts of the frame, each on its own."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clinic_app.common.clock import FixedClock
from clinic_app.common.errors import ClinicError, Refused
from clinic_app.common.permissions import Role
from clinic_app.common.translations import use_language
from clinic_app.demo.plan import Account
from clinic_app.safekeeping.values import BackupState, PlaceFault, SecondPlace
from ui import pages, tour
from ui.shell import crash
from ui.shell.idle import IdleTimer
from ui.shell.jobs import JobQueue
from ui.shell.one_instance import Doorbell, call_first
from ui.shell.palette_entries import matches
from ui.shell.preferences import Look, Preferences
from ui.shell.qt_words import QtWords
from ui.shell.status_bar import backup_words, worry
from ui.shell.unlock.delay_note import step_of
from ui.shell.user_chip import avatar_letters, short_name
from ui.widgets.breakpoints import size_name

ZONE = ZoneInfo("Asia/Jakarta")


def test_a_job_gives_its_result_on_this_thread(qtbot: QtBot) -> None:
    import threading

    told: list[tuple[int, bool]] = []
    jobs = JobQueue(lambda error: None)
    here = threading.current_thread()
    jobs.run(lambda job: 7, lambda result: told.append((result, threading.current_thread() is here)))
    qtbot.waitUntil(lambda: bool(told))
    jobs.wind_up()
    assert told == [(7, True)]


def test_a_refusal_in_a_job_is_told_as_one(qtbot: QtBot) -> None:
    told: list[ClinicError] = []

    def work(job: object) -> None:
        raise Refused("session.locked")

    jobs = JobQueue(told.append)
    jobs.run(work)
    qtbot.waitUntil(lambda: bool(told))
    jobs.wind_up()
    assert told[0].code == "session.locked"


def test_progress_arrives_and_a_cancelled_job_tells_nobody(qtbot: QtBot) -> None:
    import threading

    shares: list[float] = []
    told: list[object] = []
    go = threading.Event()
    jobs = JobQueue(lambda error: None)

    def work(job: object) -> int:
        job.report(0.5, "half")
        go.wait(10)
        return 1

    job = jobs.run(work, told.append, progressed=lambda share, text: shares.append(share))
    qtbot.waitUntil(lambda: bool(shares))
    job.cancel()
    go.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    jobs.wind_up()
    assert (shares, told) == ([0.5], [])


def test_settings_are_kept_by_number_and_tell_no_name(tmp_path: Path) -> None:
    kept = Preferences(tmp_path)
    kept.change(3, theme="dark", scale=115)
    kept.came(3, ZONE)
    again = Preferences(tmp_path)
    assert again.of(3) == Look("dark", "id", 115)
    assert again.of(4) == Look()
    assert (again.last_person, again.zone) == (3, ZONE)


def test_how_somebody_sees_a_screen_is_kept_for_that_person(tmp_path: Path) -> None:
    Preferences(tmp_path).keep_view(3, "today.view", "list")
    again = Preferences(tmp_path)
    assert again.view(3, "today.view") == "list"
    assert (again.view(4, "today.view"), again.view(3, "other")) == ("", "")


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"last": "x", "looks": []}', '{"last": 1, "looks": {"1": {"theme": "pink"}}}']
)
def test_unreadable_settings_mean_the_standard(tmp_path: Path, content: str) -> None:
    (tmp_path / "screen.json").write_text(content, encoding="utf-8")
    assert Preferences(tmp_path).of(1) == Look()


def test_a_report_holds_no_message_and_no_value(tmp_path: Path) -> None:
    try:
        raise ValueError("Dimas Arya Nugroho, NIK 3311120104070003")
    except ValueError as fault:
        report = crash.describe(type(fault), fault, fault.__traceback__)
    assert "ValueError" in report
    assert "test_parts.py" in report
    assert "Dimas" not in report
    path = crash.keep(tmp_path, report)
    assert path is not None
    assert path.read_text(encoding="utf-8") == report


def test_the_hook_tells_and_goes_on(tmp_path: Path) -> None:
    told: list[str] = []
    before = sys.excepthook
    crash.watch(tmp_path, lambda report, path: told.append(report))
    try:
        fault = RuntimeError("x")
        sys.excepthook(RuntimeError, fault, None)
    finally:
        sys.excepthook = before
    assert len(told) == 1


def test_qts_own_words_are_answered_in_the_language_spoken() -> None:
    words = QtWords()
    assert words.translate("QLineEdit", "&Paste") == "Paste"
    assert words.translate("SomethingElse", "&Paste") is None
    assert words.translate("QLineEdit", "Unknown words") is None
    use_language("en")


def test_a_second_start_rings_the_first_ones_bell(tmp_path: Path, qtbot: QtBot) -> None:
    assert not call_first(tmp_path)
    bell = Doorbell(tmp_path)
    with qtbot.waitSignal(bell.rung):
        assert call_first(tmp_path)
    bell.close()
    assert not call_first(tmp_path)


def test_the_countdown_warns_once_and_then_expires(qtbot: QtBot) -> None:
    clock = FixedClock(datetime(2026, 8, 19, 10, tzinfo=UTC))
    idle = IdleTimer(clock)
    said: list[str] = []
    idle.warned.connect(lambda: said.append("warned"))
    idle.revived.connect(lambda: said.append("revived"))
    idle.expired.connect(lambda: said.append("expired"))
    idle.start(300, None)
    for seconds in (200, 75, 10):
        clock.forward(seconds=seconds)
        idle.look()
    idle.touch()
    clock.forward(seconds=301)
    idle.look()
    assert said == ["warned", "revived", "expired"]


@pytest.mark.parametrize(
    ("seconds", "step"), [(1, 0), (30, 0), (31, 1), (120, 2), (300, 3), (900, 4), (4000, 4)]
)
def test_the_step_of_a_delay(seconds: int, step: int) -> None:
    assert step_of(seconds) == step


@pytest.mark.parametrize(
    ("last", "words", "late"),
    [
        (None, "No backup yet", True),
        (datetime(2026, 8, 19, 0, 30, tzinfo=UTC), "Last backup: today 07:30", False),
        (datetime(2026, 8, 18, 0, 30, tzinfo=UTC), "Last backup: yesterday 07:30", True),
    ],
)
def test_the_last_backup_in_words(last: datetime | None, words: str, late: bool) -> None:
    use_language("en")
    now = datetime(2026, 8, 19, 3, 24, tzinfo=UTC)
    assert backup_words(last, now, ZONE) == words
    state = BackupState(last, proven=True)
    assert worry(state, now, may_make=True) == ("back up now" if late else "")
    assert worry(state, now, may_make=False) == ("tell the administrator" if late else "")


@pytest.mark.parametrize("fault", PlaceFault)
def test_a_second_place_without_the_newest_backup_is_said(fault: PlaceFault) -> None:
    use_language("en")
    now = datetime(2026, 8, 19, 3, 24, tzinfo=UTC)
    said = worry(BackupState(now, True, "", SecondPlace("/stick", None, fault)), now, may_make=True)
    assert "second place" in said
    assert worry(BackupState(now, False), now, may_make=True) == "the check found something"


@pytest.mark.parametrize(
    ("name", "short", "letters"),
    [
        ("Nadira Kusumawati", "Nadira K.", "NK"),
        ("Sulastri", "Sulastri", "SU"),
        ("Ns. Ratna Wulandari, S.Kep.", "Ratna W.", "RW"),
    ],
)
def test_names_in_little_room(name: str, short: str, letters: str) -> None:
    assert short_name(name) == short
    assert avatar_letters(name) == letters


def test_what_was_searched_for_is_marked() -> None:
    assert matches("Dimas Arya Nugroho", "nug dim") == ((0, 3), (11, 14))
    assert matches("Dimas", "x") == ()


@pytest.mark.parametrize(("width", "name"), [(900, "S"), (1024, "M"), (1280, "L"), (1600, "XL")])
def test_names_of_widths(width: int, name: str) -> None:
    assert size_name(width) == name


def test_every_target_has_its_screen_and_every_rail_item_its_place() -> None:
    assert {screen.rail for screen in pages.SCREENS} == {item.name for item in pages.RAIL}
    assert len({screen.target for screen in pages.SCREENS}) == len(pages.SCREENS)
    assert pages.FORMS.keys() == pages.FORM_NAMES.keys()


def test_the_first_who_has_a_role_shows_its_screens() -> None:
    made = (
        Account("sari", (Role.RECEPTIONIST,), "pw one"),
        Account("ratna", (Role.COUNSELOR, Role.ADMINISTRATOR), "pw two"),
        Account("nadira", (Role.COUNSELOR,), "pw three"),
    )
    accounts = tour.by_role(made)
    assert accounts[Role.RECEPTIONIST] == ("sari", "pw one")
    assert accounts[Role.ADMINISTRATOR] == accounts[Role.COUNSELOR] == ("ratna", "pw two")


def test_stops_have_names_of_their_own() -> None:
    stops = tour.stops()
    names = [stop.name for stop in stops] + [stop.dark_name for stop in stops if stop.dark_name]
    assert len(set(names)) == len(names)
    assert json.dumps(names)


def test_what_qt_says_and_we_have_no_word_for_stays(qapp: QApplication) -> None:
    words = QtWords()
    qapp.installTranslator(words)
    try:
        assert QCoreApplication.translate("QSomething", "%1 of %2") == "%1 of %2"
        assert QCoreApplication.translate("QLineEdit", "Unheard of") == "Unheard of"
    finally:
        qapp.removeTranslator(words)
