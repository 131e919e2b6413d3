"""The papers of a group: the attendance sheet of a meeting, seen before it is printed or saved."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from clinic_app.common.errors import ClinicError
from clinic_app.common.files import write_whole
from clinic_app.common.locale import short_date
from clinic_app.common.translations import _
from clinic_app.groups.values import GroupRecord
from clinic_app.scheduling.values_meetings import MeetingId
from ui.shell.ports import ShellPort
from ui.theme.tokens import px
from ui.widgets.buttons import Button
from ui.widgets.cards import EmptyState
from ui.widgets.choice import Choice
from ui.widgets.choices import Checkbox
from ui.widgets.flow_row import FlowRow
from ui.widgets.label import Label
from ui.widgets.paper_feed import PaperFeed
from ui.widgets.paper_print import Printed, print_pdf
from ui.widgets.paper_view import PaperView
from ui.widgets.save_dialog import ask_where

_CHOICE = 210

MakeSheet = Callable[[MeetingId, bool], bytes]


class PapersTab(QWidget):
    """Each sheet that is made stands in the log; printing and saving take the one that is shown."""

    def __init__(self, shell: ShellPort, make: MakeSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell, self._make = shell, make
        self.meeting = Choice(placeholder=_("Choose"), dense="compact")
        self.meeting.setObjectName("groups.paper.meeting")
        self.meeting.setAccessibleName(_("Meeting"))
        self.meeting.setMinimumWidth(px(_CHOICE))
        self.codes = Checkbox(_("Record numbers only, no names"))
        self.codes.setObjectName("groups.paper.codes")
        self.show_sheet = Button(_("Show attendance sheet"), "primary", "file-text", "compact")
        self.show_sheet.setObjectName("groups.paper.show")
        self.save = Button(_("Save PDF"), "default", "floppy-disk", "compact")
        self.save.setObjectName("groups.paper.save")
        self.view = PaperView("groups.sheet", _("Attendance sheet"))
        self.feed = PaperFeed(self.view.sheets, shell.run)
        self.none = EmptyState(
            "file-text",
            _("No sheet shown"),
            _("Choose a meeting. The sheet has names and marks, nothing of notes or remarks."),
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        bar = FlowRow(10)
        for part in (
            Label(_("Meeting"), "small", "text2", weight=500),
            self.meeting,
            self.codes,
            self.show_sheet,
            self.save,
        ):
            bar.add(part)
        top = QHBoxLayout()
        top.setContentsMargins(16, 10, 16, 10)
        top.addWidget(bar)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.none)
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(holder, 1)

    def _connect(self) -> None:
        self.show_sheet.clicked.connect(self.show_paper)
        self.save.clicked.connect(self.save_paper)
        self.view.print_wanted.connect(self.print_paper)
        self.meeting.chosen.connect(lambda _key: self._put_away())
        self.codes.clicked.connect(self._put_away)
        self.feed.fed.connect(self._show_fed)
        self.feed.refused.connect(self._refuse)
        self.save.setEnabled(False)

    def show_record(self, record: GroupRecord, current: MeetingId | None, anew: bool) -> None:
        """The meetings of a group; `anew` for another group, whose sheet isn't shown yet."""
        before = self.meeting.key()
        said = _("Meeting {n}, {day}")
        self.meeting.set_options(
            (each.id, said.format(n=each.number, day=short_date(each.start.date())))
            for each in reversed(record.meetings)
        )
        known = {each.id for each in record.meetings}
        self.meeting.set_key(current if anew or before not in known else before)
        self.show_sheet.setEnabled(bool(known))
        if anew:
            self._put_away()

    def choose(self, meeting_id: MeetingId) -> None:
        """Choose a meeting and show its sheet."""
        self.meeting.set_key(meeting_id)
        self.show_paper()

    def show_paper(self) -> None:
        """Make the sheet and show it."""
        meeting_id, codes = self.meeting.key(), self.codes.isChecked()
        if meeting_id is not None:
            self._stack.setCurrentWidget(self.view)
            self.feed.show(lambda: self._make(meeting_id, codes))

    def _show_fed(self) -> None:
        self.save.setEnabled(bool(self.feed.pdf))

    def _refuse(self, error: ClinicError) -> None:
        self._put_away()
        self._shell.show_error(error)

    def _put_away(self) -> None:
        self.feed.clear()
        self.save.setEnabled(False)
        self._stack.setCurrentWidget(self.none)

    def print_paper(self) -> None:
        """Ctrl+P: print the sheet that is shown."""
        if not self.feed.pdf:
            return
        said = {
            Printed.NO_PRINTER: _("No printer is set up. Save the sheet as PDF instead."),
            Printed.REFUSED: _("The printer did not take the sheet."),
        }
        result = print_pdf(self.feed.pdf, _("Attendance sheet"), self.window())
        if result in said:
            self._shell.toast(said[result], error=True)

    def save_paper(self) -> None:
        """Save the sheet that is shown as a file."""
        place = self.ask_for_file() if self.feed.pdf else ""
        if not place:
            return
        file = Path(place)

        def write() -> bool:
            write_whole(file, self.feed.pdf)
            return True

        if self._shell.attempt(write):
            self._shell.toast(_("Saved. The file is not encrypted: keep it safe."))

    def ask_for_file(self) -> str:
        """Where to, "" when the person changed their mind."""
        name = _("Attendance sheet")
        return ask_where(self.window(), _("Save PDF"), f"{name}.pdf", "PDF")

    def forget(self) -> None:
        """No picture of names is left."""
        self.feed.close()
