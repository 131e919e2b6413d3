"""The command palette (mock 18): one line to find clients, commands and screens."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from clinic_app.common.translations import _
from ui.shell.palette_entries import Entry
from ui.shell.palette_list import PaletteList
from ui.shell.palette_source import PaletteSource
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.cards import Icon
from ui.widgets.dialogs import Scrim
from ui.widgets.key_hint import KeyHint
from ui.widgets.label import Label
from ui.widgets.painting import half_rounded, rounded, shadow

_WIDTH, _TOP, _HEAD, _FOOT, _NOTHING = 640, 62, 54, 40, 44
_LONGEST = 200


class _Line(QLineEdit):
    """Keeps the focus; passes on the keys that belong to the list."""

    stepped = Signal(int)
    tabbed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("palette.query")
        self.setProperty("tone", "bare")
        self.setFrame(False)
        self.setMaxLength(_LONGEST)
        self.setFont(font("h2", 400))
        self.setPlaceholderText(_("Search anything…"))
        self.setAccessibleName(_("Search clients, commands and screens"))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Tab:
                self.tabbed.emit()
                return True
            if event.key() == Qt.Key.Key_Backtab:
                self.stepped.emit(-1)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Box(QFrame):
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now, box = QPainter(self), theme(), QRectF(self.rect())
        rounded(painter, box, 14, now.color("surface"))
        line = self.height() - px(_FOOT)
        foot = half_rounded(QRectF(0, line, box.width(), px(_FOOT)), 14, True, True)
        painter.fillPath(foot, now.color("canvas"))
        painter.fillRect(QRectF(0, line, box.width(), 14), now.color("canvas"))
        painter.fillRect(0, line, self.width(), 1, now.color("border"))
        painter.fillRect(0, px(_HEAD) - 1, self.width(), 1, now.color("border"))
        rounded(painter, box, 14, None, now.color("border"))


class Palette(Scrim):
    """Over the window until something is chosen or Esc is pressed; `closed` then."""

    closed = Signal()

    def __init__(self, window: QWidget, source: PaletteSource) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self._source = source
        self._before: QWidget | None = None
        self.box = _Box(self)
        self.line = _Line()
        self.list = PaletteList()
        self.nothing = Label("", "body", "text2")
        self._build()
        self.line.textChanged.connect(self._search)
        self.line.stepped.connect(self.list.step)
        self.line.tabbed.connect(self.list.next_group)
        self.line.returnPressed.connect(lambda: self._act(self.list.entry))
        self.line.left.connect(self.close_palette)
        self.list.acted.connect(self._act)
        self.pressed.connect(self.close_palette)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 0, 18, 0)
        head.setSpacing(12)
        head.addWidget(Icon("magnifying-glass", "accent", 18))
        head.addWidget(self.line, 1)
        head.addWidget(KeyHint("Esc"))
        head_box = QWidget()
        head_box.setFixedHeight(px(_HEAD))
        head_box.setLayout(head)
        foot_box = QWidget()
        foot_box.setFixedHeight(px(_FOOT))
        foot_box.setLayout(self._foot())
        nothing = QHBoxLayout()
        nothing.setContentsMargins(20, 0, 20, 0)
        nothing.addWidget(self.nothing)
        column = QVBoxLayout(self.box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head_box)
        column.addWidget(self.list)
        column.addLayout(nothing)
        column.addWidget(foot_box)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 0, 20, 0)
        foot.setSpacing(6)
        for keys, text in (("↑ ↓", _("choose")), ("Enter", _("open")), ("Tab", _("actions"))):
            foot.addWidget(KeyHint(keys))
            foot.addWidget(Label(text, "small", "text2"))
            foot.addSpacing(10)
        foot.addStretch(1)
        for keys, text in self._source.prefixes:
            foot.addSpacing(10)
            foot.addWidget(KeyHint(keys))
            foot.addWidget(Label(text, "small", "text2"))
        return foot

    def open(self, typed: str = "") -> None:
        """Show it, with something typed already if wanted."""
        focused = self.window().focusWidget()
        self._before = focused
        self._cover()
        self.line.setText(typed)
        self._search(typed)
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_palette(self) -> None:
        """Hide it, give the focus back, and go."""
        self.hide()
        if self._before is not None and isValid(self._before):  # a page may have been laid out anew meanwhile
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        self.deleteLater()

    def _act(self, entry: Entry | None) -> None:
        if entry is not None:
            self.close_palette()
            entry.act()

    def _search(self, typed: str) -> None:
        groups = self._source.groups(typed)
        self.list.show_groups(groups)
        self.list.setVisible(bool(groups))
        self.nothing.setText("" if groups else self._source.nothing(typed))
        self.nothing.setVisible(not groups)
        self._place()

    def _place(self) -> None:
        width = min(px(_WIDTH), self.width() - 32)
        around = px(_HEAD) + px(_FOOT)
        middle = self.list.height() if self.list.isVisibleTo(self.box) else px(_NOTHING)
        most = self.height() - _TOP - around - 16
        if self.list.isVisibleTo(self.box) and middle > most:
            self.list.setFixedHeight(max(most, 80))
            middle = self.list.height()
        self.box.setGeometry((self.width() - width) // 2, _TOP, width, middle + around)
        self.update()

    def _cover(self) -> None:
        super()._cover()
        if hasattr(self, "box"):
            self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        box = QRectF(self.box.geometry())
        shadow(QPainter(self), box, 14, 56, 18, theme().color("shadow"))
