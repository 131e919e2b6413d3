"""The row of tabs above every screen of Manage (mocks 14 and 15)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.workspace import Workspace
from ui.pages import manage_of
from ui.shell.ports import ShellPort
from ui.theme.tokens import theme
from ui.widgets.tabs import TabBar


class TabHead(QWidget):
    """The tabs of Manage on a surface of their own, with that of the page itself chosen.

    A tab leads to another page, which takes the focus: ←→ therefore only go along the row, Enter opens.
    """

    def __init__(self, workspace: Workspace, shell: ShellPort, own: str) -> None:
        super().__init__()
        self._own = own
        tabs = manage_of(workspace.roles)
        self._targets = {tab.key: tab.target for tab in tabs}
        self._shell = shell
        self.bar = _Row([(tab.key, _(tab.text)) for tab in tabs])
        self.bar.setAccessibleName(_("Manage"))
        self.bar.set_key(own)
        for tab in tabs:
            self.bar.tab(tab.key).setObjectName(f"manage.tab.{tab.key}")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.addWidget(self.bar)
        self.bar.chosen.connect(self._go)

    def _go(self, key: str) -> None:
        self.bar.set_key(self._own)  # this page keeps its own tab, for when one comes back to it
        if key != self._own:
            self._shell.open(self._targets[key])

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("surface"))
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, theme().color("border"))


class _Row(TabBar):
    """Arrows move the focus, Enter and the space bar choose."""

    def step(self, by: int) -> None:
        tabs = list(self._tabs.values())
        at = next((place for place, tab in enumerate(tabs) if tab.hasFocus()), 0)
        tabs[(at + by) % len(tabs)].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = next((key for key, tab in self._tabs.items() if tab.hasFocus()), None)
        if key is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(key)
        else:
            super().keyPressEvent(event)
