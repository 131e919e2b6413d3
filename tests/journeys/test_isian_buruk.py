"""Bad input through the real fields: an Indonesian sentence at the field, nothing lost or half-written."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTextEdit

from tests.journeys.player import Player
from tests.support.clinic import ADMIN, NADIRA, SARI, Clinic, password
from tests.support.sessions import hold_session
from ui.shell.navigation import ClientRecord, Note

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
HUGE = "pasien " * 750_000
"""About 5 MB."""
ODD = ("🙂🙂", "محمد صالح", "Siti'\";-- DROP TABLE client", "Nur" + "a" * 90)


def clients(player: Player) -> int:
    assert player.shell.workspace is not None
    return len(player.shell.workspace.clients.names())


def open_registration(player: Player) -> None:
    player.enter(SARI, password(SARI))
    player.press(Qt.Key.Key_N, CONTROL | SHIFT)


def fill_registration(player: Player) -> None:
    player.click("registration.sex.L")
    player.click("registration.birth.date")
    player.type("registration.birth_date", "12/03/2001")
    player.type("registration.phone", "081244102213")


def try_to_save(player: Player) -> None:
    player.press(Qt.Key.Key_Return, CONTROL)


def insert(player: Player, name: str, text: str) -> None:
    """What only a paste brings in: other letters, and very much."""
    player.widget(name).setFocus()
    player.control(Qt.Key.Key_A)
    player.press(Qt.Key.Key_Backspace)
    player.paste(name, text)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("full_name", "", "kosong"),
        ("full_name", "     ", "kosong"),
        ("full_name", "A", "nama"),
        ("birth_date", "12/03/1800", "1800|tahun|lahir|tanggal"),
        ("birth_date", "12/03/2200", "tanggal|lahir|depan"),
        ("birth_date", "31/02/2004", "Tanggal tidak ada"),
        ("nik", "123456789012345", "16"),
    ],
)
def test_registration_says_at_the_field_what_is_wrong(
    at_work: Player, clinic: Clinic, field: str, typed: str, said: str
) -> None:
    clinic.close()
    open_registration(at_work)
    at_work.type("registration.name", "Dimas Arya")
    fill_registration(at_work)
    name = "registration.name" if field == "full_name" else f"registration.{field}"
    at_work.type(name, typed)
    try_to_save(at_work)
    fault = at_work.fault(name)
    assert any(word.lower() in fault.lower() for word in said.split("|")), fault
    assert clients(at_work) == 0
    assert at_work.focus() == name
    assert at_work.text("registration.phone"), "nothing lost"


@pytest.mark.parametrize("name", ODD)
def test_odd_names_are_names(at_work: Player, clinic: Clinic, name: str) -> None:
    clinic.close()
    open_registration(at_work)
    insert(at_work, "registration.name", name)
    fill_registration(at_work)
    try_to_save(at_work)
    if not at_work.sees("record.name"):
        assert at_work.fault("registration.name"), "either taken or refused in words"
        assert at_work.text("registration.name") == name
        assert clients(at_work) == 0
        return
    assert at_work.shell.workspace is not None
    (client,) = at_work.shell.workspace.clients.names()
    assert client.full_name == name


def test_five_megabytes_as_a_name_are_cut_and_said_while_one_types_on(
    at_work: Player, clinic: Clinic
) -> None:
    clinic.close()
    open_registration(at_work)
    insert(at_work, "registration.name", HUGE)
    assert "Terlalu panjang" in at_work.fault("registration.name")
    fill_registration(at_work)
    at_work.until(lambda: True)
    assert "Terlalu panjang" in at_work.fault("registration.name"), "still there after the other fields"
    at_work.type("registration.name", "Dimas Arya")
    at_work.until(lambda: not at_work.fault("registration.name"))
    try_to_save(at_work)
    assert clients(at_work) == 1


def test_booking_says_at_the_field_what_is_wrong(at_work: Player, clinic: Clinic) -> None:
    clinic.client("Ayu Lestari", NADIRA)
    clinic.close()
    at_work.enter(SARI, password(SARI))
    at_work.control(Qt.Key.Key_N)
    try_to_save(at_work)
    assert "klien" in at_work.fault("booking.client").lower()
    insert(at_work, "booking.client", "'\";--")
    try_to_save(at_work)
    assert "klien" in at_work.fault("booking.client").lower()
    at_work.type("booking.client", "ayu")
    at_work.press(Qt.Key.Key_Return)
    for day, start, end in (
        ("20/08/2026", "11.00", "10.00"),
        ("20/08/2200", "10.00", "11.00"),
        ("12/03/1800", "10.00", "11.00"),
        ("31/02/2026", "10.00", "11.00"),
        ("20/08/2026", "99.99", "11.00"),
    ):
        at_work.type("booking.date", day)
        at_work.type("booking.start", start)
        at_work.type("booking.end", end)
        try_to_save(at_work)
        assert at_work.fault("booking.start"), (day, start, end)
        assert at_work.text("booking.client") == "Ayu Lestari"
    at_work.type("booking.date", "20/08/2026")
    at_work.type("booking.start", "10.00")
    at_work.type("booking.end", "10.50")
    insert(at_work, "booking.note", HUGE)
    assert at_work.fault("booking.note")
    try_to_save(at_work)
    assert at_work.sees("booking.save"), "not saved with a note that is too long"
    assert at_work.fault("booking.note")
    assert at_work.shell.workspace is not None
    insert(at_work, "booking.note", "🙂 '\";-- محمد")
    try_to_save(at_work)
    at_work.until(lambda: not at_work.sees("booking.save"))


def test_a_consent_keeps_saying_that_it_was_cut(at_work: Player, clinic: Clinic) -> None:
    ayu = clinic.client("Ayu Lestari", NADIRA)
    clinic.close()
    at_work.enter(SARI, password(SARI))
    at_work.shell.open(ClientRecord(ayu))
    at_work.settle()
    at_work.click("record.consent")
    at_work.click("consent.kind.exception")
    at_work.widget("consent.reason").setFocus()
    at_work.keys("x")
    at_work.click("consent.save")
    assert "15" in at_work.fault("consent.reason")
    insert(at_work, "consent.reason", HUGE)
    assert "Terlalu panjang" in at_work.fault("consent.reason")
    at_work.type("consent.day", "19/08/2026")
    assert "Terlalu panjang" in at_work.fault("consent.reason")


@pytest.mark.parametrize("text", ["   ", "🙂 محمد '\";--", "a" * 10_000])
def test_a_note_takes_what_is_typed(at_work: Player, clinic: Clinic, text: str) -> None:
    section, saved = note_with(at_work, clinic, text)
    assert section.toPlainText() == text
    assert saved() == text


def test_five_megabytes_in_a_note_are_said_and_lose_nothing(at_work: Player, clinic: Clinic) -> None:
    section, saved = note_with(at_work, clinic, HUGE)
    shown = section.toPlainText()
    assert HUGE.startswith(shown.rstrip()[:1000])
    assert saved() == shown
    if len(shown) < len(HUGE):
        assert any(
            word in at_work.words_in_sight().lower()
            for word in ("terlalu panjang", "pertama", "paling banyak")
        )


def note_with(player: Player, clinic: Clinic, text: str) -> tuple[QTextEdit, Callable[[], str]]:
    """A note with `text` pasted into its first section, and how to read what is on the disk."""
    ayu = clinic.client("Ayu Lestari", NADIRA, consent=True)
    session = hold_session(clinic, ayu, NADIRA)
    clinic.close()
    player.enter(NADIRA, password(NADIRA))
    player.shell.open(Note(ayu, appointment_id=session))
    player.settle()
    QApplication.clipboard().setText(text)
    player.control(Qt.Key.Key_V)
    player.control(Qt.Key.Key_S)
    section = player.widget("note.section.subjective")
    field = section if isinstance(section, QTextEdit) else section.findChild(QTextEdit)
    assert field is not None

    def saved() -> str:
        assert player.shell.workspace is not None
        notes = player.shell.workspace.notes
        return notes.open_draft(notes.of_client(ayu)[0].id).content.sections["subjective"]

    return field, saved


@pytest.mark.parametrize(
    ("new", "again", "at"),
    [
        ("", "", "new"),
        ("            ", "            ", "new"),
        ("pendek", "pendek", "new"),
        ("empat kata yang mudah", "empat kata yang lain", "again"),
    ],
)
def test_a_bad_new_password_is_refused_at_its_field(
    at_work: Player, clinic: Clinic, new: str, again: str, at: str
) -> None:
    clinic.close()
    at_work.enter(SARI, password(SARI))
    change_password(at_work, password(SARI), new, again)
    assert at_work.fault(f"password.{at}")
    assert at_work.focus() == f"password.{at}"
    at_work.press(Qt.Key.Key_Escape)
    at_work.lock()
    at_work.enter(SARI, password(SARI))


@pytest.mark.parametrize("new", ["'\";-- \"kutip\" 'dua'", "sandi " * 33 + "ab"])
def test_quotes_and_two_hundred_letters_are_a_password(at_work: Player, clinic: Clinic, new: str) -> None:
    clinic.close()
    at_work.enter(ADMIN, password(ADMIN))
    change_password(at_work, "bukan yang lama", new, new)
    assert at_work.fault("password.old")
    at_work.type("password.old", password(ADMIN))
    at_work.click("password.save")
    at_work.until(lambda: not at_work.sees("password.save"))
    at_work.lock()
    at_work.enter(ADMIN, new)
    assert at_work.shell.desk is not None


def change_password(player: Player, old: str, new: str, again: str) -> None:
    player.control(Qt.Key.Key_K)
    player.keys(">ganti kata")
    player.press(Qt.Key.Key_Return)
    player.until(lambda: player.sees("password.old"))
    player.type("password.old", old)
    player.type("password.new", new)
    player.type("password.again", again)
    player.click("password.save")
