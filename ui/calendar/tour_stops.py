"""Pictures of the week."""

from clinic_app.common.permissions import Role
from clinic_app.scheduling.values import Block, Status
from ui.calendar.grid.carry import Carry
from ui.calendar.page import CalendarPage
from ui.shell.navigation import Calendar
from ui.shell.tour_stop import Stop, Visit


def _open(visit: Visit) -> CalendarPage:
    page = visit.open(Calendar())
    assert isinstance(page, CalendarPage)
    return page


def _chosen(visit: Visit) -> CalendarPage:
    """An appointment of today is open in the panel, the one in session if there is one."""
    page = _open(visit)
    today = [block for block in page.presenter.week().blocks if block.start.date() == visit.workspace.today()]
    in_session = [block for block in today if block.status is Status.IN_SESSION]
    for block in (in_session or today)[:1]:
        visit.open(Calendar(appointment_id=block.id))
    return page


def _dragged(visit: Visit) -> None:
    """And another one is being carried to the next day."""
    page = _chosen(visit)
    surface = page.view.surface
    waiting = [
        b for b in page.presenter.week().blocks if _movable(b) and b.start > visit.workspace.now_local()
    ]
    if waiting:
        carried = Carry.of(waiting[0]).by_columns(1, surface.grid)
        assert carried is not None
        surface.carrier.carry_on(carried)
    visit.settle()


def _movable(block: Block) -> bool:
    return block.status in (Status.BOOKED, Status.CONFIRMED)


def _put_down(visit: Visit) -> None:
    page = visit.page
    assert isinstance(page, CalendarPage)
    page.view.surface.carrier.drop()


def _booking(visit: Visit) -> None:
    _open(visit)
    visit.page.shell.book()
    visit.settle()


STOPS = (
    Stop(
        "03-kalender-minggu", _dragged, Role.COUNSELOR, dark_name="03b-kalender-minggu-gelap", clean=_put_down
    ),
    Stop("03-kalender-minggu-resepsionis", _open, Role.RECEPTIONIST),
    Stop("03-kalender-minggu-janji-baru", _booking, Role.RECEPTIONIST),
    Stop("03-kalender-minggu-kosong", _open, Role.RECEPTIONIST, empty=True),
)
