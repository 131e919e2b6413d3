"""Fields: errors in words, limits that survive a huge paste, Caps Lock, choices."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.buttons import IconButton
from ui.widgets.fields import Choice, Field, PasswordField, SearchField, TextArea, TextField, first_error
from ui.widgets.password_field import caps_lock_from

Window = Callable[..., QWidget]
HUGE = "kata " * 1_000_000


def test_an_error_is_told_in_words_and_to_the_screen_reader(qtbot: QtBot, window: Window) -> None:
    field = Field("Nama lengkap", TextField(), hint="seperti di KTP")
    window(field)
    assert field.editor.accessibleName() == "Nama lengkap"
    assert field.editor.accessibleDescription() == "seperti di KTP"
    field.set_error("Nama belum diisi.")
    assert field.error == "Nama belum diisi."
    assert field.editor.accessibleDescription() == "Nama belum diisi."
    assert field.editor.property("error") is True
    field.clear_error()
    assert field.editor.accessibleDescription() == "seperti di KTP"
    assert field.editor.property("error") is False


def test_the_first_wrong_field_gets_the_focus(qtbot: QtBot, window: Window) -> None:
    fields = [Field(name, TextField()) for name in ("Nama", "NIK", "Telepon")]
    window(*fields)
    fields[1].set_error("NIK harus 16 angka.")
    fields[2].set_error("Telepon tidak terbaca.")
    assert first_error(fields) is fields[1]
    assert fields[1].editor.hasFocus()
    fields[1].clear_error()
    fields[2].clear_error()
    assert first_error(fields) is None


def test_five_megabytes_in_one_line_are_cut_and_said(qtbot: QtBot, window: Window) -> None:
    editor = TextField(max_length=200)
    field = Field("Nama", editor)
    window(field)
    QApplication.clipboard().setText(HUGE)
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert editor.text() == HUGE[:200]
    assert "200" in field.error


def test_five_megabytes_in_several_lines_are_cut_and_said(qtbot: QtBot, window: Window) -> None:
    editor = TextArea("awal", max_length=1000)
    field = Field("Catatan", editor)
    window(field)
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    mime = QMimeData()
    mime.setText(HUGE)
    editor.insertFromMimeData(mime)
    assert editor.text() == ("awal" + HUGE)[:1000]
    assert field.error
    qtbot.keyClicks(editor, "x")
    assert len(editor.text()) == 1000


def test_a_limit_of_ten_thousand_takes_ten_thousand(qtbot: QtBot, window: Window) -> None:
    editor = TextField()
    window(editor)
    editor.insert(HUGE)
    assert len(editor.text()) == 10_000


def test_the_eye_shows_and_hides_the_password(qtbot: QtBot, window: Window) -> None:
    editor = PasswordField()
    window(editor)
    qtbot.keyClicks(editor, "p'\";--🌱"[:6])
    eye = editor.findChild(IconButton)
    assert isinstance(eye, IconButton)
    qtbot.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert editor.echoMode() == QLineEdit.EchoMode.Normal
    editor.hide_text()
    assert editor.echoMode() == QLineEdit.EchoMode.Password


@pytest.mark.parametrize(
    ("text", "shift", "on"),
    [
        ("A", False, True),
        ("a", False, False),
        ("A", True, False),
        ("a", True, True),
        ("5", True, None),
        ("", False, None),
    ],
)
def test_caps_lock_is_known_from_a_letter(text: str, shift: bool, on: bool | None) -> None:
    assert caps_lock_from(text, shift) is on


def test_caps_lock_is_announced_while_typing(qtbot: QtBot, window: Window) -> None:
    editor = PasswordField()
    window(editor)
    with qtbot.waitSignal(editor.capsLockChanged, timeout=1000) as told:
        qtbot.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
        qtbot.keyClick(editor, "A")
    assert told.args == [True]


def test_escape_empties_the_search_first(qtbot: QtBot, window: Window) -> None:
    editor = SearchField("Nama, nomor RM, atau telepon", "/")
    window(editor)
    qtbot.keyClicks(editor, "dimas")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.text() == ""


def test_a_choice_keeps_its_key_when_the_options_change(qtbot: QtBot, window: Window) -> None:
    choice = Choice([("a", "Aula"), ("b", "Ruang 1")], placeholder="Pilih ruang")
    window(choice)
    assert choice.key() is None
    choice.set_key("b")
    choice.set_options([("c", "Ruang 2"), ("b", "Ruang 1")])
    assert choice.key() == "b"
    choice.set_options([("c", "Ruang 2")])
    assert choice.key() is None


def test_typing_finds_an_option(qtbot: QtBot, window: Window) -> None:
    choice = Choice([(1, "Asesmen awal"), (2, "Konseling individu"), (3, "Konseling keluarga")])
    window(choice)
    with qtbot.waitSignal(choice.chosen, timeout=1000) as told:
        qtbot.keyClick(choice, "K")
    assert told.args == [2]
