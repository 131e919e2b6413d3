"""Pictures of the day."""

from clinic_app.common.permissions import Role
from clinic_app.facility.values import Holiday, HolidayKind
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


def _on_holiday(visit: Visit) -> None:
    _say_of_today(visit, open_all_the_same=False)
    _open(visit)


def _workday_again(visit: Visit) -> None:
    _say_of_today(visit, open_all_the_same=True)


def _say_of_today(visit: Visit, open_all_the_same: bool) -> None:
    day = visit.workspace.today()
    closed = Holiday(day, "Peresmian gedung baru", HolidayKind.OWN, open=open_all_the_same)
    visit.workspace.facility.set_holiday(closed)
    visit.settle()


def _walk_in(visit: Visit) -> None:
    _open(visit)
    assert visit.shell.desk is not None
    visit.shell.desk.walk_in(client_id=visit.workspace.clients.find("Domingos Soares")[0].id)


def _done_something(visit: Visit) -> None:
    """A client came: the message says so, with its undoing."""
    action = _open(visit).board.cards()[0].action
    assert action is not None
    action.click()


def _undone(visit: Visit) -> None:
    assert visit.shell.desk is not None
    visit.shell.desk.undo()
    visit.shell.lock()


def _lock(visit: Visit) -> None:
    """Nobody typed anything: the form goes without a trace."""
    visit.shell.lock()


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
    Stop("02c-datang-langsung", _walk_in, Role.RECEPTIONIST, clean=_lock),
    Stop("02d-pesan-urungkan", _done_something, Role.RECEPTIONIST, clean=_undone),
    Stop("02-hari-ini-kosong", _open, Role.RECEPTIONIST, empty=True),
    Stop("02-hari-ini-libur", _on_holiday, Role.SUPERVISOR, empty=True, clean=_workday_again),
)
