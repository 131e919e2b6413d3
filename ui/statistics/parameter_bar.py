"""What month is shown, and narrowed to what; what can be done with it (mock 13, the bar on top)."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.common.locale import month as month_words
from clinic_app.common.translations import _
from clinic_app.facility.values import Programme
from clinic_app.statistics.rules.months import month_after
from clinic_app.statistics.values.closing import ExportForm
from clinic_app.statistics.values.report import MonthReport, MonthState
from ui.statistics.month_popup import MonthPopup
from ui.statistics.presenter import MonthPresenter
from ui.statistics.words import state_chip
from ui.theme.tokens import px
from ui.widgets.buttons import Button, IconButton
from ui.widgets.chips import Chip
from ui.widgets.choice import Choice
from ui.widgets.flow_row import FlowRow
from ui.widgets.menu import Menu
from ui.widgets.wording import programme_name

_YEAR = 12


class ParameterBar(QWidget):
    """Choices go to the presenter; `export_wanted(form)`, `print_wanted`, `close_wanted`, `reopen_wanted`."""

    export_wanted = Signal(object)
    print_wanted = Signal()
    close_wanted = Signal()
    reopen_wanted = Signal()

    def __init__(self, presenter: MonthPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._closed = False
        self.setAccessibleName(_("Month and filters"))
        self.back = IconButton("caret-left", _("Previous month"), "PageUp", "default", "compact")
        self.onward = IconButton("caret-right", _("Next month"), "PageDown", "default", "compact")
        self.month = Button("", "default", "calendar-blank", "compact", "caret-down")
        self.programme = Choice(
            [(None, _("All programmes")), *((each, programme_name(each)) for each in Programme)],
            dense="compact",
        )
        everyone = [(None, _("All counselors"))]
        people = presenter.counselors()
        self.counselor = Choice([*everyone, *((each.id, each.name) for each in people)], dense="compact")
        self.compare = Choice(dense="compact")
        self.state = Chip("", "neutral")
        self.menu = Menu(self)
        self.menu.setObjectName("statistics.export.menu")
        for form, text, icon in (
            (ExportForm.CSV, _("Table (CSV)"), "table"),
            (ExportForm.XLSX, _("Excel (XLSX)"), "grid-four"),
            (ExportForm.PDF, _("Paper (PDF)"), "file-pdf"),
            (ExportForm.JSON, _("For other programs (JSON)"), "code"),
        ):
            self.menu.add(
                text, partial(self.export_wanted.emit, form), icon, name=f"statistics.export.{form}"
            )
        self.export = Button(_("Export"), "default", "export", "compact")
        self.print = Button(_("Print PDF"), "default", "printer", "compact")
        self.closing = Button(_("Close month"), "primary", "lock-simple", "compact")
        self._name()
        self._lay_out()
        self.counselor.setVisible(bool(people))  # only now: without a parent they would open windows
        self.closing.setVisible(presenter.may_close)
        self._connect()

    def _name(self) -> None:
        for widget, name, said in (
            (self.back, "statistics.previous", ""),
            (self.onward, "statistics.next", ""),
            (self.month, "statistics.month", _("Month")),
            (self.programme, "statistics.programme", _("Programme")),
            (self.counselor, "statistics.counselor", _("Counselor")),
            (self.compare, "statistics.compare", _("Compare with")),
            (self.state, "statistics.state", ""),
            (self.export, "statistics.export", ""),
            (self.print, "statistics.print", ""),
            (self.closing, "statistics.close", ""),
        ):
            widget.setObjectName(name)
            if said:
                widget.setAccessibleName(said)

    def _lay_out(self) -> None:
        for choice, width in ((self.programme, 144), (self.counselor, 146), (self.compare, 160)):
            choice.setFixedWidth(px(width))
        self._left = FlowRow(6, 6)
        for part in (self.back, self.month, self.onward, self.programme, self.counselor, self.compare):
            self._left.add(part)
        self._left.add(self.state)
        right = QHBoxLayout()
        right.setSpacing(8)
        for button in (self.export, self.print, self.closing):
            right.addWidget(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._left, 1)
        row.addLayout(right)
        row.setAlignment(right, Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        shown = self._presenter
        self.back.clicked.connect(lambda: self.turn(-1))
        self.onward.clicked.connect(lambda: self.turn(1))
        self.month.clicked.connect(self.pick)
        self.programme.chosen.connect(lambda key: shown.narrow(programme=key))
        self.counselor.chosen.connect(lambda key: shown.narrow(counselor=key))
        self.compare.chosen.connect(lambda key: shown.narrow(back=key))
        self.export.clicked.connect(self._open_menu)
        self.print.clicked.connect(lambda: self.print_wanted.emit())
        self.closing.clicked.connect(self._close_or_reopen)

    def turn(self, months: int) -> None:
        """To the month before or after; not beyond the one that runs."""
        if months < 0 or self._presenter.month < self._presenter.this_month:
            self._presenter.show(month_after(self._presenter.month, months))

    def pick(self) -> None:
        """Choose from the months of a year."""
        popup = MonthPopup(self._presenter.month, self._presenter.this_month, self)
        popup.picked.connect(self._presenter.show)
        popup.open_under(self.month)

    def show_wish(self) -> None:
        """The month and what it is narrowed to, before its figures are there."""
        shown = self._presenter
        self.month.setText(month_words(shown.month))
        self.month.setAccessibleName(_("Month: {month}").format(month=month_words(shown.month)))
        self.month.updateGeometry()
        self.onward.setEnabled(shown.month < shown.this_month)
        self.programme.set_key(shown.programme)
        self.counselor.set_key(shown.counselor)
        against = _("Against {month}")
        self.compare.set_options(
            [
                *(
                    (back, against.format(month=month_words(_before(shown.month, back))))
                    for back in (1, _YEAR)
                ),
                (None, _("Without comparison")),
            ]
        )
        self.compare.set_key(shown.back)

    def show_report(self, report: MonthReport) -> None:
        """The state of the month, and what it allows."""
        self.show_wish()
        text, tone, icon = state_chip(report)
        self.state.set_state(text, tone, icon)
        self.state.setToolTip(self._state_tip(report))
        self._closed = report.state is MonthState.CLOSED
        running = report.state is MonthState.RUNNING
        self.closing.setText(_("Open again") if self._closed else _("Close month"))
        self.closing.set_kind("default" if self._closed else "primary")
        self.closing.setEnabled(not running)
        self.closing.setToolTip(
            _("The month still runs. It can be closed when it is over.") if running else ""
        )
        self.closing.updateGeometry()

    def _state_tip(self, report: MonthReport) -> str:
        if report.state is MonthState.CLOSED:
            return _("Closed by {name}. The figures are frozen.").format(name=report.closed_by)
        return ""

    def _open_menu(self) -> None:
        self.menu.popup(self.export.mapToGlobal(self.export.rect().bottomLeft()))

    def _close_or_reopen(self) -> None:
        (self.reopen_wanted if self._closed else self.close_wanted).emit()


def _before(month: date, back: int) -> date:
    return month_after(month, -back)
