"""Around the attendance: members, meetings with their clashes, the shared note, the sheet, going there."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clinic_app.common.errors import Unavailable
from clinic_app.groups.service import GroupService
from clinic_app.groups.values_notes import NoteDraft, SignedGroupNote
from clinic_app.people.values import ClientId
from clinic_app.scheduling.values_meetings import MeetingStatus
from tests.support.clinic import BAGUS, NADIRA, SARI, TODAY
from tests.support.groups import AYU, GROUP, INNER, PUBLIC, Circle
from tests.support.page_shell import PageShell
from tests.ui.groups.conftest import OpenPage
from ui.groups.add_member_panel import AddMemberPanel
from ui.groups.group_panel import GroupPanel
from ui.groups.header import MEETINGS, MEMBERS, PAPERS
from ui.groups.leave_dialog import LeaveDialog
from ui.groups.meeting_panel import MeetingPanel
from ui.groups.page import GroupsPage
from ui.panels.reason_dialog import ReasonDialog
from ui.panels.writing.sign_dialog import SignDialog
from ui.shell.navigation import Groups
from ui.widgets.dialogs import DANGER
from ui.widgets.side_panel import SidePanel

CTRL = Qt.KeyboardModifier.ControlModifier


def panel(page: GroupsPage, kind: type[SidePanel]) -> SidePanel:
    return next(each for each in page.panels.all() if isinstance(each, kind))


def settle() -> None:
    for _round in range(3):
        QApplication.processEvents()


def test_the_page_opens_with_a_group_of_ones_own(circle: Circle, open_page: OpenPage) -> None:
    yohanes = circle.clinic.at("yohanes")
    own = circle.yohanes.create(circle.form(public_name="Ziarah", name="", facilitators=(yohanes.me.id,)))

    record = open_page(yohanes).presenter.record

    assert record is not None
    assert record.head.id == own


def test_the_list_is_searched_and_narrowed(circle: Circle, open_page: OpenPage) -> None:
    page = open_page(circle.clinic.at(NADIRA))
    assert [row.head.name for row in page.left.rows] == [INNER]

    page.left.search.setText("xyz")
    assert page.left.rows == []
    page.left.search.setText("tum")
    page.left.pills[next(iter(page.left.pills))].click()

    assert [row.head.name for row in page.left.rows] == [INNER]


def test_a_group_is_made_and_what_is_missing_said(
    circle: Circle, open_page: OpenPage, shell: PageShell
) -> None:
    page = open_page(circle.clinic.at(NADIRA), Groups(form="group"))
    form = panel(page, GroupPanel)
    assert isinstance(form, GroupPanel)
    form.save.click()
    assert form.fields.fields["public_name"].error

    QTest.keyClicks(form.fields.public_name, "Kelompok Jumat")
    assert shell.forms.kept("group")
    form.save.click()
    settle()

    assert shell.forms.kept("group") is None
    assert page.header.name.text() == "Kelompok Jumat"
    assert page.body.attendance.no_meeting.isVisible()


def test_a_full_group_puts_whoever_is_added_on_the_waiting_list(
    circle: Circle, open_page: OpenPage, shell: PageShell
) -> None:
    circle.bagus.correct(GROUP, circle.form(capacity=7))
    client = circle.clinic.client("Yuni Kartika", NADIRA)
    page = open_page(circle.clinic.at(BAGUS))
    page.header.add.click()
    form = panel(page, AddMemberPanel)
    assert isinstance(form, AddMemberPanel)
    assert form.full.isVisible()
    form.choose(circle.clinic.at(BAGUS).clients.names((client,))[0])

    form.save.click()
    settle()

    assert [member.client_id for member in circle.record().waiting] == [client]
    assert shell.commands[-1].undo()
    assert circle.record().waiting == ()


def test_a_member_leaves_on_a_day_and_with_a_reason(
    circle: Circle, open_page: OpenPage, shell: PageShell
) -> None:
    page = open_page(circle.clinic.at(BAGUS))
    page.show_tab(MEMBERS)
    page.body.members.choose(lambda row: row.member.client_id == AYU)
    page.body.members.buttons["leave"].click()
    dialog = shell.dialogs.pop()
    assert isinstance(dialog, LeaveDialog)
    dialog.choose(DANGER)
    assert dialog.field.error

    dialog.edit.setText("Pindah kota")
    dialog.choose(DANGER)

    assert circle.row(AYU).member.left_on == TODAY
    assert shell.commands[-1].undo()
    assert circle.row(AYU).member.left_on is None


def test_weekly_meetings_show_their_clashes_before_anything_is_written(
    circle: Circle, open_page: OpenPage, shell: PageShell
) -> None:
    """The 25th of August 2026 is a holiday: it gives way to a reason, the others are free."""
    page = open_page(circle.clinic.at(BAGUS))
    page.show_tab(MEETINGS)
    page.body.meetings.buttons["plan"].click()
    form = panel(page, MeetingPanel)
    assert isinstance(form, MeetingPanel)
    before = len(circle.record().meetings)

    form.planner.choice.day = date(2026, 8, 25)
    form.count.setText("3")
    form.count.textEdited.emit("3")
    form.planner.judge()

    assert [row.planned for row in form.rows] == [False, True, True]
    assert "25 Aug" in form.rows[0].accessibleName()
    assert len(circle.record().meetings) == before

    form.rows[0].tick.click()
    form.save.click()
    assert form.fields["reason"].error
    form.reason.setText("Semua anggota bisa hari itu")
    form.save.click()
    settle()

    assert len(circle.record().meetings) == before + 3
    assert shell.commands[-1].undo()
    states = [meeting.status for meeting in circle.record().meetings]
    assert states.count(MeetingStatus.CANCELLED) == 3


def test_a_meeting_is_called_off_with_a_reason(circle: Circle, open_page: OpenPage, shell: PageShell) -> None:
    page = open_page(circle.clinic.at(BAGUS))
    page.show_tab(MEETINGS)
    page.body.meetings.choose(lambda row: row.number == 3)
    page.body.meetings.buttons["cancel"].click()
    dialog = shell.dialogs.pop()
    assert isinstance(dialog, ReasonDialog)
    dialog.edit.setText("Fasilitator sakit")
    dialog.choose(DANGER)

    assert circle.record().meetings[2].status is MeetingStatus.CANCELLED
    assert shell.commands[-1].undo()
    assert circle.record().meetings[2].status is MeetingStatus.PLANNED


def test_the_shared_note_saves_itself_warns_of_names_and_is_signed(
    circle: Circle, open_page: OpenPage, shell: PageShell
) -> None:
    page = open_page(circle.clinic.at(BAGUS))
    page.desk.marking.rest_present()
    meeting = page.presenter.current
    assert meeting is not None
    page.header.note.click()
    topic = page.notes.view.sections["topic"].text
    QTest.keyClicks(topic, "Ayu bercerita tentang ujian")
    page.save_now()
    page.notes.writing.look_for_names()
    assert page.notes.view.naming.isVisible()

    QTest.keyClick(topic, Qt.Key.Key_Return, CTRL)
    dialog = shell.dialogs.pop()
    assert isinstance(dialog, SignDialog)
    dialog.password.setText(circle.password())
    dialog.confirm.click()
    settle()

    assert isinstance(circle.bagus.note(meeting.id), SignedGroupNote)
    assert page.notes.view.read_only.isVisible()
    page.notes.view.signed.box.setPlainText("Tambahan kecil")
    page.notes.view.sign.click()
    addendum = shell.dialogs.pop()
    assert isinstance(addendum, SignDialog)
    addendum.password.setText(circle.password())
    addendum.confirm.click()
    note = circle.bagus.note(meeting.id)
    assert isinstance(note, SignedGroupNote)
    assert [each.text for each in note.addenda] == ["Tambahan kecil"]


def test_the_sheet_is_shown_and_saved(circle: Circle, open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(circle.clinic.at(BAGUS))
    page.show_tab(PAPERS)
    papers, file = page.body.papers, tmp_path / "hadir.pdf"
    papers.ask_for_file = lambda: str(file)  # type: ignore[method-assign]
    papers.show_sheet.click()
    QTest.qWait(200)

    papers.save.click()

    assert file.with_suffix(".pdf").read_bytes().startswith(b"%PDF")


def test_a_meeting_and_a_member_are_gone_to(circle: Circle, open_page: OpenPage) -> None:
    first = circle.record().meetings[0]
    page = open_page(circle.clinic.at(BAGUS), Groups(meeting_id=first.id, client_id=ClientId(2)))
    settle()

    assert page.grid.place.column == 0
    assert page.pane.name.text() == "Bayu Saputra"
    assert page.pane.text.hasFocus()
    assert page.target() == Groups(GROUP, first.id)


def test_a_disk_that_refuses_takes_no_word_of_an_open_note(
    circle: Circle, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(circle.clinic.at(BAGUS))
    first, current = circle.record().meetings[0], page.presenter.current
    page.header.note.click()
    box = page.notes.view.sections["topic"].text
    QTest.keyClicks(box, "Rahasia")

    def refuse(*_: object) -> None:
        raise Unavailable("disk.full")

    with monkeypatch.context() as full:
        full.setattr(GroupService, "save_note", refuse)
        page.show_tab(MEMBERS)
        page.open_note(first)
        page.open_group(GROUP)
        settle()
        assert page.body.note_shown
        assert box.toPlainText() == "Rahasia"
        # Else the note of another meeting would be signed.
        assert page.notes.meeting == current

    page.show_tab(MEMBERS)
    assert not page.body.note_shown
    assert current is not None
    note = circle.bagus.note(current.id)
    assert isinstance(note, NoteDraft)
    assert note.content.sections["topic"] == "Rahasia"


def test_nothing_clinical_stays_when_the_page_is_left(circle: Circle, open_page: OpenPage) -> None:
    page = open_page(circle.clinic.at(BAGUS))
    page.header.note.click()
    QTest.keyClicks(page.notes.view.sections["topic"].text, "Rahasia")

    page.leave()

    assert page.notes.view.sections["topic"].text.toPlainText() == ""
    assert page.presenter.record is None


def test_the_reception_reads_the_public_name(circle: Circle, open_page: OpenPage) -> None:
    page = open_page(circle.clinic.at(SARI))

    assert page.left.rows[0].accessibleName().startswith(PUBLIC)
    page.show_tab(MEETINGS)
    assert [name for name, button in page.body.meetings.buttons.items() if button.isVisible()] == ["sheet"]


def test_two_hundred_members_and_a_year_are_laid_out(circle: Circle, open_page: OpenPage) -> None:
    """A look at the grid alone: what is painted is what is seen."""
    page = open_page(circle.clinic.at(BAGUS))
    line, day = page.presenter.register.lines[0], page.presenter.register.days[0]
    days = tuple(replace(day, number=n + 1, day=TODAY - timedelta(weeks=52 - n)) for n in range(52))
    cells = line.cells[:1] * 52
    lines = tuple(
        replace(line, client_id=ClientId(n), name=f"{'Nama ' * 12}{n}", cells=cells) for n in range(200)
    )
    register = replace(page.presenter.register, days=days, lines=lines, current=51)

    page.grid.show_register(register)
    QTest.keyClick(page.grid.button, Qt.Key.Key_End, CTRL)
    settle()

    assert (page.grid.place.row, page.grid.place.column) == (199, 51)
    assert page.grid.viewport().rect().contains(page.grid.rect_of(page.grid.place))
