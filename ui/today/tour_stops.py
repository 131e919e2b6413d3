"""Pictures of the day."""

from clinic_app.common.permissions import Role
from ui.shell.navigation import Today
from ui.shell.tour_stop import Stop, Visit
from ui.today.page import TodayPage
from ui.today.views import BOARD, LIST


def _open(visit: Visit) -> TodayPage:
    page = visit.open(Today())
    assert isinstance(page, TodayPage)
    return page


def _with_panel(visit: Visit) -> None:
    page = _open(visit)
    cards = page.board.cards()
    if cards:
        visit.open(Today(cards[0].block.id))


def _list(visit: Visit) -> TodayPage:
    page = _open(visit)
    page.show_view(LIST)
    page.toolbar.hide_settled.setChecked(True)
    visit.settle()
    return page


def _list_whole(visit: Visit) -> None:
    page = _list(visit)
    page.toolbar.hide_settled.setChecked(False)
    page.follow_up_card.open_matter("confirm")
    visit.settle()


def _list_with_panel(visit: Visit) -> None:
    page = _list(visit)
    row = page.views.list.first()
    if row is not None:
        row.click()
    visit.settle()


def _board_again(visit: Visit) -> None:
    page = visit.page
    if isinstance(page, TodayPage):
        page.panel.close_panel()
        page.toolbar.hide_settled.setChecked(False)
        page.show_view(BOARD)


def _with_follow_ups(visit: Visit) -> None:
    page = _open(visit)
    page.follow_up_card.open_matter("notes")
    visit.settle()


STOPS = (
    Stop("02-hari-ini", _open, Role.COUNSELOR),
    Stop("02-hari-ini-resepsionis", _open, Role.RECEPTIONIST),
    Stop("02-hari-ini-supervisor", _open, Role.SUPERVISOR),
    Stop("02-hari-ini-tindak-lanjut", _with_follow_ups, Role.COUNSELOR),
    Stop("02-hari-ini-sempit", _open, Role.RECEPTIONIST, size=(960, 540)),
    Stop("02b-hari-ini-daftar-resepsionis", _list, Role.RECEPTIONIST, clean=_board_again),
    Stop("02b-hari-ini-daftar-lengkap", _list_whole, Role.RECEPTIONIST, clean=_board_again),
    Stop("02b-hari-ini-daftar-panel", _list_with_panel, Role.RECEPTIONIST, clean=_board_again),
    Stop("02b-hari-ini-daftar-sempit", _list, Role.RECEPTIONIST, size=(960, 540), clean=_board_again),
    Stop("02-hari-ini-panel", _with_panel, Role.RECEPTIONIST),
    Stop("02-hari-ini-kosong", _open, Role.RECEPTIONIST, empty=True),
)
