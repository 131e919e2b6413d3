"""Typing into a note: formats by key, pasting, limits, any sign, another template."""

from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from clinic_app.notes.rules import SECTION_LIMIT
from clinic_app.notes.values import Template
from tests.support.clinic import Clinic
from tests.support.writing import on_disk, text_of
from ui.notes.page import NotePage

Ctrl, Alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
Shift = Qt.KeyboardModifier.ShiftModifier


def test_bold_italic_and_list_by_key(page: NotePage, stage: Any) -> None:
    stage.type("tidur")
    stage.press(Qt.Key.Key_A, Ctrl)
    stage.press(Qt.Key.Key_B, Ctrl)
    stage.press(Qt.Key.Key_End)
    stage.press(Qt.Key.Key_8, Ctrl | Shift)
    stage.press(Qt.Key.Key_Return)
    stage.type("makan")
    stage.press(Qt.Key.Key_Return)
    stage.press(Qt.Key.Key_Return)
    stage.press(Qt.Key.Key_I, Ctrl)
    stage.type("baik")

    assert page.presenter.writing.content.sections["subjective"] == "- **tidur**\n- makan\n*baik*"


def test_pasting_takes_plain_words_only(page: NotePage, stage: Any) -> None:
    rich = QMimeData()
    rich.setHtml("<b>tebal</b>")
    rich.setText("tebal")
    QGuiApplication.clipboard().setMimeData(rich)

    stage.press(Qt.Key.Key_V, Ctrl)

    assert page.presenter.writing.content.sections["subjective"] == "tebal"


def test_five_megabytes_pasted_are_refused_whole(page: NotePage, stage: Any) -> None:
    stage.type("Tidur")
    QGuiApplication.clipboard().setText("x" * 5_000_000)

    stage.press(Qt.Key.Key_V, Ctrl)

    section = page.draft.sections["subjective"]
    assert page.presenter.writing.content.sections["subjective"] == "Tidur"
    assert "100,000" in section.warning.text()
    assert section.warning.isVisible()
    stage.type(" nyenyak")
    assert not section.warning.isVisible()


def test_a_section_takes_its_limit_and_not_one_sign_more(page: NotePage, stage: Any, clinic: Clinic) -> None:
    QGuiApplication.clipboard().setText("kata " * (SECTION_LIMIT // 5))
    stage.press(Qt.Key.Key_V, Ctrl)
    stage.type("x")
    page.save_now()

    assert len(on_disk(clinic, page)["subjective"]) == SECTION_LIMIT


@pytest.mark.parametrize("words", ["😀🫂👩‍👩‍👧", "اتصلت الأم", "'; DROP TABLE note; --", "a\u200bb", "  "])
def test_any_sign_comes_back_as_typed(page: NotePage, stage: Any, clinic: Clinic, words: str) -> None:
    QGuiApplication.clipboard().setText(words)
    stage.press(Qt.Key.Key_V, Ctrl)
    page.save_now()

    assert on_disk(clinic, page)["subjective"] == words


def test_another_template_keeps_every_word(page: NotePage, stage: Any, clinic: Clinic) -> None:
    stage.type("Tidur")
    stage.press(Qt.Key.Key_P, Alt)
    stage.type("Latihan napas")

    page.head.template.setCurrentIndex(1)
    page.head.template.activated.emit(1)
    page.save_now()

    assert page.presenter.writing.content.template is Template.FREE
    assert text_of(page, "text").toPlainText() == "Tidur\n\nLatihan napas"
    assert on_disk(clinic, page) == {"text": "Tidur\n\nLatihan napas"}
