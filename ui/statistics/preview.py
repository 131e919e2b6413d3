"""The month as paper, before it is printed or saved."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.common.errors import ClinicError
from clinic_app.common.locale import month as month_words
from clinic_app.common.translations import _
from clinic_app.statistics.values.closing import ExportForm
from ui.shell.ports import ShellPort
from ui.statistics.leaving import ask_for_file, print_paper, write
from ui.statistics.presenter import MonthPresenter
from ui.widgets.buttons import IconButton
from ui.widgets.choices import Checkbox
from ui.widgets.paper_feed import PaperFeed
from ui.widgets.paper_view import PaperView


class MonthPreview(QWidget):
    """Shown in the place of the month; `closed` when the person goes back to it."""

    closed = Signal()

    def __init__(self, presenter: MonthPresenter, shell: ShellPort) -> None:
        super().__init__()
        self._presenter, self._shell = presenter, shell
        self._month = presenter.month
        self.view = PaperView("statistics.preview", _("Monthly report"))
        self.feed = PaperFeed(self.view.sheets, shell.run)
        self.outside = Checkbox(_("For outside: 1 to 4 as <5"))
        self.outside.setObjectName("statistics.preview.outside")
        self.outside.setChecked(True)
        self.save = IconButton("download-simple", _("Save PDF"), size="compact")
        self.save.setObjectName("statistics.preview.save")
        self.back = IconButton("x", _("Close preview"), "Esc", size="compact")
        self.back.setObjectName("statistics.preview.close")
        for part, gap in ((self.save, 0), (self.outside, 10), (self.back, 10)):
            self.view.head.addSpacing(gap)
            self.view.head.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.outside.toggled.connect(lambda _on: self._show())
        self.save.clicked.connect(self._save)
        self.back.clicked.connect(lambda: self.closed.emit())
        self.view.print_wanted.connect(self.print)
        self.feed.fed.connect(self._ready)
        self.feed.refused.connect(self._refuse)

    def open(self) -> None:
        """Show the month that the presenter shows now."""
        self._month = self._presenter.month
        self.feed.clear()
        self._show()

    def close_paper(self) -> None:
        """Leave no picture of it behind."""
        self.feed.clear()

    @property
    def month(self) -> date:
        """The month on the paper."""
        return self._month

    def _show(self) -> None:
        self.save.setEnabled(False)
        self.view.set_printing(_("The paper is being made."))
        make = self._presenter.making(ExportForm.PDF, self.outside.isChecked())
        self.feed.show(lambda: make().content)

    def _ready(self) -> None:
        self.save.setEnabled(True)
        self.view.set_printing()

    def _refuse(self, error: ClinicError) -> None:
        self._shell.show_error(error)
        self.closed.emit()

    def print(self) -> None:
        """To a printer that the person chooses."""
        if self.feed.pdf:
            title = _("Monthly report {month}").format(month=month_words(self._month))
            print_paper(self._shell, self.feed.pdf, title)

    def _save(self) -> None:
        file = ask_for_file(self._shell, self._month, ExportForm.PDF)
        if file is not None:
            write(self._shell, file, self.feed.pdf)
