"""Signing a note, reading it, adding to it; a broken seal is shown."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from clinic_app.common.errors import NotPermitted
from clinic_app.common.seals import SealState
from clinic_app.notes.values import Content, Draft, NoteId, NoteState, Risk, SignedNote, Template
from clinic_app.people.values import ClientId
from clinic_app.workspace import Workspace
from tests.support.clinic import Clinic, password
from tests.support.sessions import SOAP, WORDS, hold_session, sign_note
from ui.notes.page import ADDENDUM, NotePage
from ui.panels.writing.section_text import SectionText
from ui.panels.writing.sign_dialog import SignDialog
from ui.shell.navigation import Note

Ctrl = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def ayu(clinic: Clinic) -> ClientId:
    return clinic.client("Ayu Lestari", "nadira", "yohanes", consent=True)


@pytest.fixture
def draft(clinic: Clinic, nadira: Workspace, ayu: ClientId) -> NoteId:
    begun = nadira.notes.begin(hold_session(clinic, ayu, "nadira"))
    nadira.notes.save(begun.head.id, SOAP)
    return begun.head.id


def dialog_of(stage: Any) -> SignDialog:
    dialog = stage.shell.dialogs[-1]
    assert isinstance(dialog, SignDialog)
    return dialog


def shown(page: NotePage) -> str:
    QApplication.processEvents()
    return "\n".join(
        found.toPlainText() for found in page.signed.findChildren(SectionText) if found.isVisible()
    )


def test_a_wrong_password_counts_and_the_right_one_signs(
    stage: Any, qtbot: QtBot, nadira: Workspace, ayu: ClientId, draft: NoteId
) -> None:
    page = stage.page(nadira, Note(ayu, draft))
    stage.press(Qt.Key.Key_Return, Ctrl)
    dialog = dialog_of(stage)
    assert QApplication.focusWidget() is dialog.password

    stage.type("keliru")
    stage.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(dialog.field.error), timeout=10_000)
    assert dialog.field.error == "Wrong password. 4 tries left."
    assert isinstance(page.presenter.open, Draft)

    stage.press(Qt.Key.Key_A, Ctrl)
    stage.type(password("nadira"))
    dialog.confirm.click()
    qtbot.waitUntil(lambda: isinstance(page.presenter.open, SignedNote), timeout=10_000)

    assert nadira.notes.of_client(ayu)[0].state is NoteState.SIGNED
    assert all(word in shown(page) for word in WORDS[:4])
    assert page.head.read_only.isVisible()
    assert not page.head.template.isVisible()
    assert page.signed.strip.accessibleName().startswith("Signed Nadira Kusumawati, M.Psi., Psikolog")
    assert stage.shell.toasts == ["Note of Session 1 signed."]


def test_what_blocks_the_signature_leads_to_its_place(
    stage: Any, nadira: Workspace, ayu: ClientId, draft: NoteId
) -> None:
    nadira.notes.save(draft, Content(Template.SOAP, {"subjective": "Tidur"}, Risk.HIGH))
    page = stage.page(nadira, Note(ayu, draft))
    page.sign()
    dialog = dialog_of(stage)

    assert not dialog.confirm.isVisible()
    assert not dialog.password.isVisible()
    dialog._lead("note.missing.risk_reason")

    assert QApplication.focusWidget() is page.draft.risk.reason


def test_the_last_words_are_signed(
    stage: Any, qtbot: QtBot, nadira: Workspace, ayu: ClientId, draft: NoteId
) -> None:
    page = stage.page(nadira, Note(ayu, draft))
    page.draft.focus_section("plan")
    stage.type(". Segera")
    page.sign()
    stage.type(password("nadira"))
    stage.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(page.presenter.open, SignedNote), timeout=10_000)

    assert "rinjanirencana. Segera" in shown(page)


def test_an_addendum_is_kept_signed_and_shown(
    stage: Any, qtbot: QtBot, clinic: Clinic, nadira: Workspace, ayu: ClientId
) -> None:
    note = sign_note(clinic, ayu, "nadira")
    page = stage.page(nadira, Note(ayu, note))
    assert not page.signed.footer.sign.isEnabled()
    page.signed.box.setFocus()
    stage.type("Ibu menelepon")
    assert stage.shell.forms.kept(ADDENDUM, f"{ayu}.{note}") == {"text": "Ibu menelepon"}
    page.leave()

    again = stage.page(nadira, Note(ayu, note))
    assert again.signed.box.toPlainText() == "Ibu menelepon"
    again.sign()
    stage.type(password("nadira"))
    stage.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: again.presenter.head.addenda == 1, timeout=10_000)

    assert "Ibu menelepon" in shown(again)
    assert again.signed.box.toPlainText() == ""
    assert stage.shell.forms.kept(ADDENDUM, f"{ayu}.{note}") is None
    assert "1 addendum" in again.left.rows[0].accessibleName()


def test_a_colleague_reads_and_adds_but_opens_no_draft(
    stage: Any, clinic: Clinic, nadira: Workspace, yohanes: Workspace, ayu: ClientId, draft: NoteId
) -> None:
    nadira.clients.open(ayu)
    note = sign_note(clinic, ayu, "nadira")
    page = stage.page(yohanes, Note(ayu))

    assert page.presenter.head.id == note
    assert all(word in shown(page) for word in WORDS[:4])
    assert "Nadira" in page.left.rows[0].accessibleName()
    page.left.rows[[row.head.id for row in page.left.rows].index(draft)].click()

    assert page.blank.state.objectName() == "note.refused"


def test_outside_the_team_nothing_opens(stage: Any, bagus: Workspace, ayu: ClientId, draft: NoteId) -> None:
    with pytest.raises(NotPermitted):
        stage.page(bagus, Note(ayu))


def test_a_broken_seal_is_shown_and_its_words_are_not(
    stage: Any, clinic: Clinic, nadira: Workspace, ayu: ClientId
) -> None:
    note = sign_note(clinic, ayu, "nadira")
    with clinic.desk("admin").database.writing() as session:
        session.execute(text("DROP TRIGGER IF EXISTS note_version_no_update"))
        session.execute(text("UPDATE note_version SET signed_at = '2020-01-01 00:00:00'"))

    page = stage.page(nadira, Note(ayu, note))

    assert page.presenter.open.seal is SealState.BROKEN
    assert "changed since it was signed" in page.signed.strip.accessibleName()
    assert not any(word in shown(page) for word in WORDS)
    assert not page.signed.box.isVisible()
    assert page.right.findChild(object, "note.seal.check").accessibleName() == "Changed since it was signed"


def test_the_way_of_a_note_is_told(stage: Any, clinic: Clinic, nadira: Workspace, ayu: ClientId) -> None:
    page = stage.page(nadira, Note(ayu, sign_note(clinic, ayu, "nadira")))

    assert [step.action for step in page.presenter.history] == [
        "note.opened",
        "note.signed",
        "note.saved",
        "note.created",
    ]
