"""The left panel: search, which groups, the groups themselves, and a new one (mock 10)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.groups.values import GroupId
from ui.groups.group_row import GroupRow
from ui.groups.presenter import GroupsPresenter, Standing
from ui.theme.tokens import theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.filters import FilterPill
from ui.widgets.label import Label
from ui.widgets.scrolled import scrolled
from ui.widgets.text_fields import SearchField

WIDTH = 256
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class GroupList(QFrame):
    """`chosen(GroupId)` when the person opens a group, `new_wanted` for a new one."""

    chosen = Signal(object)
    new_wanted = Signal()

    def __init__(self, presenter: GroupsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.setObjectName("groups.list")
        self.setAccessibleName(_("Groups"))
        self.setFixedWidth(WIDTH)
        self.rows: list[GroupRow] = []
        self.search = SearchField(_("Search groups"), "/")
        self.search.setObjectName("groups.filter")
        self.search.setAccessibleName(_("Search groups"))
        texts = {Standing.ACTIVE: _("Active"), Standing.ENDED: _("Ended"), Standing.MINE: _("Mine")}
        self.pills = {each: FilterPill(text) for each, text in texts.items()}
        for standing, pill in self.pills.items():
            pill.setObjectName(f"groups.filter.{standing.value}")
            pill.clicked.connect(lambda _on=False, each=standing: presenter.choose_filter(each))
        self.new = Button(_("New group"), "default", "plus")
        self.new.setObjectName("groups.new")
        self.new.clicked.connect(lambda: self.new_wanted.emit())
        self.search.textChanged.connect(lambda text: presenter.choose_filter(text=text))
        self._lay_out()
        # Only now: shown without a parent, they would flash as windows of their own.
        self.pills[Standing.MINE].setVisible(presenter.leads_groups)
        self.new.setVisible(presenter.may_create)

    def _lay_out(self) -> None:
        pills = QHBoxLayout()
        pills.setSpacing(6)
        for pill in self.pills.values():
            pills.addWidget(pill)
        pills.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(12, 12, 12, 9)
        head.setSpacing(8)
        head.addWidget(self.search)
        head.addLayout(pills)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(8, 8, 8, 8)
        self._column.setSpacing(2)
        self._column.addStretch(1)
        self._scroll = scrolled(content)
        self._nothing = Label("", "body", "text2", wrap=True, align=Qt.AlignmentFlag.AlignHCenter)
        none = QWidget()
        beside = QVBoxLayout(none)
        beside.setContentsMargins(16, 24, 16, 16)
        beside.addWidget(self._nothing)
        beside.addStretch(1)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        self._head = QWidget()
        self._head.setLayout(head)
        column.addWidget(self._head)
        column.addSpacing(1)
        column.addWidget(holder, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 8, 10, 10)
        foot.addWidget(self.new)
        column.addLayout(foot)

    def show_groups(self) -> None:
        """Show those that fit the filter."""
        presenter = self._presenter
        for standing, pill in self.pills.items():
            pill.set_on(standing is presenter.filter.standing)
            pill.set_count(presenter.count(standing) if standing is presenter.filter.standing else None)
        focused = next((row.head.id for row in self.rows if row.hasFocus()), None)
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for place, head in enumerate(presenter.listed_heads()):
            row = GroupRow(head)
            row.clicked.connect(lambda _on=False, each=head.id: self.chosen.emit(each))
            self._column.insertWidget(place, row)
            self.rows.append(row)
            if head.id == focused:
                row.setFocus(Qt.FocusReason.OtherFocusReason)
        self._nothing.setText(_("Nothing fits.") if presenter.heads else _("There are no groups yet."))
        self._stack.setCurrentIndex(0 if self.rows else 1)
        self.select(presenter.group_id)

    @staticmethod
    def toggle_button() -> IconButton:
        """What brings the list in a window too narrow for it."""
        made = IconButton("columns", _("List of groups"), "Ctrl+\\", size="compact")
        made.setObjectName("groups.list.toggle")
        return made

    def select(self, group_id: GroupId | None) -> None:
        """Show which one is open."""
        for row in self.rows:
            row.setChecked(row.head.id == group_id)
            if row.isChecked():
                self._scroll.ensureWidgetVisible(row)

    def focus_list(self, reason: Qt.FocusReason = Qt.FocusReason.TabFocusReason) -> None:
        """To the open group's row, else the first, else the search."""
        row = next((row for row in self.rows if row.isChecked()), self.rows[0] if self.rows else None)
        (row or self.search).setFocus(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        place = next((place for place, row in enumerate(self.rows) if row.hasFocus()), None)
        if place is None:
            if self.rows and self.search.hasFocus() and key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
                self.rows[0].setFocus(Qt.FocusReason.TabFocusReason)
            else:
                super().keyPressEvent(event)
        elif key in _STEPS:
            to = max(0, min(place + _STEPS[key], len(self.rows) - 1))
            self.rows[to].setFocus(Qt.FocusReason.TabFocusReason)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.rows[place].click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), theme()
        painter.fillRect(self.rect(), now.color("surface"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), now.color("border"))
        painter.fillRect(0, self._head.height(), self.width() - 1, 1, now.color("divider"))
