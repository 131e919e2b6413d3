"""Manage, the tab of users (mock 15)."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.people.values import PersonId, StaffMember
from clinic_app.workspace import Workspace
from ui.admin.tab_body import tab_body
from ui.admin.tab_head import TabHead
from ui.admin.users.panel import UserPanel
from ui.admin.users.presenter import StaffPresenter
from ui.admin.users.rows import columns, shown
from ui.shell.navigation import Staff, Target
from ui.shell.page import Page, ShortcutEntry
from ui.shell.ports import ShellPort
from ui.widgets.buttons import Button
from ui.widgets.filters import FilterPill
from ui.widgets.table import RowsModel, Table

_LOGIN, _ROLE, _LAST = 1, 2, 4
_ROOMY, _NARROW = 720, 560
"""Widths of the table from which on the last sign-in, and login and roles, have their place."""


class UsersPage(Page):
    """Its presenter reads and acts; this lays out."""

    def __init__(self, workspace: Workspace, shell: ShellPort) -> None:
        super().__init__(workspace, shell)
        self.setObjectName("staff")
        self.presenter = StaffPresenter(workspace, shell, self)
        self.head = TabHead(workspace, shell, "users")
        self.active = FilterPill(_("Active"), checkable=True)
        self.inactive = FilterPill(_("Inactive"), checkable=True)
        self.new = Button(_("New user"), "tonal", "user-plus", "compact")
        self.rows = RowsModel(columns(workspace.my_id, workspace.today(), workspace.zone))
        self.table = Table(self.rows, "people")
        self.panel = UserPanel(self.presenter, shell)
        for name, widget in (("filter.active", self.active), ("filter.inactive", self.inactive)):
            widget.setObjectName(f"staff.{name}")
        self.new.setObjectName("staff.new")
        self.table.setObjectName("staff.table")
        self.table.setAccessibleName(_("Users"))
        self.active.setChecked(True)
        self.set_heading(_("Manage"))
        self._lay_out()
        self._connect()
        self.show_people()

    def _lay_out(self) -> None:
        above = QWidget()
        bar = QHBoxLayout(above)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(8)
        bar.addWidget(self.active)
        bar.addWidget(self.inactive)
        bar.addStretch(1)
        bar.addWidget(self.new)
        self._main = tab_body(self.row, self.head, above, self.table, self.panel)

    def _connect(self) -> None:
        self.presenter.people_changed.connect(self.show_people)
        self.active.toggled.connect(lambda _on: self.show_people())
        self.inactive.toggled.connect(lambda _on: self.show_people())
        self.new.clicked.connect(self.open_new)
        self.table.clicked.connect(lambda index: self._wish(self.rows.row(index.row())))
        self.table.opened.connect(lambda row: self._wish(self.rows.row(row), by_keyboard=True))
        self.panel.saved.connect(self._on_saved)
        self.panel.closed.connect(self._on_closed)

    # Showing

    def show_people(self) -> None:
        """The table anew, with the row of the panel chosen."""
        everybody = self.presenter.people
        self.active.set_count(sum(person.active for person in everybody))
        self.inactive.set_count(sum(not person.active for person in everybody))
        self.rows.set_rows(shown(everybody, self.active.isChecked(), self.inactive.isChecked()))
        open_one = self.panel.person
        if open_one is not None and self.panel.is_open:
            now = self.presenter.person(open_one.id)
            if now is not None and not self.panel.dirty and now != open_one:
                self.panel.show_person(now)
        self._choose_row()

    def _choose_row(self) -> None:
        person = self.panel.person if self.panel.is_open else None
        blocker = QSignalBlocker(self.table)
        at = next((row for row, each in enumerate(self.rows.rows) if person and each.id == person.id), -1)
        if at >= 0:
            self.table.choose_row(at)
        else:
            self.table.clearSelection()
        blocker.unblock()

    def _wish(self, person: StaffMember, by_keyboard: bool = False) -> None:
        """Open somebody; what was typed about somebody else is asked about first."""
        panel = self.panel
        if panel.is_open and panel.person is not None and panel.person.id == person.id:
            if by_keyboard:
                panel.first.setFocus(Qt.FocusReason.TabFocusReason)
            return
        if panel.is_open and panel.dirty:
            panel.ask_before(lambda: self.open_person(person.id))
            self._choose_row()
            return
        self.open_person(person.id, by_keyboard)

    def open_person(self, person_id: PersonId, by_keyboard: bool = False) -> None:
        """A person's panel."""
        person = self.presenter.person(person_id)
        if person is None:
            return
        if not person.active and not self.inactive.isChecked():
            self.inactive.setChecked(True)
        if not by_keyboard:
            # Out of the form, before its login field is switched off under the focus.
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.panel.show_person(person)
        self.panel.open_panel(by_keyboard)
        self._fit()
        self._choose_row()
        if by_keyboard:
            self.panel.first.setFocus(Qt.FocusReason.TabFocusReason)

    def open_new(self) -> None:
        """An empty form at the right."""
        if self.panel.is_open and self.panel.dirty:
            if self.panel.person is not None:
                self.panel.ask_before(self.open_new)
            return
        self.panel.show_new()
        self.panel.open_panel()
        self._fit()
        self._choose_row()
        self.panel.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_saved(self, person: StaffMember) -> None:
        self.presenter.reload()
        self.open_person(person.id)

    def _on_closed(self) -> None:
        self._fit()
        self._choose_row()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # What the shell asks

    def arrive(self, target: Target) -> None:
        assert isinstance(target, Staff)
        if target.person_id is not None:
            self.open_person(target.person_id)
        elif target.form:
            self.open_new()

    def refresh(self) -> None:
        self.presenter.reload()

    def focus_main(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> list[QWidget]:
        parts: list[QWidget] = [self.head, self._main, self.panel]
        return [part for part in parts if part.isVisible()]

    def focus_filter(self) -> bool:
        self.active.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def toggle_right(self) -> None:
        if self.panel.is_open:
            self.panel.close_panel()
        elif self.table.current_row() >= 0:
            self._wish(self.rows.row(self.table.current_row()))

    def close_level(self) -> bool:
        if self.panel.is_open:
            self.panel.close_panel()
            return True
        return False

    def make_room(self) -> None:
        self.panel.close_panel()

    def shortcuts(self) -> list[ShortcutEntry]:
        return [ShortcutEntry(_("Users"), "Enter", _("Open the user"))]

    def target(self) -> Target | None:
        person = self.panel.person
        return Staff(person.id) if person is not None and self.panel.is_open else Staff()

    def leave(self) -> None:
        self.presenter.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where the panel leaves little room, the name and the status stay."""
        room = self.width() - (self.panel.sizeHint().width() if self.panel.is_open else 0)
        self.table.setColumnHidden(_LAST, room < _ROOMY)
        for column in (_LOGIN, _ROLE):
            self.table.setColumnHidden(column, room < _NARROW)
