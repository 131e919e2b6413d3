"""The middle of the screen: a group's head and tabs, or why there is none."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from clinic_app.common.translations import _
from ui.groups.body import GroupBody
from ui.groups.header import GroupHeader
from ui.theme.tokens import theme
from ui.widgets.cards import EmptyState


class Stage(QWidget):
    """Shows one of its parts; the page fills them."""

    def __init__(self, header: GroupHeader, body: GroupBody, may_create: bool) -> None:
        super().__init__()
        self.record = _Surface()
        column = QVBoxLayout(self.record)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(body, 1)
        create = _("New group") if may_create else None
        self.none = EmptyState(
            "users-three", _("No groups yet"), _("Groups of the clinic are listed here."), create
        )
        self.none.setObjectName("groups.none")
        if self.none.action is not None:
            self.none.action.setObjectName("groups.none.new")
        self.unchosen = EmptyState("users-three", _("No group chosen"), _("Choose one from the list."))
        self._stack = QStackedLayout(self)
        for part in (self.unchosen, self.none, self.record):
            self._stack.addWidget(part)

    def show_part(self, part: QWidget) -> None:
        """`record`, `none` or `unchosen`."""
        self._stack.setCurrentWidget(part)


class _Surface(QWidget):
    """The record stands on the surface, not on the canvas."""

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("surface"))
