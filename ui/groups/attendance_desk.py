"""The grid and the pane beside it as one place to work: keys mark, N writes, the pane follows the cursor."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

from clinic_app.groups.values import Mark
from clinic_app.people.values import ClientId
from ui.groups.attendance_tab import AttendanceTab
from ui.groups.grid.geometry import Place
from ui.groups.marking import Marking
from ui.groups.member_pane import MemberPane
from ui.groups.presenter import GroupsPresenter
from ui.groups.remark_writing import RemarkWriting
from ui.widgets.breakpoints import L

_PANE_MS = 60
"""How long after the last key in the grid the pane follows."""


class AttendanceDesk(QObject):
    """`may_show` tells whether there is room for the pane at the right now."""

    def __init__(self, presenter: GroupsPresenter, tab: AttendanceTab, may_show: Callable[[], bool]) -> None:
        super().__init__(presenter)
        self._presenter, self._may_show = presenter, may_show
        self.tab, self.grid = tab, tab.grid
        self.marking = Marking(presenter)
        self.remark = RemarkWriting(presenter)
        self.pane = MemberPane(self.remark)
        self.pane.hide()
        tab.row.addWidget(self.pane)
        self._wanted = True
        self._asked = False
        """Whether somebody asked for the pane, in a window too narrow for both."""
        self._soon = QTimer(self, singleShot=True, interval=_PANE_MS)
        self._soon.timeout.connect(self.show_pane)
        self._connect()

    def _connect(self) -> None:
        grid, pane, shell = self.grid, self.pane, self._presenter.shell
        grid.moved.connect(lambda _place: self._soon.start())
        grid.mark_wanted.connect(self.mark)
        grid.rest_wanted.connect(self.marking.rest_present)
        grid.note_wanted.connect(self.write_remark)
        grid.opened.connect(self.enter_pane)
        grid.head_chosen.connect(lambda column: grid.choose(Place(grid.place.row, column)))
        pane.mark_chosen.connect(lambda mark: self.marking.mark(grid.place, mark))
        pane.left.connect(self.leave_pane)
        self.tab.footer.rest_wanted.connect(self.marking.rest_present)
        self.marking.refused.connect(lambda text: shell.toast(text))
        self.marking.saved.connect(lambda: self.tab.footer.show_saved(self.marking.saved_at))
        self._presenter.cell_changed.connect(lambda _place: self._soon.start())

    def begin(self) -> None:
        """Another group: everything about the former one is put away."""
        self.pane.forget()
        self.marking.begin()
        self.tab.footer.show_saved(None)

    # Marks

    def mark(self, mark: Mark | None) -> None:
        """A key: mark the cell, and go to the next row."""
        if self.marking.mark(self.grid.place, mark) and mark is not None:
            self.grid.step_down()

    def go_to(self, client_id: ClientId | None = None) -> None:
        """To a member's cell at the meeting that is filled in now."""
        register = self._presenter.register
        row = register.row_of(client_id) if client_id is not None else self.grid.place.row
        self.grid.choose(Place(max(row, 0), max(register.current, 0)))

    # The pane

    def show_pane(self) -> None:
        """Show whose cell it is now."""
        self._soon.stop()
        if self.pane.isHidden():
            return
        changeable = not self.marking.why_not(self.grid.place)
        opens, record = self._presenter.may_create, self._presenter.record
        marks = record is not None and record.may_mark
        self.pane.show_place(self._presenter.register, self.grid.place, marks, changeable, opens)

    def place_pane(self) -> None:
        """Beside the grid where there is room for both; over it when somebody asked for it."""
        record = self._presenter.record
        fits = self.pane.window().width() >= L or self._asked
        noted = any(line.noted for line in self._presenter.register.lines)
        useful = record is not None and self.tab.sheet_shown and (record.may_mark or noted)
        visible = self._wanted and fits and useful and self._may_show()
        if visible != (not self.pane.isHidden()):
            self.pane.setVisible(visible)
            self.show_pane()

    def toggle_pane(self) -> None:
        """Ctrl+. shows it or puts it away."""
        self._wanted = self._asked = self.pane.isHidden()
        self.place_pane()

    def write_remark(self) -> None:
        """N: to the private remark on the chosen member."""
        if self._bring_pane() and not self.pane.focus_remark():
            self.enter_pane()

    def enter_pane(self) -> None:
        """Enter: to the chosen member."""
        if self._bring_pane():
            self.pane.focus_first()

    def _bring_pane(self) -> bool:
        self._wanted = self._asked = True
        self.place_pane()
        self.show_pane()
        return not self.pane.isHidden()

    def leave_pane(self) -> None:
        """Esc: back to the cell."""
        self._asked = False
        self.grid.button.setFocus(Qt.FocusReason.TabFocusReason)
        if self.pane.berth.over:
            self.pane.hide()
