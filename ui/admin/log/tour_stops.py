"""Pictures of the log: a line open, nothing found, everything, a broken chain."""

from dataclasses import replace

from clinic_app.audit.values import ChainState, LogChecked
from clinic_app.common.permissions import Role
from ui.admin.log.page import LogPage
from ui.admin.log.wishes import Period
from ui.shell.navigation import AuditLog
from ui.shell.tour_stop import Stop, Visit

_BROKEN_ROW = 5


def _page(visit: Visit) -> LogPage:
    page = visit.open(AuditLog())
    assert isinstance(page, LogPage)
    page.presenter.choose(period=Period.TODAY, day=None, person_id=None, group=None, text="")
    page.presenter.read()
    visit.settle()
    return page


def _line(visit: Visit) -> None:
    page = _page(visit)
    actions = [line.action for line in page.presenter.lines]
    page.open_line(next((at for at, action in enumerate(actions) if action.startswith("appointment.")), 0))


def _nothing(visit: Visit) -> None:
    page = _page(visit)
    page.filters.search.setText("999999")
    page.presenter.read()


def _everything(visit: Visit) -> None:
    _page(visit).presenter.choose(period=Period.ALL)


def _broken(visit: Visit) -> None:
    """As it looks, without breaking the file: what the check would say, and one line that doesn't fit."""
    page = _page(visit)
    lines = page.presenter.lines
    lines[_BROKEN_ROW] = replace(lines[_BROKEN_ROW], sound=False)
    page.presenter.listed.emit()
    state = ChainState(visit.workspace.clock.utc(), lines[0].seq, 1, lines[_BROKEN_ROW].seq)
    visit.workspace.changes.announce(LogChecked(state))
    page.open_line(_BROKEN_ROW)


def _mend(visit: Visit) -> None:
    _close(visit)
    state = visit.workspace.audit.chain_state()
    if state is not None:
        visit.workspace.changes.announce(LogChecked(state))


def _close(visit: Visit) -> None:
    page = visit.page
    if isinstance(page, LogPage):
        page.filters.search.clear()
        page.panel.close_panel()


STOPS = (
    Stop("14-kelola-audit", _line, Role.SUPERVISOR, clean=_close),
    Stop("14b-kelola-audit-kosong", _nothing, Role.SUPERVISOR, clean=_close),
    Stop("14d-kelola-audit-rusak", _broken, Role.SUPERVISOR, clean=_mend),
    Stop("14c-kelola-audit-semua", _everything, Role.ADMINISTRATOR, clean=_close),
)
