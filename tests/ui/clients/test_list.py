"""The list as a receptionist, a counselor and a supervisor work in it."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from clinic_app.common.errors import ClinicError
from clinic_app.people.values import ClientId
from clinic_app.workspace import Workspace
from tests.support.clinic import Clinic
from tests.support.page_shell import PageShell
from tests.ui.clients.conftest import OpenList
from ui.clients.client_rows import Standing
from ui.clients.page import ClientsPage
from ui.clients.presenter import ClientsPresenter
from ui.shell.navigation import ClientRecord
from ui.widgets.side_panel import SidePanel

R = TypeVar("R")


class SlowShell(PageShell):
    """What is asked for is done when the test says so, the newest alone, as the others are cancelled."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[Callable[[], object]] = []

    def run(
        self,
        work: Callable[[], R],
        done: Callable[[R], object],
        failed: Callable[[ClinicError], object] | None = None,
    ) -> Any:
        self.waiting.append(lambda: done(work()))
        return SimpleNamespace(cancel=lambda: None)

    def finish(self) -> None:
        self.waiting[-1]()


def shown(page: ClientsPage) -> list[str]:
    return [row.client.full_name for row in page.rows.rows]


def text(page: ClientsPage, row: int, title: str) -> str:
    titles = [column.title for column in page.rows.columns]
    return str(page.rows.index(row, titles.index(title)).data())


def test_a_receptionist_sees_everybody_and_no_risk(
    sari: Workspace, dimas: ClientId, fitri: ClientId, open_list: OpenList
) -> None:
    page = open_list(sari)
    assert shown(page) == ["Dimas Arya Nugroho", "Fitri Anggraini"]
    assert "Risk" not in [column.title for column in page.rows.columns]
    assert page.filters.risk.isHidden()
    assert text(page, 0, "Next date").endswith("10:00")
    assert text(page, 1, "Next date") == "None yet"


def test_a_counselor_begins_with_own_clients_and_their_risk(
    nadira: Workspace, dimas: ClientId, fitri: ClientId, open_list: OpenList
) -> None:
    page = open_list(nadira)
    assert shown(page) == ["Dimas Arya Nugroho"]
    assert text(page, 0, "Risk") == "High"


def test_other_clients_are_names_only(
    nadira: Workspace, dimas: ClientId, fitri: ClientId, open_list: OpenList
) -> None:
    page = open_list(nadira)
    page.presenter.choose(mine=False)
    assert shown(page) == ["Dimas Arya Nugroho", "Fitri Anggraini"]
    for title in ("Age", "Programme", "Counselor", "Last seen", "Next date", "Risk"):
        assert text(page, 1, title) == "–"
    page.table.choose_row(1)
    assert page.preview.book.isHidden()
    assert page.preview.line.text() == "MR 000002"


def test_others_are_read_only_when_they_are_asked_for(
    nadira: Workspace, dimas: ClientId, fitri: ClientId, open_list: OpenList
) -> None:
    page = open_list(nadira)
    presenter = page.presenter
    assert [row.client.id for row in presenter.rows] == [dimas]
    presenter.clear_filter()
    assert [row.client.id for row in presenter.rows] == [dimas, fitri]
    presenter.choose(mine=True)
    presenter.read()
    assert [row.client.id for row in presenter.rows] == [dimas]


def test_the_own_clients_stay_until_the_others_are_there(
    nadira: Workspace, dimas: ClientId, fitri: ClientId, qapp: QApplication
) -> None:
    slow = SlowShell()
    presenter = ClientsPresenter(nadira, slow)
    presenter.read()
    presenter.choose(mine=False)
    assert len(slow.waiting) == 2  # the first was for the own ones, and is cancelled
    presenter.choose(text="fitri")
    assert len(slow.waiting) == 2
    slow.finish()
    assert [row.client.id for row in presenter.shown] == [fitri]
    presenter.choose(mine=True, text="")
    presenter.read()
    slow.finish()
    presenter.choose(mine=False, text="fitri")
    assert [row.client.id for row in presenter.shown] == [dimas]
    slow.finish()
    assert [row.client.id for row in presenter.shown] == [fitri]
    presenter.close()


def test_a_counselor_without_clients_is_not_told_that_there_are_none(
    nadira: Workspace, fitri: ClientId, open_list: OpenList
) -> None:
    page = open_list(nadira)
    assert shown(page) == []
    assert page.nothing.isVisible()


@pytest.mark.parametrize("typed", ["nug dim", "DIMAS", "000001", "RM 1", "0812-44"])
def test_typing_finds_name_parts_record_number_and_phone(
    sari: Workspace, dimas: ClientId, fitri: ClientId, open_list: OpenList, qtbot: QtBot, typed: str
) -> None:
    page = open_list(sari)
    page.focus_filter()
    qtbot.keyClicks(page.filters.search, typed)
    assert shown(page) == ["Dimas Arya Nugroho"]


@pytest.mark.parametrize("typed", ["zzzz", "'\";--", "\u202e", "😀", "x" * 10_000])
def test_typing_what_nobody_is_called_offers_to_clear(
    sari: Workspace, dimas: ClientId, open_list: OpenList, typed: str
) -> None:
    page = open_list(sari)
    page.filters.search.setText(typed)
    if page.rows.rowCount() == 0:
        assert page.nothing.isVisible()
        assert page.nothing.action is not None
        page.nothing.action.click()
    assert shown(page) == ["Dimas Arya Nugroho"]


def test_the_list_is_worked_by_keys_alone(
    sari: Workspace, dimas: ClientId, fitri: ClientId, open_list: OpenList, shell: PageShell, qtbot: QtBot
) -> None:
    page = open_list(sari)
    assert QApplication.focusWidget() is page.table
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.preview.name.text() == "Fitri Anggraini"
    qtbot.keyClick(page.table, Qt.Key.Key_J)
    assert shell.booked == [{"client_id": fitri}]
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert shell.opened == [ClientRecord(fitri)]
    assert shell.listed == (dimas, fitri)


def test_arrows_in_the_filter_steer_the_list(
    sari: Workspace, dimas: ClientId, fitri: ClientId, open_list: OpenList, shell: PageShell, qtbot: QtBot
) -> None:
    page = open_list(sari)
    page.focus_filter()
    qtbot.keyClick(page.filters.search, Qt.Key.Key_Down)
    qtbot.keyClick(page.filters.search, Qt.Key.Key_Return)
    assert shell.opened == [ClientRecord(fitri)]


def test_who_has_no_next_appointment(
    sari: Workspace, dimas: ClientId, fitri: ClientId, open_list: OpenList, qtbot: QtBot
) -> None:
    page = open_list(sari)
    page.filters.without_next.click()
    assert shown(page) == ["Fitri Anggraini"]


def test_sorting_by_a_column_keeps_the_choice(
    sari: Workspace, dimas: ClientId, fitri: ClientId, open_list: OpenList
) -> None:
    page = open_list(sari)
    header = page.table.horizontalHeader()
    header.setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    header.sectionClicked.emit(1)
    assert shown(page) == ["Fitri Anggraini", "Dimas Arya Nugroho"]
    assert page.chosen_id() == dimas


def test_a_new_client_appears_by_itself(
    clinic: Clinic, sari: Workspace, dimas: ClientId, open_list: OpenList, qtbot: QtBot
) -> None:
    page = open_list(sari)
    new = clinic.client("Ayu Lestari")
    qtbot.waitUntil(lambda: len(shown(page)) == 2)
    assert shown(page)[0] == "Ayu Lestari"
    assert page.chosen_id() == dimas
    assert new != dimas


@pytest.mark.parametrize("end", ["closed", "deleted"])
def test_the_preview_makes_room_for_a_form_and_comes_back(
    sari: Workspace, dimas: ClientId, open_list: OpenList, end: str
) -> None:
    page = open_list(sari)
    page.window().resize(1366, 768)
    assert page.preview.isVisible()
    form = SidePanel("New client")
    page.row.addWidget(form)
    page.make_room()
    form.open_panel()
    page.accompany(form)
    page.window().resize(1360, 768)
    assert page.preview.isHidden()
    if end == "closed":
        form.close_panel()
    else:
        delete(form)
    assert page.preview.isVisible()


def test_an_empty_clinic_offers_to_register(sari: Workspace, open_list: OpenList) -> None:
    page = open_list(sari)
    assert page.none.isVisible()
    assert page.none.action is not None
    assert page.preview.isHidden()


def test_a_supervisor_registers_and_books_nobody(
    hendra: Workspace, dimas: ClientId, open_list: OpenList, shell: PageShell, qtbot: QtBot
) -> None:
    page = open_list(hendra)
    assert page.filters.new.isHidden()
    assert page.preview.book.isHidden()
    qtbot.keyClick(page.table, Qt.Key.Key_J)
    assert shell.booked == []


def test_the_filter_comes_back_without_what_was_typed(
    sari: Workspace, dimas: ClientId, open_list: OpenList
) -> None:
    page = open_list(sari)
    page.presenter.choose(text="dim", standing=Standing.ALL, without_next=True)
    kept = page.state()
    assert "dim" not in repr(kept)
    page.presenter.clear_filter()
    page.restore(kept)
    assert page.presenter.filter.without_next
    assert page.filters.without_next.isChecked()
