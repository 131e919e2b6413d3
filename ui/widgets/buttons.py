"""Buttons (spec §4.1): text buttons in seven kinds, icon buttons, a button with a menu half."""

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from ui.theme.icons import draw_icon, exists
from ui.theme.tokens import px, state, theme
from ui.theme.type import font
from ui.widgets.button_look import ButtonLook, button_look
from ui.widgets.focus_ring import FocusVisible
from ui.widgets.painting import draw_line, half_rounded

KINDS = ("default", "primary", "tonal", "ghost", "danger", "danger-outline", "link")
SIZES = {"default": 32, "compact": 28, "row": 24, "large": 40}
RADIUS = 6
_GAP = 6
_SPIN_MS = 80


class Button(FocusVisible, QPushButton):
    """A button whose text is a verb; `icon` stands left of it, `trailing` right of it.

    `kind` is one of `KINDS`, `size` one of `SIZES`. `clicked` as with any push button.
    """

    ring_radius = RADIUS

    def __init__(
        self,
        text: str = "",
        kind: str = "default",
        icon: str | None = None,
        size: str = "default",
        trailing: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Raises ValueError for an unknown kind, size or icon."""
        super().__init__(text, parent)
        if kind not in KINDS or size not in SIZES or not all(exists(i) for i in (icon, trailing) if i):
            raise ValueError((kind, size, icon, trailing))
        self._kind, self._size, self._icon, self._trailing = kind, size, icon, trailing
        self._busy_text: str | None = None
        self._spin = 0
        self._spinner = QTimer(self)
        self._spinner.setInterval(_SPIN_MS)
        self._spinner.timeout.connect(self._turn)
        self._round_left = self._round_right = True
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def kind(self) -> str:
        """The kind it was made as or last given."""
        return self._kind

    def set_kind(self, kind: str) -> None:
        """Another kind, for instance primary once everything is filled in."""
        self._kind = kind
        self.update()

    def set_icon(self, icon: str | None) -> None:
        """Another icon; raises ValueError when there is none of that name."""
        if icon and not exists(icon):
            raise ValueError(icon)
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_busy(self, text: str | None) -> None:
        """Show a spinner with `text`, disabled, width kept; None goes back to normal."""
        if text is not None:
            if self._busy_text is None:
                shown = self.width() if self.isVisible() else self.sizeHint().width()
                self.setMinimumWidth(max(shown, self._wished_width(text, True)))
            self._busy_text = text
            self._spinner.start()
        else:
            self._busy_text = None
            self._spinner.stop()
            self.setMinimumWidth(0)
        self.setEnabled(text is None)
        self.update()

    @property
    def busy(self) -> bool:
        """Whether it shows the spinner."""
        return self._busy_text is not None

    def set_corners(self, left: bool, right: bool) -> None:
        """Which side has round corners; both by default."""
        self._round_left, self._round_right = left, right
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as Space does; with Ctrl it belongs to the form."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def _turn(self) -> None:
        if not state().reduced_motion:
            self._spin = (self._spin + 45) % 360
            self.update()

    def _font_role(self) -> str:
        return {"row": "small", "compact": "small", "large": "subtitle"}.get(self._size, "body")

    def _font(self) -> QFont:
        return font(self._font_role(), 500, on_solid=self._kind in ("primary", "danger"))

    def _icon_side(self) -> int:
        return px({"row": 14, "compact": 15, "large": 18}.get(self._size, 16))

    def _padding(self) -> int:
        if self._kind == "link":
            return 0
        return {"row": 9, "compact": 12, "large": 16}.get(self._size, 13)

    def _wished_width(self, text: str, icon: bool) -> int:
        width = 2 * self._padding() + QFontMetricsF(self._font()).horizontalAdvance(text)
        side = self._icon_side() + (_GAP if text else 0)
        return round(width) + (side if icon else 0) + (side if self._trailing else 0)

    def sizeHint(self) -> QSize:
        return QSize(self._wished_width(self.text(), bool(self._icon)), px(SIZES[self._size]))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _look(self) -> ButtonLook:
        enabled = self.isEnabled() or self.busy
        hover = self.isEnabled() and self.underMouse()
        return button_look(theme(), self._kind, hover=hover, pressed=self.isDown(), enabled=enabled)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, box = self._look(), QRectF(self.rect())
        self._paint_box(painter, box, look)
        self._paint_content(painter, box, look.ink)

    def _paint_box(self, painter: QPainter, box: QRectF, look: ButtonLook) -> None:
        inset = 0.5 if look.outline else 0.0
        path = half_rounded(
            box.adjusted(inset, inset, -inset, -inset), RADIUS - inset, self._round_left, self._round_right
        )
        if look.fill is not None:
            painter.fillPath(path, look.fill)
        if look.outline is not None:
            painter.strokePath(path, look.outline)

    def _paint_content(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        text = self._busy_text if self._busy_text is not None else self.text()
        icon = "spinner-gap" if self.busy else self._icon
        painter.setFont(self._font())
        side = self._icon_side()
        text_width = QFontMetricsF(painter.font()).horizontalAdvance(text)
        lead = side + (_GAP if text else 0) if icon else 0
        tail = side + _GAP if self._trailing else 0
        room = box.width() - 2 * min(self._padding(), (box.width() - side) / 2)
        text_width = min(text_width, room - lead - tail)
        x = box.x() + (box.width() - lead - text_width - tail) / 2
        middle = box.center().y() - side / 2
        if icon:
            self._paint_icon(painter, QRectF(x, middle, side, side), icon, ink)
        draw_line(painter, QRectF(x + lead, box.y(), text_width + 1, box.height()), text, ink)
        if self._trailing:
            tail_box = QRectF(x + lead + text_width + _GAP, middle, side, side)
            draw_icon(painter, tail_box, self._trailing, ink)
        if self._kind == "link" and self.underMouse() and self.isEnabled():
            painter.fillRect(QRectF(x + lead, box.center().y() + px(7), text_width, 1), ink)

    def _paint_icon(self, painter: QPainter, box: QRectF, icon: str, ink: QColor) -> None:
        painter.save()
        if self.busy:
            painter.translate(box.center())
            painter.rotate(self._spin)
            painter.translate(-box.center())
        draw_icon(painter, box, icon, ink)
        painter.restore()


class IconButton(Button):
    """A square button with an icon only; the tool tip names it and its shortcut."""

    def __init__(
        self,
        icon: str,
        accessible_name: str,
        shortcut: str | None = None,
        kind: str = "ghost",
        size: str = "default",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", kind, icon, size, parent=parent)
        self.setAccessibleName(accessible_name)
        self.setToolTip(f"{accessible_name} ({shortcut})" if shortcut else accessible_name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(SIZES[self._size]), px(SIZES[self._size]))

    def _look(self) -> ButtonLook:
        look = super()._look()
        if self._kind == "default" and self.isEnabled():
            return ButtonLook(look.fill, look.outline, theme().color("text2"))
        return look


class SplitButton(QWidget):
    """A primary button with a second half that opens a menu (`+ Janji ▾`)."""

    clicked = Signal()

    def __init__(
        self,
        text: str,
        icon: str | None,
        menu: QMenu,
        menu_name: str,
        kind: str = "primary",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.main = Button(text, kind, icon)
        self.arrow = IconButton("caret-down", menu_name, kind=kind)
        self.main.set_corners(True, False)
        self.arrow.set_corners(False, True)
        self.arrow.setFixedWidth(px(26))
        self._menu = menu
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        row.addWidget(self.main)
        row.addWidget(self.arrow)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.main.clicked.connect(lambda: self.clicked.emit())
        self.arrow.clicked.connect(self.open_menu)

    def open_menu(self) -> None:
        """Open the menu under the button, right edges in line."""
        width = self._menu.sizeHint().width()
        self._menu.popup(self.mapToGlobal(QPoint(self.width() - width, self.height() + 4)))
