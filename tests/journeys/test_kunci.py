"""The lock, by the clock and by key: nothing half-typed is lost, and nobody else gets it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextEdit

from clinic_app.people.values import ClientId
from tests.journeys.player import Player
from tests.support.clinic import BAGUS, NADIRA, SARI, Clinic, password
from tests.support.sessions import hold_session
from ui.shell.navigation import ClientRecord, Note

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def idle(player: Player) -> None:
    """Five minutes in which nobody touches anything."""
    assert player.shell.desk is not None
    player.clock.forward(minutes=5)
    player.shell.desk.idle.look()
    player.until(lambda: player.sees("login.password"))


def by_key(player: Player) -> None:
    player.lock()


LOCKS: tuple[Callable[[Player], None], ...] = (idle, by_key)


def begin_booking(player: Player) -> None:
    player.control(Qt.Key.Key_N)
    player.keys("ayu")
    player.press(Qt.Key.Key_Return)
    player.type("booking.note", "minta ruang di lantai bawah")


def begin_registration(player: Player) -> None:
    player.press(Qt.Key.Key_N, CONTROL | SHIFT)
    player.keys("Dimas Arya")
    player.type("registration.phone", "0812")


def begin_consent(player: Player) -> None:
    assert player.shell.workspace is not None
    (ayu,) = player.shell.workspace.clients.find("ayu")
    player.shell.open(ClientRecord(ayu.id))
    player.settle()
    player.click("record.consent")
    player.click("consent.kind.exception")
    player.widget("consent.reason").setFocus()
    player.keys("Belum dapat diminta")


FORMS = (
    (begin_booking, "offer.appointment", "booking.note", "minta ruang di lantai bawah"),
    (begin_registration, "offer.client", "registration.name", "Dimas Arya"),
    (begin_consent, "offer.consent.1", "consent.reason", "Belum dapat diminta"),
)


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize(("begin", "offer", "field", "typed"), FORMS)
def test_a_half_filled_form_comes_back_to_who_typed_it(
    at_work: Player,
    clinic: Clinic,
    lock: Callable[[Player], None],
    begin: Callable[[Player], None],
    offer: str,
    field: str,
    typed: str,
) -> None:
    clinic.client("Ayu Lestari", NADIRA)
    clinic.close()
    at_work.enter(SARI, password(SARI))
    begin(at_work)
    lock(at_work)
    assert typed not in at_work.words_in_sight(), "nothing of it on the lock screen"

    at_work.enter(NADIRA, password(NADIRA))
    assert not at_work.sees(offer)
    assert not at_work.sees(field)
    at_work.lock()

    at_work.enter(SARI, password(SARI))
    at_work.click(f"{offer}.go")
    at_work.until(lambda: at_work.sees(field))
    assert at_work.text(field) == typed


@pytest.mark.parametrize("lock", LOCKS)
def test_a_note_goes_on_where_it_was_left(
    at_work: Player, clinic: Clinic, lock: Callable[[Player], None]
) -> None:
    ayu = clinic.client("Ayu Lestari", NADIRA, BAGUS, consent=True)
    session = hold_session(clinic, ayu, NADIRA)
    clinic.close()
    at_work.enter(NADIRA, password(NADIRA))
    at_work.shell.open(Note(ayu, appointment_id=session))
    at_work.settle()
    at_work.keys("Tidur enam jam. ")
    assert section_of(at_work) == "Tidur enam jam. "
    lock(at_work)
    assert "Ayu" not in at_work.words_in_sight()
    assert "Tidur" not in at_work.words_in_sight()

    at_work.enter(BAGUS, password(BAGUS))
    assert not at_work.sees("note.section.subjective")
    assert "Tidur" not in at_work.words_in_sight()
    at_work.lock()

    at_work.enter(NADIRA, password(NADIRA))
    at_work.shell.open(Note(ayu, appointment_id=session))
    at_work.settle()
    assert section_of(at_work) == "Tidur enam jam. "


def section_of(player: Player) -> str:
    section = player.widget("note.section.subjective")
    field = section if isinstance(section, QTextEdit) else section.findChild(QTextEdit)
    assert field is not None
    return field.toPlainText()


def test_the_same_person_is_back_in_the_note_at_once(at_work: Player, clinic: Clinic) -> None:
    ayu: ClientId = clinic.client("Ayu Lestari", NADIRA, consent=True)
    session = hold_session(clinic, ayu, NADIRA)
    clinic.close()
    at_work.enter(NADIRA, password(NADIRA))
    at_work.shell.open(Note(ayu, appointment_id=session))
    at_work.settle()
    at_work.keys("Tidur ")
    at_work.lock()
    at_work.type("login.password", password(NADIRA))
    with at_work.qtbot.waitSignal(at_work.shell.entered, timeout=30_000):
        at_work.press(Qt.Key.Key_Return)
    at_work.settle()
    at_work.keys("enam jam")
    assert section_of(at_work) == "Tidur enam jam"


def test_another_language_or_text_size_takes_nothing_that_was_typed(at_work: Player, clinic: Clinic) -> None:
    clinic.close()
    at_work.enter(SARI, password(SARI))
    begin_registration(at_work)
    at_work.press(Qt.Key.Key_Plus, CONTROL)
    assert at_work.sees("registration.name") or at_work.sees("offer.client")
    if not at_work.sees("registration.name"):
        at_work.click("offer.client.go")
    assert at_work.text("registration.name") == "Dimas Arya"
    assert at_work.text("registration.phone") == "0812"


def test_five_wrong_passwords_cost_time_even_after_a_restart(
    at_work: Player, clinic: Clinic, again: Callable[[Player], Player]
) -> None:
    clinic.close()
    at_work.choose(SARI)
    for _attempt in range(5):
        at_work.type("login.password", "bukan kata sandinya")
        at_work.press(Qt.Key.Key_Return)
    assert at_work.sees("login.delay")
    assert not at_work.widget("login.password").isEnabled()

    started = again(at_work)
    started.choose(SARI)
    assert started.sees("login.delay")
    assert not started.widget("login.password").isEnabled()
    started.clock.forward(seconds=31)
    started.until(lambda: started.widget("login.password").isEnabled())
    started.enter(SARI, password(SARI))
    assert started.shell.desk is not None


def test_switching_by_keys_alone(at_work: Player, clinic: Clinic) -> None:
    clinic.close()
    at_work.enter(SARI, password(SARI))
    at_work.lock()
    at_work.tab_to("lock.switch")
    at_work.press(Qt.Key.Key_Return)
    at_work.keys("nad")
    at_work.press(Qt.Key.Key_Return)
    at_work.tab_to("login.password")
    at_work.keys(password(NADIRA))
    with at_work.qtbot.waitSignal(at_work.shell.entered, timeout=30_000):
        at_work.press(Qt.Key.Key_Return)
    at_work.settle()
    assert at_work.shell.workspace is not None
    assert at_work.shell.workspace.my_id == clinic.person(NADIRA)
