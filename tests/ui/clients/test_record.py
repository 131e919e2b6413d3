"""A record as everybody may see it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from clinic_app.common.permissions import Permission
from clinic_app.facility.values import Programme
from clinic_app.notes.values.problems import CodeSystem, ProblemWish
from clinic_app.people.values import ClientId
from clinic_app.workspace import Workspace
from tests.support.clinic import BAGUS, NADIRA, Clinic
from tests.support.page_shell import PageShell
from tests.support.sessions import WORDS
from tests.ui.clients.conftest import OpenRecord, running
from ui.clients.excerpt import Excerpt
from ui.clients.record_header import CONSENTS
from ui.clients.record_page import RecordPage
from ui.panels.problems.panel import ProblemsPanel
from ui.shell.navigation import ClientRecord, Note
from ui.widgets.rows import RowsModel


def said(page: QWidget) -> str:
    """Every word on the page, seen or not: labels, buttons, names for the screen reader, table cells."""
    found = [widget.accessibleName() for widget in page.findChildren(QWidget)]
    found += [label.text() for label in page.findChildren(QLabel)]
    found += [excerpt.accessibleName() for excerpt in page.findChildren(Excerpt)]
    for model in {
        table.model() for table in page.findChildren(type(cast(RecordPage, page).body.sessions.table))
    }:
        assert isinstance(model, RowsModel)
        for row in range(model.rowCount()):
            found += [str(model.index(row, column).data()) for column in range(model.columnCount())]
    return "\n".join(found)


def test_the_team_sees_sessions_note_and_contacts(
    nadira: Workspace, dimas: ClientId, open_record: OpenRecord
) -> None:
    page = open_record(nadira, dimas)
    words = said(page)
    assert "rinjanisubjek" in words
    assert "Kos Melati" in words
    assert "0812-4410-2213" in words
    assert page.body.sessions.model.rowCount() == 3
    assert page.header.tabs.tab("notes").isVisible()


def test_what_the_client_comes_for_is_read_once_and_opens_its_panel(
    clinic: Clinic, nadira: Workspace, dimas: ClientId, open_record: OpenRecord, qtbot: QtBot
) -> None:
    wish = ProblemWish(dimas, Programme.PSY, CodeSystem.ICD10, "F41.2", date(2026, 8, 3))
    nadira.notes.record_problem(wish)
    page = open_record(nadira, dimas)
    assert "Gangguan campuran anxietas dan depresif, main problem, F41.2" in said(page)
    assert len(clinic.log("problem.opened")) == 1

    qtbot.mouseClick(page.body.problems.open, Qt.MouseButton.LeftButton)
    panel = page.findChild(ProblemsPanel)
    assert panel is not None
    assert panel.is_open
    assert len(clinic.log("problem.opened")) == 1

    nadira.notes.record_problem(replace(wish, system=CodeSystem.CATEGORY, code="P07"))
    QApplication.processEvents()
    assert "Kehilangan/duka" in said(page)


def test_nothing_clinical_reaches_a_receptionist(
    clinic: Clinic, sari: Workspace, dimas: ClientId, open_record: OpenRecord
) -> None:
    before = len(clinic.log("note.opened"))
    coded = ProblemWish(dimas, Programme.PSY, CodeSystem.ICD10, "F41.2", date(2026, 8, 3))
    clinic.at(NADIRA).notes.record_problem(coded)
    page = open_record(sari, dimas)
    words = said(page)
    assert not any(word in words for word in (*WORDS, "F41", "anxietas"))
    assert not page.body.problems.isVisible()
    assert "risk, reviewed" not in words
    assert "Signed" not in words.split("\n")
    assert page.header.note.isHidden()
    assert page.findChild(QWidget, "record.tab.notes") is None
    assert page.body.hidden_part.isVisible()
    assert not page.body.last_note.isVisible()
    assert page.presenter.heads == ()
    assert page.presenter.risk is None
    assert len(clinic.log("note.opened")) == before
    assert "Dimas Arya Nugroho" in words
    assert page.header.book.isVisible()
    assert page.header.correct.isVisible()


def test_a_supervisor_reads_and_changes_nothing_but_the_team(
    hendra: Workspace, dimas: ClientId, open_record: OpenRecord
) -> None:
    page = open_record(hendra, dimas)
    assert not any(word in said(page) for word in WORDS)
    assert [entry.name for entry in page.actions_menu.entries()] == ["record.team"]
    for button in (page.header.note, page.header.book, page.header.correct):
        assert button.isHidden()


def test_outside_the_team_there_is_a_head_and_a_lock(
    clinic: Clinic, dimas: ClientId, open_record: OpenRecord, shell: PageShell, qtbot: QtBot
) -> None:
    page = open_record(clinic.at(BAGUS), dimas)
    assert page.closed.isVisible()
    assert not page.body.isVisible()
    words = said(page)
    for secret in (*WORDS, "Kos Melati", "4410", "2007", "Nadira"):
        assert secret not in words
    assert page.actions_menu.entries() == []
    qtbot.keyClick(page, Qt.Key.Key_J)
    qtbot.keyClick(page, Qt.Key.Key_C)
    assert shell.booked == []
    assert shell.opened == []


def test_opening_is_logged_once_and_hiding_hears_nothing(
    clinic: Clinic, nadira: Workspace, dimas: ClientId, open_record: OpenRecord
) -> None:
    page = open_record(nadira, dimas)
    assert len(clinic.log("client.opened")) == 1
    page.hide()
    nadira.clients.set_attention(dimas, True)
    QApplication.processEvents()
    assert len(clinic.log("client.opened")) == 1
    page.show()
    page.refresh()
    assert len(clinic.log("client.opened")) == 2


def test_the_nik_is_masked_until_it_is_asked_for(
    clinic: Clinic, nadira: Workspace, dimas: ClientId, open_record: OpenRecord
) -> None:
    page = open_record(nadira, dimas)
    assert "3311120102070003" not in said(page)
    page.findChild(QWidget, "record.nik").click()
    assert "3311120102070003" in said(page)
    assert len(clinic.log("client.nik_shown")) == 1
    page.hide()
    QApplication.processEvents()
    assert "3311120102070003" not in page.body.contact.findChild(QLabel, "record.nik.text").text()


def test_a_new_note_is_that_of_the_session_going_on(
    clinic: Clinic, nadira: Workspace, dimas: ClientId, open_record: OpenRecord, shell: PageShell
) -> None:
    running(clinic, dimas)
    page = open_record(nadira, dimas)
    page.header.note.click()
    target = shell.opened[-1]
    assert isinstance(target, Note)
    going_on = next(row for row in page.presenter.rows() if row.block.start.hour == 10 and row.coming)
    assert target.appointment_id == going_on.block.id


def test_without_a_session_going_on_it_is_that_of_the_last_one(
    nadira: Workspace, dimas: ClientId, open_record: OpenRecord, shell: PageShell, qtbot: QtBot
) -> None:
    page = open_record(nadira, dimas)
    qtbot.keyClick(page.body.sessions.table, Qt.Key.Key_C)
    target = shell.opened[-1]
    assert isinstance(target, Note)
    block = next(b for b in page.presenter.blocks if b.id == target.appointment_id)
    assert block.start.day == 18


def test_without_consent_there_is_no_note_and_it_says_why(
    clinic: Clinic, nadira: Workspace, open_record: OpenRecord
) -> None:
    client = clinic.client("Gilang Pratama", NADIRA)
    running(clinic, client)
    page = open_record(nadira, client)
    assert not page.header.note.isEnabled()
    assert "consent" in page.header.note.toolTip()
    assert page.header.findChild(QLabel, "record.no_consent") is not None
    clinic.consent(client)
    page.presenter.show(client)
    assert page.header.note.isEnabled()


def test_enter_opens_the_note_or_else_the_appointment(
    nadira: Workspace, dimas: ClientId, open_record: OpenRecord, shell: PageShell, qtbot: QtBot
) -> None:
    page = open_record(nadira, dimas)
    table = page.body.sessions.table
    rows = page.presenter.rows()
    signed = next(at for at, row in enumerate(rows) if row.note is not None)
    table.choose_row(signed)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert isinstance(shell.opened[-1], Note)
    table.choose_row(0)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert page.panels.any_open
    assert page.close_level()
    assert not page.panels.any_open


def test_neighbours_are_walked_and_notes_are_no_tab(
    nadira: Workspace, dimas: ClientId, open_record: OpenRecord, shell: PageShell, qtbot: QtBot
) -> None:
    shell.listed = (ClientId(77), dimas, ClientId(78))
    page = open_record(nadira, dimas)
    assert page.way.place.text() == "2 of 3"
    qtbot.keyClick(page, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert shell.opened[-1] == ClientRecord(ClientId(78), "summary")
    qtbot.keyClick(page, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert page.body.tab == "appointments"
    page.header.tabs.tab("notes").click()
    assert shell.opened[-1] == Note(dimas)
    assert page.header.tabs.key() == "appointments"


def test_a_record_without_anything_and_one_with_a_long_name(
    clinic: Clinic, nadira: Workspace, open_record: OpenRecord
) -> None:
    long = "Raden Ajeng Siti Nurhaliza Kusumaningrum Wijayakusuma Putri"
    client = clinic.client(long, NADIRA, phone="")
    page = open_record(nadira, client)
    page.resize(820, 600)
    QApplication.processEvents()
    assert page.body.sessions.none.isVisible()
    assert "No signed note yet." in said(page)
    assert page.header.name.text() == long
    assert page.header.book.geometry().right() <= page.header.width()
    page.body.show_tab(CONSENTS)
    assert page.body.consents.none.isVisible()


def test_forms_open_by_name_as_after_a_lock(
    sari: Workspace, dimas: ClientId, open_record: OpenRecord
) -> None:
    page = open_record(sari, dimas)
    kinds: dict[str, Callable[[QWidget], bool]] = {
        "client.correct": lambda panel: panel.objectName() == "registration",
        "consent": lambda panel: panel.objectName() == "consent",
        "team": lambda panel: panel.objectName() == "team",
    }
    for form, fits in kinds.items():
        page.arrive(ClientRecord(dimas, form=form))
        assert [fits(panel) for panel in page.panels.all() if panel.is_open] == [True]


def test_permissions_are_those_of_the_table(sari: Workspace, hendra: Workspace) -> None:
    """The screens lean on these; should the table change, they have to be looked at."""
    assert not sari.may(Permission.NOTE_STATE)
    assert not sari.may(Permission.RISK_READ)
    assert not hendra.may(Permission.CLIENT_WRITE)
