"""Menus in the look of the program: round corners, icons in ink, the one chosen ticked."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ui.theme.icons import icon as theme_icon


class Menu(QMenu):
    """A popup menu; `add` takes the text, what to do, an icon and a shortcut to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowFlags(
            self.windowFlags() | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        )
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._icons: dict[QAction, tuple[str, str]] = {}
        self.aboutToShow.connect(self._dress)

    def add(
        self,
        text: str,
        act: Callable[[], object] | None = None,
        icon: str | None = None,
        shortcut: str | None = None,
        name: str = "",
        danger: bool = False,
    ) -> QAction:
        """One entry. `shortcut` is only shown here; the shell owns the keys. `name` is its object name."""
        action = self.addAction(text.replace("&", "&&"))
        if name:
            action.setObjectName(name)
        if icon:
            self._icons[action] = (icon, "danger" if danger else "text2")
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setShortcutVisibleInContextMenu(True)
        if act is not None:
            action.triggered.connect(lambda _=False: act())
        return action

    def set_ticked(self, action: QAction, ticked: bool) -> None:
        """Show an entry as the one chosen."""
        if ticked:
            self._icons[action] = ("check", "accent")
        else:
            self._icons.pop(action, None)

    def _dress(self) -> None:
        for action in self.actions():
            name = self._icons.get(action)
            if name is not None:
                action.setIcon(theme_icon(name[0], name[1]))
