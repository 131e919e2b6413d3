"""From an empty folder to a note that is read again out of a restored backup, with keys and mouse only.

Somebody telephones; reception registers, asks for consent and books; on the day the client comes, the session
is held, the note is written and signed. The window closes, the backup is restored elsewhere, and the note is
read there.
"""

import io
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from clinic_app import cli
from clinic_app.common.clock import FixedClock
from clinic_app.common.seals import SealState
from clinic_app.notes.values import Risk
from clinic_app.scheduling.values import AppointmentId, Status
from clinic_app.sign_in import SignIn
from clinic_app.vault.passwords import LOWEST
from clinic_app.workspace import Workspace
from tests.journeys.player import Player
from tests.support.clinic import NOW, ZONE
from ui.calendar.page import CalendarPage
from ui.setup.page import SetupWizard
from ui.theme.tokens import state

ADMIN, SARI, NADIRA = "hujan di atap seng", "payung hijau tua", "kopi pahit pagi hari"
CLIENT = "Dimas Arya Nugroho"
SAID = "Tidur sekitar 6 jam. Cemas menjelang ujian ulang."
ADDED = "Koreksi: ujian ulang dimulai hari Jumat."
BOOKED_FOR = datetime(2026, 8, 20, 10)


@pytest.fixture
def player(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Player]:
    state().reduced_motion = True
    made = Player(tmp_path / "klinik", FixedClock(NOW), qtbot)
    yield made
    made.abandon()


def set_up(player: Player, sheet: Path) -> None:
    """The wizard, from the facility to the colleagues."""
    wizard = player.shell.window.content
    assert isinstance(wizard, SetupWizard)
    player.type("setup.name", "Puskesmas Rimba Asri")
    player.click("setup.next")
    player.click("setup.next")
    player.type("setup.account.name", "Hendra Wicaksono")
    player.type("setup.account.login", "hendra")
    player.type("setup.account.password", ADMIN)
    player.type("setup.account.again", ADMIN)
    player.click("setup.next")
    wizard.recovery.choose_file = lambda: str(sheet)  # the system's own file dialog can't be typed into
    player.click("setup.recovery.save")
    assert not player.widget("setup.next").isEnabled(), "two groups must be typed back first"
    for number in wizard.recovery.asked:
        player.type(f"setup.recovery.group.{number}", wizard.presenter.sheet.groups[number - 1])
    player.click("setup.next")
    player.click("setup.backup.here")
    player.click("setup.next")
    for name, login, role, password in (
        ("Nadira Kusumawati", "nadira", "counselor", NADIRA),
        ("Sari Handayani", "sari", "receptionist", SARI),
    ):
        player.type("setup.person.name", name)
        player.type("setup.person.login", login)
        for each in ("counselor", "receptionist"):
            if player.widget(f"setup.person.role.{each}").isChecked() is not (each == role):
                player.click(f"setup.person.role.{each}")
        player.type("setup.person.password", password)
        player.type("setup.person.again", password)
        player.click("setup.person.add")
    player.click("setup.next")
    with player.qtbot.waitSignal(player.shell.entered, timeout=30_000):
        player.click("setup.next")
    player.settle()


def register(player: Player) -> None:
    """On the telephone: name, age, sex, number."""
    player.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    player.type("registration.name", CLIENT)
    player.click("registration.sex.L")
    player.click("registration.birth.age")
    player.type("registration.age", "19")
    player.type("registration.phone", "081244102213")
    player.click("registration.save")
    player.until(lambda: player.sees("record.name"))


def record_consent(player: Player) -> None:
    """The text was read out over the desk and signed on paper."""
    player.click("record.consent")
    player.click("consent.given.yes")
    player.click("consent.save")
    player.until(lambda: not player.sees("consent.save"))


def book(player: Player) -> AppointmentId:
    """A click on Thursday at ten, the name, Enter."""
    player.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    page = player.shell.desk.page if player.shell.desk else None
    assert isinstance(page, CalendarPage)
    surface = page.view.surface
    left, width = surface.grid.column(3)
    player.click_at(surface, QPoint(left + width // 2, int(surface.grid.y(BOOKED_FOR.time())) + 4))
    player.type("booking.client", "dimas")
    player.press(Qt.Key.Key_Return)
    player.click("booking.save")
    player.until(lambda: len(page.presenter.week().blocks) == 1)
    (block,) = page.presenter.week().blocks
    assert (block.client_name, block.start) == (CLIENT, BOOKED_FOR)
    return block.id


def write_and_sign(player: Player) -> None:
    """SOAP, risk, attention, signature, addendum."""
    for code, text in (
        ("subjective", SAID),
        ("objective", "Datang tepat waktu, bicara runtut."),
        ("assessment", "Cemas situasional."),
        ("plan", "Latihan napas, bertemu lagi minggu depan."),
    ):
        section = player.widget(f"note.section.{code}")
        field = section if isinstance(section, QTextEdit) else section.findChild(QTextEdit)
        assert field is not None
        field.setFocus()
        player.qtbot.keyClicks(field, text)
    player.click("note.risk.low")
    player.tick("note.attention")
    player.until(lambda: "Tersimpan" in player.widget("note.saved.text").text())
    player.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    player.type("note.password", "bukan kata sandi ini")
    player.click("note.sign.confirm")
    assert player.sees("note.password"), "a wrong password signs nothing"
    player.type("note.password", NADIRA)
    player.click("note.sign.confirm")
    player.until(lambda: player.sees("note.read_only"))
    addendum = player.widget("note.addendum")
    addendum.setFocus()
    player.qtbot.keyClicks(addendum, ADDED)
    player.click("note.addendum.sign")
    player.type("note.password", NADIRA)
    player.click("note.sign.confirm")
    player.until(lambda: player.sees("note.addendum.1") or player.sees("note.read.addendum.1"))


def read_again(workspace: Workspace) -> None:
    """The restored clinic holds the same note, whole and sealed."""
    (found,) = workspace.clients.find("nugroho")
    workspace.clients.open(found.id)
    (head,) = workspace.notes.of_client(found.id)
    note = workspace.notes.open(head.id)
    assert note.seal is SealState.INTACT
    assert note.content is not None
    assert note.content.sections["subjective"] == SAID
    assert note.content.risk is Risk.LOW
    assert [addendum.text for addendum in note.addenda] == [ADDED]
    assert found.attention
    risk = workspace.notes.risk(found.id)
    assert risk is not None
    assert risk.level is Risk.LOW


@pytest.mark.journey
def test_dari_telepon_sampai_tanda_tangan(
    player: Player, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up(player, tmp_path / "lembar.pdf")
    assert (tmp_path / "lembar.pdf").read_bytes().startswith(b"%PDF")
    player.lock()

    player.enter("sari", SARI)
    register(player)
    record_consent(player)
    appointment = book(player)
    assert not player.sees("record.note"), "reception writes no notes"
    player.lock()

    player.clock.at = datetime(2026, 8, 20, 9, 55, tzinfo=ZONE)
    player.enter("sari", SARI)
    player.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    player.click(f"today.card.{appointment}.action")
    assert player.shell.workspace is not None
    assert player.shell.workspace.calendar.detail(appointment).block.status is Status.CHECKED_IN
    player.lock()

    player.enter("nadira", NADIRA)
    player.click(f"today.card.{appointment}.action")
    player.click(f"today.card.{appointment}.action")
    player.until(lambda: player.sees("note.section.subjective"))
    write_and_sign(player)
    player.close()

    backup = max((player.folder / "backups").glob("*.teduh"))
    other = tmp_path / "komputer lain"
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{ADMIN}\n"))
    assert cli.main(["restore", str(backup), str(other), "--user", "hendra", "--password-stdin"]) == 0
    capsys.readouterr()
    restored = SignIn(other, FixedClock(NOW.replace(day=21)), LOWEST).unlock("nadira", NADIRA)
    read_again(restored)
    restored.lock()
