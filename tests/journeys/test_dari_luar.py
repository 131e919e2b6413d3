"""From outside: the program started on a screen with a window manager, and driven by real keys alone.

Nothing of it is imported while it runs. What the keys did is read afterwards, from the files.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest

from clinic_app.audit import log
from clinic_app.common.clock import FixedClock
from clinic_app.common.seals import SealState
from clinic_app.notes.values import Risk
from clinic_app.scheduling.values import Status
from clinic_app.sign_in import SignIn
from clinic_app.workspace import Workspace
from tests.support.clinic import ZONE
from tests.support.hands import Hands
from tests.support.started import Started, run, started
from tests.support.x_screen import XScreen, absent, x_screen

pytestmark = [
    pytest.mark.journey,
    pytest.mark.slow,
    pytest.mark.skipif(bool(absent()), reason=f"from outside: {absent()}"),
]

NOW = "2026-08-19T10:24"
FACILITY, LOCKED = "Puskesmas Rimba Asri", "terkunci"
RECEPTION, COUNSELOR, ADMIN = "sari", "bagus", "admin"
CLIENT, WAITING = "Zulkifli Ananda", "Nurul Hidayah"
MINIMUM = (900, 520)
NOTE = {
    "subjective": "Tidur sekitar 6 jam.",
    "objective": "Datang tepat waktu.",
    "assessment": "Cemas situasional.",
    "plan": "Latihan napas.",
}
LOGGED = (
    "client.registered",
    "consent.recorded",
    "appointment.booked",
    "appointment.checked_in",
    "session.closed",
    "session.opened",
    "appointment.started",
    "note.created",
    "note.signed",
    "session.closed",
)
ASKING = """
import json
from PySide6.QtGui import QClipboard, QGuiApplication
app = QGuiApplication([])
modes = QClipboard.Mode.Clipboard, QClipboard.Mode.Selection
print(json.dumps([app.clipboard().text(mode) for mode in modes]))
"""


def password(login: str) -> str:
    return f"teduh demo {login} 2026"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("luar") / "clinic"
    assert run("demo", str(folder), "--scale", "small", "--now", NOW).returncode == 0
    return folder


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[XScreen]:
    home = tmp_path / "home"
    home.mkdir()
    with x_screen(home) as made:
        yield made


@pytest.fixture
def program(demo: Path, tmp_path: Path, screen: XScreen) -> Iterator[Started]:
    folder = tmp_path / "clinic"
    shutil.copytree(demo, folder)
    with started(folder, screen, "--demo", "--now", NOW) as running:
        yield running


def sign_in(hands: Hands, login: str) -> None:
    """Esc goes to the people, letters find the name, Enter goes to the password."""
    hands.press("Escape")
    hands.type(login)
    hands.press("Return")
    hands.type(password(login))
    hands.press("KP_Enter")
    hands.until_titled(FACILITY)


def lock(hands: Hands) -> None:
    hands.press("ctrl+l")
    hands.until_titled(LOCKED)


def register(program: Started) -> None:
    """Name, sex, birth, lead; then the consent, which the record offers."""
    hands = program.hands
    hands.press("ctrl+shift+n")
    hands.type(CLIENT)
    hands.press("Tab", "space", "Tab", "Tab")
    hands.type("12/03/2001")
    hands.press(*["Tab"] * 8)
    hands.type(COUNSELOR)
    program.saves(lambda: hands.press("ctrl+KP_Enter"))
    hands.press(*["Tab"] * 6, "Return")
    hands.press("ctrl+Return", "space")  # nothing said yet: the focus goes to what is missing
    program.saves(lambda: hands.press("ctrl+Return"))


def book_and_receive(program: Started) -> None:
    """J on the record books the next free time; on Today the fourth of those at eleven has come."""
    hands = program.hands
    hands.press("j")
    program.saves(lambda: hands.press("ctrl+Return"))
    hands.press("ctrl+1", "Left", "Down", "Down", "Down")
    program.saves(lambda: hands.press("d"))


def hold_and_write(program: Started) -> None:
    """The last of those who wait; the note, found by the client's name."""
    hands = program.hands
    hands.press("Down", "Down", "Down")
    program.saves(lambda: hands.press("s"))
    hands.press("ctrl+k")
    hands.type(CLIENT.split()[0].lower())
    hands.press("Return")
    program.saves(lambda: hands.press("c"))
    for keys, text in zip(("alt+s", "alt+o", "alt+a", "alt+p"), NOTE.values(), strict=True):
        hands.press_unseen(keys)
        program.saves(lambda text=text: hands.type(text))
    hands.press("alt+r", "Right")
    program.saves(lambda: hands.press("space"))


def read(folder: Path, login: str) -> Workspace:
    """At work on the files that the program has left."""
    door = SignIn(folder, FixedClock(datetime.fromisoformat(NOW).replace(tzinfo=ZONE, hour=12)))
    return door.unlock(login, password(login))


def logged(workspace: Workspace) -> list[str]:
    """What the log says was done since reception came, the oldest first."""
    with workspace._desk.reading() as session:
        actions = [entry.action for entry in reversed(log.page(session, limit=60))]
    registered = len(actions) - 1 - actions[::-1].index("client.registered")
    return actions[registered:]


def in_order(wanted: Sequence[str], told: Sequence[str]) -> bool:
    """Whether all of `wanted` are told in that order, among others."""
    rest = iter(told)
    return all(each in rest for each in wanted)


def test_from_the_unlock_to_the_signature(program: Started) -> None:
    hands = program.hands
    sign_in(hands, RECEPTION)
    register(program)
    book_and_receive(program)
    lock(hands)
    sign_in(hands, COUNSELOR)
    hold_and_write(program)
    hands.press("ctrl+Return")
    hands.type(password(COUNSELOR))
    program.saves(lambda: hands.press("Return"))
    lock(hands)
    hands.tell("key", "alt+F4")
    assert program.ended() == 0

    asked = ("verify", str(program.folder), "--user", ADMIN, "--password-stdin", "--json")
    verified = run(*asked, typed=password(ADMIN) + "\n")
    assert json.loads(verified.stdout) == {"ok": True, "findings": []}, verified.stderr
    workspace = read(program.folder, COUNSELOR)
    try:
        (found,) = workspace.clients.find(CLIENT)
        (head,) = workspace.notes.of_client(found.id)
        note = workspace.notes.open(head.id)
        assert note.seal is SealState.INTACT
        assert note.content is not None
        assert {code: note.content.sections[code] for code in NOTE} == NOTE
        assert note.content.risk is Risk.LOW
        today = workspace.calendar.day(workspace.today())
        assert [block.status for block in today if block.client_id == found.id] == [Status.IN_SESSION]
        assert in_order(LOGGED, logged(workspace)), logged(workspace)
    finally:
        workspace.lock()


def test_the_window_is_one_among_the_desktops(program: Started, screen: XScreen) -> None:
    hands = program.hands
    window = hands.window("Teduh")
    _left, _top, width, height = hands.size(window)
    assert width <= 1366, "it fits the screen"
    assert height < 768, "with its title bar"
    hands.press("Caps_Lock")  # the screen says so at once
    hands.press("Caps_Lock")
    sign_in(hands, RECEPTION)

    hands.tell("windowminimize", window)
    hands.until(lambda: hands.title() == "", "no window in front")
    assert program.start_again() == 0
    hands.until_titled(FACILITY)

    screen.use_keyboard("us", "intl")
    hands.press("ctrl+k")
    hands.press("dead_acute", "e")
    hands.press("dead_diaeresis", "u")
    hands.press_unseen("ctrl+a", "ctrl+c")
    assert clipboard(screen) == ["éü", "éü"]
    hands.press("Escape")
    lock(hands)
    assert clipboard(screen) == ["", ""], "neither copied nor selected words outlive the lock"

    hands.type(password(RECEPTION))
    hands.press("KP_Enter")
    hands.until_titled(FACILITY)
    hands.tell("mousemove", "600", "9", "click", "--repeat", "2", "--delay", "60", "1")  # its usual size
    hands.settled()
    hands.tell("windowsize", window, "300", "200")
    hands.until(lambda: hands.size(window)[2:] == MINIMUM, "the smallest size that it allows")
    hands.tell("key", "alt+F4")
    assert program.ended() == 0
    assert list((program.folder / "backups").iterdir()), "the backup was made before it closed"


@pytest.mark.parametrize("end", ["shutdown", "screen"])
def test_what_was_typed_is_there_when_the_system_ends_it(end: str, program: Started, screen: XScreen) -> None:
    hands = program.hands
    sign_in(hands, COUNSELOR)
    hands.press("Down")
    program.saves(lambda: hands.press("s"))
    hands.press("ctrl+k")
    hands.type(WAITING.split()[0].lower())
    hands.press("Return")
    program.saves(lambda: hands.press("c"))
    if end == "shutdown":
        hands.tell("type", "--delay", "4", NOTE["subjective"])
        hands.tell("key", "Home")  # answered after everything that was typed
        hands.settled()
        program.process.terminate()
        assert program.ended() == 0
    else:
        program.saves(lambda: hands.type(NOTE["subjective"]))
        screen.vanish()
        assert program.ended() != 0

    workspace = read(program.folder, COUNSELOR)
    try:
        (found,) = workspace.clients.find(WAITING)
        newest = max(workspace.notes.of_client(found.id), key=lambda head: head.id)
        assert workspace.notes.open_draft(newest.id).content.sections["subjective"] == NOTE["subjective"]
    finally:
        workspace.lock()


def clipboard(screen: XScreen) -> list[str]:
    """What another program finds copied, and selected."""
    asked = subprocess.run(
        [sys.executable, "-c", ASKING], env=screen.environment, capture_output=True, text=True, timeout=20
    )
    found: list[str] = json.loads(asked.stdout)
    return found
