"""Pictures of the groups."""

from collections.abc import Callable
from datetime import datetime

from clinic_app.common.permissions import Role
from clinic_app.groups.values import GroupHead
from ui.groups.header import MEETINGS, MEMBERS, PAPERS
from ui.groups.page import GroupsPage
from ui.shell.navigation import Groups
from ui.shell.tour_stop import Stop, Visit
from ui.widgets.dialogs import SAFE, Dialog

_NARROW = (1024, 700)


def _head(visit: Visit) -> GroupHead | None:
    """The own group that meets next, else any."""
    heads = [head for head in visit.workspace.groups.groups() if head.ended_on is None]
    ranked = sorted(heads, key=lambda head: (not head.mine, head.usual.start if head.usual else datetime.max))
    return ranked[0] if ranked else None


def _page(visit: Visit, head: GroupHead | None = None) -> GroupsPage:
    head = head or _head(visit)
    page = visit.open(Groups(head.id if head is not None else None))
    assert isinstance(page, GroupsPage)
    return page


def _attendance(visit: Visit, head: GroupHead | None = None) -> GroupsPage:
    page = _page(visit, head)
    page.show_tab("attendance")
    page.focus_main()
    page.desk.show_pane()
    return page


def _remark(visit: Visit) -> None:
    """A member of whom something was written before, in whichever own group there is one."""
    for head in visit.workspace.groups.groups():
        page = _attendance(visit, head)
        noted = [line.client_id for line in page.presenter.register.lines if line.noted]
        if head.mine and noted:
            page.desk.go_to(noted[0])
            page.desk.write_remark()
            return


def _tab(tab: str) -> Callable[[Visit], None]:
    def reach(visit: Visit) -> None:
        _page(visit).show_tab(tab)

    return reach


def _alone(visit: Visit) -> None:
    """The grid without the pane over it."""
    _attendance(visit).desk.leave_pane()


def _sheet(visit: Visit) -> None:
    page = _page(visit)
    page.show_tab(PAPERS)
    page.body.papers.show_paper()
    while page.body.papers.feed.busy:
        visit.settle()


def _plan(visit: Visit) -> None:
    page = _page(visit)
    page.show_tab(MEETINGS)
    page.acts.plan()


def _new(visit: Visit) -> None:
    _page(visit).panels.group()


def _note(visit: Visit) -> None:
    page = _page(visit)
    page.open_note(page.presenter.current)


def _guests(visit: Visit) -> None:
    _attendance(visit).acts.guests()


def _put_away(visit: Visit) -> None:
    page = visit.page
    if isinstance(page, GroupsPage):
        page.panels.close()
        page.show_tab("attendance")
    for dialog in visit.shell.window.findChildren(Dialog):
        dialog.choose(SAFE)


STOPS = (
    Stop("10-kelompok-presensi", _attendance, Role.COUNSELOR),
    Stop("10b-kelompok-catatan-pribadi", _remark, Role.COUNSELOR),
    Stop("10c-kelompok-anggota", _tab(MEMBERS), Role.COUNSELOR, clean=_put_away),
    Stop("10d-kelompok-pertemuan", _tab(MEETINGS), Role.COUNSELOR, clean=_put_away),
    Stop("10e-kelompok-rencana", _plan, Role.COUNSELOR, clean=_put_away),
    Stop("10f-kelompok-baru", _new, Role.COUNSELOR, clean=_put_away),
    Stop("10g-kelompok-catatan", _note, Role.COUNSELOR, clean=_put_away),
    Stop("10h-kelompok-tamu", _guests, Role.COUNSELOR, clean=_put_away),
    Stop("10i-kelompok-daftar-hadir", _sheet, Role.COUNSELOR, clean=_put_away),
    Stop("10j-kelompok-sempit", _alone, Role.COUNSELOR, size=_NARROW),
    Stop("10k-kelompok-resepsionis", _attendance, Role.RECEPTIONIST),
    Stop("10l-kelompok-supervisor", _attendance, Role.SUPERVISOR),
    Stop("10m-kelompok-kosong", _page, Role.COUNSELOR, empty=True),
)
