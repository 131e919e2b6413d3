"""Pictures of the day."""

from clinic_app.common.permissions import Role
from ui.shell.navigation import Today
from ui.shell.tour_stop import Stop, Visit
from ui.today.page import TodayPage


def _open(visit: Visit) -> TodayPage:
    page = visit.open(Today())
    assert isinstance(page, TodayPage)
    return page


def _with_panel(visit: Visit) -> None:
    page = _open(visit)
    cards = page.board.cards()
    if cards:
        visit.open(Today(cards[0].block.id))


STOPS = (
    Stop("02-hari-ini", _open, Role.COUNSELOR),
    Stop("02-hari-ini-resepsionis", _open, Role.RECEPTIONIST),
    Stop("02-hari-ini-panel", _with_panel, Role.RECEPTIONIST),
    Stop("02-hari-ini-kosong", _open, Role.RECEPTIONIST, empty=True),
)
