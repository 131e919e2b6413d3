"""The attendance: the grid with its footer, or what has to come before it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from clinic_app.common.translations import _
from ui.groups.footer import AttendanceFooter
from ui.groups.grid.geometry import Place
from ui.groups.grid.view import AttendanceGrid
from ui.groups.presenter import GroupsPresenter
from ui.widgets.cards import EmptyState, Note


class AttendanceTab(QWidget):
    """Shows the presenter's sheet; `plan_wanted` and `member_wanted` from what is shown without one.

    `row` is the layout that takes the chosen member's pane at the right.
    """

    plan_wanted = Signal()
    member_wanted = Signal()

    def __init__(self, presenter: GroupsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.grid = AttendanceGrid()
        self.grid.setAccessibleName(_("Attendance"))
        self.footer = AttendanceFooter()
        self.empty = Note("info", text=_("No attendance yet. Press R if everybody is present."))
        self.empty.setObjectName("groups.empty_meeting")
        self.no_meeting = EmptyState(
            "calendar-blank",
            _("No meeting yet"),
            _("Plan the first meeting; the attendance is filled in here."),
            _("Plan meetings"),
        )
        self.no_meeting.setObjectName("groups.no_meeting")
        self.no_member = EmptyState(
            "users-three",
            _("No members yet"),
            _("Add members; then the attendance can be filled in."),
            _("Add member"),
        )
        self.no_member.setObjectName("groups.no_member")
        if self.no_meeting.action is not None and self.no_member.action is not None:
            self.no_meeting.action.setObjectName("groups.no_meeting.plan")
            self.no_member.action.setObjectName("groups.no_member.add")
        self.no_meeting.acted.connect(lambda: self.plan_wanted.emit())
        self.no_member.acted.connect(lambda: self.member_wanted.emit())
        self._lay_out()
        presenter.cell_changed.connect(self._show_cell)

    def _lay_out(self) -> None:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.grid, 1)
        beside = QVBoxLayout()
        beside.setContentsMargins(16, 6, 16, 8)
        beside.addWidget(self.empty)
        self._beside = QWidget()
        self._beside.setLayout(beside)
        column.addWidget(self._beside)
        column.addWidget(self.footer)
        self._sheet = sheet
        holder = QWidget()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(0)
        self.row.addWidget(holder, 1)
        self._stack = QStackedLayout(holder)
        for part in (sheet, self.no_meeting, self.no_member):
            self._stack.addWidget(part)

    def show_sheet(self, anew: bool) -> None:
        """Show the sheet; `anew` puts the cursor where work begins."""
        presenter, record = self._presenter, self._presenter.record
        if record is None:
            return
        register = presenter.register
        ended = record.head.ended_on is not None
        for part in (self.no_meeting, self.no_member):
            if part.action is not None:
                part.action.setVisible(record.may_write and not ended)
        if not register.days:
            self._stack.setCurrentWidget(self.no_meeting)
        elif not register.lines:
            self._stack.setCurrentWidget(self.no_member)
        else:
            self._stack.setCurrentWidget(self._sheet)
        self.grid.show_register(register, self._first_place() if anew else None)
        self.footer.setVisible(record.may_mark)
        self._show_empty()

    def _first_place(self) -> Place:
        """The first member not filled in yet at the current meeting, else the first member."""
        register = self._presenter.register
        if register.current < 0:
            return Place(0, max(len(register.days) - 1, 0))
        open_rows = register.open_rows(register.current)
        return Place(open_rows[0] if open_rows else 0, register.current)

    def _show_empty(self) -> None:
        register, record = self._presenter.register, self._presenter.record
        fillable = record is not None and record.may_mark and register.current >= 0 and bool(register.lines)
        self._beside.setVisible(fillable and register.empty(register.current))

    def _show_cell(self, place: Place) -> None:
        self.grid.show_cell(self._presenter.register, place)
        if not self._beside.isHidden():
            self._show_empty()

    @property
    def sheet_shown(self) -> bool:
        """Whether the grid is shown."""
        return self._stack.currentWidget() is self._sheet

    def focus_main(self) -> None:
        """To the cell where work begins, or to the button of what has to come before."""
        shown = self._stack.currentWidget()
        action = shown.action if isinstance(shown, EmptyState) else None
        (action or self.grid.button).setFocus(Qt.FocusReason.OtherFocusReason)
