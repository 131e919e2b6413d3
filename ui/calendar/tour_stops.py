"""Pictures of the week."""

from dataclasses import replace
from datetime import timedelta

from clinic_app.common.permissions import Role
from clinic_app.scheduling.values import Block, Slot, Status
from ui.calendar.grid.carry import Carry
from ui.calendar.page import CalendarPage
from ui.calendar.view_state import View
from ui.panels.booking import BookingPanel
from ui.shell.navigation import Calendar
from ui.shell.tour_stop import Stop, Visit
from ui.widgets.dialogs import SAFE, Dialog


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
        taken, grid = Carry.of(waiting[0]), surface.grid
        surface.carrier.carry_on(taken.by_columns(1, grid) or taken.by_minutes(60, grid))
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


def _day(visit: Visit) -> CalendarPage:
    """Today, a column per counselor."""
    page = _open(visit)
    page.presenter.look_at(View.DAY, visit.workspace.today())
    visit.settle()
    return page


def _week_again(visit: Visit) -> None:
    page = visit.page
    assert isinstance(page, CalendarPage)
    page.view.surface.carrier.drop()
    if visit.shell.desk is not None:
        visit.shell.desk.dock.clear()
    page.view.surface.show_wish(None)
    page.presenter.look_at(View.WEEK)


def _handed_over(visit: Visit) -> None:
    """An appointment is carried to where another counselor has somebody."""
    page = _day(visit)
    surface = page.view.surface
    for block in (item.block for item in surface.placed if _movable(item.block)):
        carried: Carry | None = Carry.of(block)
        while carried is not None and not page.moves.probe(carried).clash:
            carried = carried.by_columns(1, surface.grid)
        if carried is not None:
            surface.carrier.carry_on(carried)
            visit.settle()
            return


def _booking_clash(visit: Visit) -> None:
    """Somebody is being booked where the counselor has somebody else (mock 04)."""
    page = _day(visit)
    now = visit.workspace.now_local()
    coming = [b for b in page.presenter.spread().placed if b.block.start > now and b.block.room_id]
    block = coming[0].block
    begin = block.end - timedelta(minutes=5)
    slot = Slot(begin, begin + timedelta(minutes=50), block.counselor_id, block.room_id)
    client = next(c for c in visit.workspace.clients.find("Joko") if c.id != block.client_id)
    visit.page.shell.book(client_id=client.id, slot=slot)
    visit.settle()


def _weekly(visit: Visit) -> None:
    """The same, every week: all dates are looked at before one is saved."""
    _booking_clash(visit)
    panels = visit.shell.window.findChildren(BookingPanel)
    panel = next(each for each in panels if each.isVisible())  # one of another stop may still be kept
    panel.repeat.tick.click()
    panel.save.click()
    visit.settle()


def _nothing_weekly(visit: Visit) -> None:
    for dialog in visit.shell.window.findChildren(Dialog):
        dialog.choose(SAFE)
    _week_again(visit)


def _two_counselors(visit: Visit) -> None:
    """Two counselors share the week (mock 03c)."""
    page = _chosen(visit)
    own = page.presenter.shown
    others = [person.id for person in page.presenter.counselors if person.id not in own.counselors]
    page.presenter.show(replace(own, counselors=(*own.counselors, others[-2])))
    page.left.show_ticks(page.presenter.shown)
    visit.settle()


def _own_again(visit: Visit) -> None:
    page = visit.page
    assert isinstance(page, CalendarPage)
    own = page.presenter.shown
    page.presenter.show(replace(own, counselors=own.counselors[:1]))
    page.left.show_ticks(page.presenter.shown)


def _group_meeting(visit: Visit) -> None:
    """The nearest day with a group's meeting, its facts at the right."""
    today = visit.workspace.today()
    found = visit.workspace.calendar.meetings(today - timedelta(days=7), today + timedelta(days=7))
    standing = [meeting for meeting in found if meeting.status.occupies]
    assert standing, "no group meets"
    nearest = min(standing, key=lambda meeting: abs(meeting.start.date() - today))
    page = visit.open(Calendar(nearest.start.date(), view=View.DAY))
    assert isinstance(page, CalendarPage)
    button = page.view.surface.meetings.button_for(nearest.id)
    assert button is not None, "it is not shown"
    button.click()


STOPS = (
    Stop(
        "03-kalender-minggu", _dragged, Role.COUNSELOR, dark_name="03b-kalender-minggu-gelap", clean=_put_down
    ),
    Stop("03-kalender-minggu-resepsionis", _open, Role.RECEPTIONIST),
    Stop("03-kalender-minggu-janji-baru", _booking, Role.RECEPTIONIST),
    Stop("03-kalender-minggu-kosong", _open, Role.RECEPTIONIST, empty=True),
    Stop("03c-kalender-minggu-1920", _two_counselors, Role.COUNSELOR, size=(1920, 1080), clean=_own_again),
    Stop("03d-kalender-minggu-1100", _chosen, Role.COUNSELOR, size=(1100, 700)),
    Stop("03e-kalender-minggu-920", _open, Role.RECEPTIONIST, size=(920, 600)),
    Stop("04-kalender-hari", _day, Role.RECEPTIONIST, clean=_week_again),
    Stop("04-kalender-hari-bentrok", _booking_clash, Role.RECEPTIONIST, clean=_week_again),
    Stop("04-kalender-hari-seri", _weekly, Role.RECEPTIONIST, clean=_nothing_weekly),
    Stop("04-kalender-hari-pindah", _handed_over, Role.RECEPTIONIST, clean=_week_again),
    Stop("04-kalender-hari-kelompok", _group_meeting, Role.RECEPTIONIST, clean=_week_again),
    Stop("04-kalender-hari-920", _day, Role.RECEPTIONIST, size=(920, 600), clean=_week_again),
    Stop("04-kalender-hari-kosong", _day, Role.RECEPTIONIST, empty=True, clean=_week_again),
)
