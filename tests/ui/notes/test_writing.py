"""Writing a note: saved by itself, nothing lost; the risk, what is missing, leaving and coming back."""

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clinic_app.common.errors import Unavailable
from clinic_app.common.permissions import Role
from clinic_app.facility.values import Programme
from clinic_app.notes.values import Draft, Risk, RiskSign
from clinic_app.notes.values.problems import CodeSystem, ProblemWish
from clinic_app.people.values import ClientId
from clinic_app.workspace import Workspace
from tests.support.clinic import NOW, Clinic
from tests.support.sessions import hold_session
from tests.support.writing import on_disk, state_of, text_of
from ui import pages
from ui.notes.page import NotePage
from ui.panels.problems.row import ProblemRow
from ui.panels.writing.clipboard import OURS
from ui.shell.navigation import ClientRecord, Note
from ui.widgets.autosave import AFTER_MS

Ctrl, Alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
Shift = Qt.KeyboardModifier.ShiftModifier


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
    page.presenter.writing.saver.changed.connect(
        lambda: (
            None
            if page.presenter.writing.saver.dirty
            else saved.append(text_of(page, "subjective").toPlainText())
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


def test_risk_is_decided_signed_and_reasoned(page: NotePage, stage: Any) -> None:
    page.show()
    stage.press(Qt.Key.Key_R, Alt)
    stage.press(Qt.Key.Key_Right)
    stage.press(Qt.Key.Key_Right)
    stage.press(Qt.Key.Key_Space)
    page.draft.risk.menu.actions()[0].trigger()
    page.draft.risk.reason.setFocus()
    stage.type("Rencana ditinjau")

    content = page.presenter.writing.content
    assert (content.risk, content.signs) == (Risk.MODERATE, (RiskSign.IDEATION,))
    assert content.risk_reason == "Rencana ditinjau"
    page.draft.risk.levels.levels[Risk.LOW].click()
    assert page.presenter.writing.content.risk_reason == ""
    page.draft.risk.levels.levels[Risk.HIGH].click()
    assert page.presenter.writing.content.risk_reason == "Rencana ditinjau"


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
    assert page.presenter.writing.content.sections == {}
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


def test_problems_beside_the_note_are_read_when_they_are_looked_at(
    page: NotePage, clinic: Clinic, nadira: Workspace, ayu: ClientId
) -> None:
    nadira.notes.record_problem(ProblemWish(ayu, Programme.PSY, CodeSystem.CATEGORY, "P07", date(2026, 8, 3)))
    assert clinic.log("problem.opened") == []

    page.right.tabs.tab("problems").click()
    assert len(clinic.log("problem.opened")) == 1
    row = page.right.findChild(ProblemRow)
    assert row is not None
    assert row.accessibleName().startswith("Kehilangan/duka")

    page.right.tabs.tab("history").click()
    page.right.tabs.tab("problems").click()
    assert len(clinic.log("problem.opened")) == 1
    page.leave()
    QApplication.processEvents()
    assert [each for each in page.right.findChildren(ProblemRow) if not each.isHidden()] == []
