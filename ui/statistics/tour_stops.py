"""Pictures of statistics: the month, a number opened, an empty one, a counselor's, the paper, the closing."""

from PySide6.QtWidgets import QApplication

from clinic_app.common.permissions import Role
from clinic_app.facility.values import Programme
from clinic_app.statistics.rules.months import month_after
from clinic_app.statistics.values.closing import ExportForm
from ui.shell.navigation import Statistics
from ui.shell.tour_stop import Stop, Visit
from ui.statistics.number_button import NumberButton
from ui.statistics.page import StatisticsPage
from ui.widgets.dialogs import SAFE, Dialog

_LONG_AGO = 300
"""Months: before any clinic of the tour."""


def _page(visit: Visit, months: int = -1) -> StatisticsPage:
    page = visit.open(Statistics(month_after(visit.workspace.today(), months)))
    assert isinstance(page, StatisticsPage)
    visit.settle()
    return page


def _expanded(visit: Visit) -> StatisticsPage:
    page = _page(visit)
    page.body.table.expand(Programme.BK)
    visit.settle()
    return page


def _number(page: StatisticsPage) -> NumberButton:
    """The no-shows of counseling, as in the mock."""
    name = f"statistics.number.{Programme.BK}.no_shows"
    cells = [cell for line in page.body.table.cells for cell in line]
    found = next(cell for cell in cells if cell.objectName() == name)
    assert isinstance(found, NumberButton)
    return found


def _drilled(visit: Visit) -> None:
    page = _expanded(visit)
    page.body.table.choose(_number(page))


def _listed(visit: Visit) -> None:
    _drilled(visit)
    page = visit.page
    assert isinstance(page, StatisticsPage)
    page.behind.show_all()
    visit.settle()


def _empty(visit: Visit) -> None:
    _page(visit, -_LONG_AGO)


def _running(visit: Visit) -> None:
    page = _page(visit, 0)
    page.body.show_how(True)


def _paper(visit: Visit) -> None:
    page = _page(visit)
    page.open_preview()
    page.preview.outside.setChecked(False)
    _wait(visit, page)


def _wait(visit: Visit, page: StatisticsPage) -> None:
    """The paper waits for the last key a moment before it is made."""
    for _round in range(200):
        QApplication.processEvents()
        visit.settle()
        if page.preview.feed.pdf and not page.preview.feed.busy:
            return


def _closing(visit: Visit) -> None:
    _page(visit).ask_close()
    visit.settle()


def _exporting(visit: Visit) -> None:
    _page(visit).ask_export(ExportForm.XLSX)


def _close(visit: Visit) -> None:
    for dialog in visit.shell.window.findChildren(Dialog):
        dialog.choose(SAFE)
    page = visit.page
    if isinstance(page, StatisticsPage):
        while page.close_level():
            pass
        page.body.table.expand(Programme.BK, on=False)
        page.body.show_how(False)


STOPS = (
    Stop("13-statistik-bulanan", _drilled, Role.SUPERVISOR, clean=_close),
    Stop("13b-statistik-rincian", _listed, Role.SUPERVISOR, clean=_close),
    Stop("13c-statistik-kosong", _empty, Role.SUPERVISOR, clean=_close),
    Stop("13d-statistik-berjalan", _running, Role.SUPERVISOR, clean=_close),
    Stop("13e-statistik-cetak", _paper, Role.SUPERVISOR, clean=_close),
    Stop("13f-statistik-ekspor", _exporting, Role.SUPERVISOR, clean=_close),
    Stop("13g-statistik-tutup", _closing, Role.SUPERVISOR, clean=_close),
    Stop("13h-statistik-konselor", _expanded, Role.COUNSELOR, clean=_close),
)
