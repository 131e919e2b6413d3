"""The day as a list, by keys and by mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clinic_app.people.values import Confidentiality
from clinic_app.scheduling.values import AppointmentId, Status
from tests.support.appointments import Diary
from tests.support.clinic import BAGUS, HENDRA, TODAY
from tests.support.page_shell import PageShell
from ui.today.list_columns import Columns
from ui.today.list_heads import GroupHead
from ui.today.list_row import ListRow
from ui.today.page import TodayPage
from ui.today.views import BOARD, LIST


@pytest.fixture
def joko(diary: Diary) -> AppointmentId:
    """Joko Susilo with Bagus today at 13.00, who is waiting already."""
    client = diary.clinic.client("Joko Susilo")
    booked = diary.book(client, "13.00", "13.50", BAGUS, room=2, day=TODAY).appointment_id
    diary.sari.calendar.check_in(booked)
    return booked


@pytest.fixture
def listed(joko: AppointmentId, page: TodayPage) -> TodayPage:
    page.switch.segment(LIST).click()
    return page


def row(page: TodayPage, appointment: AppointmentId) -> ListRow:
    found = page.views.list.row(appointment)
    assert found is not None
    return found


def status(page: TodayPage, appointment: AppointmentId) -> Status:
    return page.workspace.calendar.detail(appointment).block.status


def test_whoever_waits_stands_above_whoever_comes(
    listed: TodayPage, ayu: AppointmentId, joko: AppointmentId
) -> None:
    assert [r.block.id for r in listed.views.list.rows] == [joko, ayu]
    heads = [head.accessibleName() for head in listed.views.list.findChildren(GroupHead)]
    assert heads == ["Waiting 1", "Next up 1"]


def test_keys_lead_through_the_list(
    listed: TodayPage, ayu: AppointmentId, joko: AppointmentId, qtbot: QtBot
) -> None:
    row(listed, joko).setFocus()
    qtbot.keyClick(row(listed, joko), Qt.Key.Key_Down)
    assert listed.views.focused() is row(listed, ayu)
    qtbot.keyClick(row(listed, ayu), Qt.Key.Key_D)
    assert status(listed, ayu) is Status.CHECKED_IN
    assert listed.views.focused() is row(listed, ayu), "the focus goes with its row"
    qtbot.keyClick(row(listed, ayu), Qt.Key.Key_S)
    qtbot.keyClick(row(listed, ayu), Qt.Key.Key_E)
    assert status(listed, ayu) is Status.COMPLETED
    qtbot.keyClick(row(listed, ayu), Qt.Key.Key_Home)
    assert listed.views.focused() is row(listed, joko)


def test_the_chosen_row_opens_the_panel_and_takes_it_along(
    listed: TodayPage, ayu: AppointmentId, joko: AppointmentId, qtbot: QtBot
) -> None:
    row(listed, joko).setFocus()
    qtbot.keyClick(row(listed, joko), Qt.Key.Key_Return)
    assert listed.panel.is_open
    assert row(listed, joko).action is not None
    assert row(listed, joko).action.kind == "primary"
    qtbot.keyClick(row(listed, joko), Qt.Key.Key_Down)
    detail = listed.panel.presenter.detail
    assert detail is not None
    assert detail.block.id == ayu
    assert row(listed, joko).action.kind == "default"


def test_cancelling_by_key_asks_for_the_reason(
    listed: TodayPage, ayu: AppointmentId, shell: PageShell, qtbot: QtBot
) -> None:
    row(listed, ayu).setFocus()
    qtbot.keyClick(row(listed, ayu), Qt.Key.Key_Delete)
    assert status(listed, ayu) is Status.BOOKED
    assert len(shell.dialogs) == 1


def test_the_button_takes_the_next_step(listed: TodayPage, ayu: AppointmentId, qtbot: QtBot) -> None:
    button = row(listed, ayu).action
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert status(listed, ayu) is Status.CHECKED_IN


def test_whoever_did_not_come_is_booked_again(
    listed: TodayPage, joko: AppointmentId, shell: PageShell, diary: Diary
) -> None:
    diary.sari.calendar.leave(joko)
    button = row(listed, joko).action
    assert button is not None
    button.click()
    (wished,) = shell.booked
    assert wished["client_id"] == row(listed, joko).block.client_id


def test_what_is_settled_can_be_hidden_and_stays_so(
    listed: TodayPage, joko: AppointmentId, shell: PageShell, diary: Diary, qtbot: QtBot
) -> None:
    diary.sari.calendar.start(joko)
    diary.sari.calendar.complete(joko)
    assert row(listed, joko)
    listed.toolbar.hide_settled.click()
    assert listed.views.list.row(joko) is None
    again = TodayPage(diary.sari, shell)
    qtbot.addWidget(again)
    assert (again.views.view, again.toolbar.hide_settled.isChecked()) == (LIST, True)
    assert again.views.list.row(joko) is None
    again.leave()


def test_the_menu_offers_everything_else(listed: TodayPage, ayu: AppointmentId) -> None:
    row(listed, ayu).more.click()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    names = [action.objectName() for action in menu.actions()]
    assert {"appointment.move", "appointment.cancel"} <= set(names)
    next(action for action in menu.actions() if action.objectName() == "appointment.move").trigger()
    menu.close()
    assert listed.panel.is_open, "the fields of the move stand in the panel"
    assert listed.panel.move_form.isVisible()


def test_initials_come_without_number_and_telephone(ayu: AppointmentId, diary: Diary, qtbot: QtBot) -> None:
    hidden = diary.clinic.client("Dimas Arya", BAGUS, confidentiality=Confidentiality.RESTRICTED)
    booked = diary.book(hidden, "09.00", "09.50", BAGUS, room=2, day=TODAY).appointment_id
    made = TodayPage(diary.clinic.at(HENDRA), PageShell())
    qtbot.addWidget(made)
    block = made.presenter.block(booked)
    open_one = made.presenter.block(ayu)
    assert block is not None
    assert open_one is not None
    assert block.client_name == "D.A."
    assert made.presenter.known(block).record_no == ""
    assert made.presenter.known(open_one).record_no
    made.leave()


def test_the_board_comes_back(listed: TodayPage, ayu: AppointmentId, shell: PageShell) -> None:
    listed.switch.segment(BOARD).click()
    assert listed.board.card(ayu) is not None
    assert shell.views["today.view"] == BOARD


@pytest.mark.parametrize(
    ("width", "dropped"),
    [(976, set()), (820, {"phone"}), (700, {"phone", "place"}), (560, {"phone", "place", "counselor"})],
)
def test_columns_give_way_to_the_name(width: int, dropped: set[str]) -> None:
    places = Columns.within(width).places
    assert {"time", "client", "counselor", "place", "status", "phone"} - set(places) == dropped
    assert places["client"][1] >= 180


def test_a_row_that_changed_its_group_stays_in_sight(
    diary: Diary, ayu: AppointmentId, page: TodayPage, qtbot: QtBot
) -> None:
    numbers = []
    for place in range(12):
        client = diary.clinic.client(f"Klien Nomor {'ABCDEFGHIJKL'[place]}")
        since, until = f"{8 + place // 2:02}.{place % 2 * 3}0", f"{8 + place // 2:02}.{place % 2 * 3}5"
        reason = "tetap dijadwalkan oleh resepsionis"
        numbers.append(
            diary.book(client, since, until, BAGUS, room=2, day=TODAY, reason=reason).appointment_id
        )
    page.show_view(LIST)
    page.resize(1290, 330)
    QApplication.processEvents()
    for key in (Qt.Key.Key_D, Qt.Key.Key_S, Qt.Key.Key_E):
        moving = row(page, numbers[0])
        page.views.list.focus(moving)
        qtbot.keyClick(moving, key)
    QApplication.processEvents()
    moved = row(page, numbers[0])
    assert page.views.focused() is moved
    assert page.views.list.rows[-1] is moved, "it is done, below all others"
    assert not moved.visibleRegion().isEmpty()
