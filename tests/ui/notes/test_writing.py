"""Writing a note: typed with keys, saved by itself, nothing lost."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clinic_app.common.errors import Unavailable
from clinic_app.common.permissions import Role
from clinic_app.notes.rules import SECTION_LIMIT
from clinic_app.notes.values import Draft, NoteId, Risk, RiskSign, Template
from clinic_app.people.values import ClientId
from clinic_app.scheduling.values import AppointmentId
from clinic_app.workspace import Workspace
from tests.support.clinic import NOW, Clinic
from tests.support.sessions import hold_session
from ui import pages
from ui.notes.autosave import AFTER_MS
from ui.notes.clipboard import OURS
from ui.notes.page import NotePage
from ui.notes.section_text import SectionText
from ui.shell.navigation import ClientRecord, Note

Ctrl, Alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
Shift = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def ayu(clinic: Clinic) -> ClientId:
    return clinic.client("Ayu Lestari", "nadira", consent=True)


@pytest.fixture
def session(clinic: Clinic, ayu: ClientId) -> AppointmentId:
    return hold_session(clinic, ayu, "nadira")


@pytest.fixture
def page(stage: Any, nadira: Workspace, ayu: ClientId, session: AppointmentId) -> NotePage:
    made: NotePage = stage.page(nadira, Note(ayu, appointment_id=session))
    return made


def text_of(page: NotePage, section: str) -> SectionText:
    found = page.findChild(SectionText, f"note.section.{section}")
    assert isinstance(found, SectionText)
    return found


def on_disk(clinic: Clinic, page: NotePage) -> dict[str, str]:
    """The draft as somebody else's program would find it: read by a second workspace of the same person."""
    second = clinic.enter("nadira", "kata sandi nadira 2026")
    sections = second.notes.open_draft(note_of(page)).content.sections
    return {section: text for section, text in sections.items() if text}


def note_of(page: NotePage) -> NoteId:
    assert page.presenter.head is not None
    return page.presenter.head.id


def state_of(page: NotePage) -> str:
    return page.head.save_state.accessibleName()


def test_a_new_note_begins_in_its_first_section(page: NotePage) -> None:
    assert QApplication.focusWidget() is text_of(page, "subjective")
    assert page.head.title.text() == "Session 1"


def test_it_is_called_saved_only_after_the_commit(
    page: NotePage, stage: Any, clinic: Clinic, qtbot: QtBot
) -> None:
    clinic.clock.at = NOW + timedelta(seconds=31)
    stage.type("Tidur enam jam")

    assert state_of(page) == "Saving…"
    assert page.unsaved()
    qtbot.waitUntil(lambda: state_of(page) == "Saved 10:24:31", timeout=AFTER_MS + 2000)

    assert on_disk(clinic, page) == {"subjective": "Tidur enam jam"}
    assert page.unsaved() == ""


def test_typing_on_does_not_put_the_save_off(
    page: NotePage, stage: Any, clinic: Clinic, qtbot: QtBot
) -> None:
    saved: list[str] = []
    page.presenter.saver.changed.connect(
        lambda: (
            None if page.presenter.saver.dirty else saved.append(text_of(page, "subjective").toPlainText())
        )
    )
    for sign in "abcdefghijkl":
        stage.type(sign)
        qtbot.wait(150)

    assert saved
    assert saved[0]
    assert len(saved[0]) < 12


def test_going_to_another_section_saves(page: NotePage, stage: Any, clinic: Clinic) -> None:
    stage.type("Tidur")

    stage.press(Qt.Key.Key_O, Alt)

    assert QApplication.focusWidget() is text_of(page, "objective")
    assert on_disk(clinic, page) == {"subjective": "Tidur"}


def test_a_failed_save_keeps_the_words_and_says_so(
    page: NotePage, stage: Any, clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise Unavailable("disk.full")

    with monkeypatch.context() as patch:
        patch.setattr(page.workspace.notes, "save", full)
        stage.type("Tidur")
        with pytest.raises(Unavailable):
            page.save_now()
        assert state_of(page) == "Not saved"
        assert page.trouble.isVisible()
        assert page.unsaved()

    page.head.save_state.retry.click()

    assert not page.trouble.isVisible()
    assert on_disk(clinic, page) == {"subjective": "Tidur"}


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

    assert page.presenter.content.sections["subjective"] == "- **tidur**\n- makan\n*baik*"


def test_pasting_takes_plain_words_only(page: NotePage, stage: Any) -> None:
    rich = QMimeData()
    rich.setHtml("<b>tebal</b>")
    rich.setText("tebal")
    QGuiApplication.clipboard().setMimeData(rich)

    stage.press(Qt.Key.Key_V, Ctrl)

    assert page.presenter.content.sections["subjective"] == "tebal"


def test_five_megabytes_pasted_are_refused_whole(page: NotePage, stage: Any) -> None:
    stage.type("Tidur")
    QGuiApplication.clipboard().setText("x" * 5_000_000)

    stage.press(Qt.Key.Key_V, Ctrl)

    section = page.draft.sections["subjective"]
    assert page.presenter.content.sections["subjective"] == "Tidur"
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

    assert page.presenter.content.template is Template.FREE
    assert text_of(page, "text").toPlainText() == "Tidur\n\nLatihan napas"
    assert on_disk(clinic, page) == {"text": "Tidur\n\nLatihan napas"}


def test_risk_is_decided_signed_and_reasoned(page: NotePage, stage: Any) -> None:
    page.show()
    stage.press(Qt.Key.Key_R, Alt)
    stage.press(Qt.Key.Key_Right)
    stage.press(Qt.Key.Key_Right)
    stage.press(Qt.Key.Key_Space)
    page.draft.risk.menu.actions()[0].trigger()
    page.draft.risk.reason.setFocus()
    stage.type("Rencana ditinjau")

    content = page.presenter.content
    assert (content.risk, content.signs) == (Risk.MODERATE, (RiskSign.IDEATION,))
    assert content.risk_reason == "Rencana ditinjau"
    page.draft.risk.levels.levels[Risk.LOW].click()
    assert page.presenter.content.risk_reason == ""
    page.draft.risk.levels.levels[Risk.HIGH].click()
    assert page.presenter.content.risk_reason == "Rencana ditinjau"


def test_the_tick_is_the_clients(page: NotePage, sari: Workspace, ayu: ClientId) -> None:
    page.draft.risk.attention.click()

    assert sari.clients.names((ayu,))[0].attention
    assert page.draft.risk.attention.isChecked()


def test_what_is_missing_leads_there(page: NotePage) -> None:
    assert [action.objectName() for action in page.draft.footer.menu.actions()] == [
        "note.missing.any",
        "note.missing.risk",
    ]
    page.draft.footer.menu.actions()[1].trigger()

    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.draft.risk.levels.isAncestorOf(focused)


def test_without_consent_there_is_a_sentence_and_the_way_to_the_form(
    stage: Any, clinic: Clinic, nadira: Workspace
) -> None:
    made = clinic.client("Made", "nadira")
    session = hold_session(clinic, made, "nadira")
    page = stage.page(nadira, Note(made, appointment_id=session))

    assert page.blank.state.objectName() == "note.no_consent"
    page.blank.state.action.click()
    assert stage.shell.opened == [ClientRecord(made, form="consent")]
    clinic.consent(made)
    page.refresh()

    assert isinstance(page.presenter.open, Draft)


def test_a_receptionist_never_gets_here() -> None:
    screen = pages.screen_of(Note(ClientId(1)))

    assert not pages.may_open(screen, {Role.RECEPTIONIST})
    assert pages.may_open(screen, {Role.COUNSELOR})


def test_the_person_comes_back_to_the_cursor(page: NotePage, stage: Any, nadira: Workspace) -> None:
    stage.type("Tidur")
    stage.press(Qt.Key.Key_O, Alt)
    stage.type("Tenang")
    stage.press(Qt.Key.Key_Left)
    page.save_now()
    target, state = page.target(), page.state()
    page.leave()
    assert "Tenang" not in str(state)

    again = stage.page(nadira, target)
    again.restore(state)

    assert QApplication.focusWidget() is text_of(again, "objective")
    assert text_of(again, "objective").textCursor().position() == len("Tenan")
    assert again.kept().startswith("Draft note of session 1 saved at")


def test_leaving_drops_the_words(page: NotePage, stage: Any) -> None:
    stage.type("rahasia")
    page.save_now()
    section = text_of(page, "subjective")
    stage.press(Qt.Key.Key_A, Ctrl)
    stage.press(Qt.Key.Key_C, Ctrl)
    assert QGuiApplication.clipboard().mimeData().hasFormat(OURS)

    page.leave()

    assert section.toPlainText() == ""
    assert not section.document().isUndoAvailable()
    assert page.presenter.content.sections == {}
    assert "rahasia" not in QGuiApplication.clipboard().text()


def test_the_clipboard_is_left_alone_when_somebody_elses(page: NotePage, stage: Any) -> None:
    stage.type("rahasia")
    stage.press(Qt.Key.Key_A, Ctrl)
    stage.press(Qt.Key.Key_C, Ctrl)
    QGuiApplication.clipboard().setText("alamat")

    page.guard.clear()

    assert QGuiApplication.clipboard().text() == "alamat"


def test_an_empty_draft_can_be_taken_back(page: NotePage, nadira: Workspace, ayu: ClientId) -> None:
    page.head.menu.actions()[0].trigger()

    assert nadira.notes.of_client(ayu) == ()
    assert page.blank.state is not None
    assert page.blank.state.objectName() == "note.empty"
