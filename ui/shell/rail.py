"""The navigation rail (spec §3): screens above, help and lock below, an accent bar beside the open one."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clinic_app.common.translations import _
from ui.pages import RailItem
from ui.theme.icons import draw_icon
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.badge import paint_badge
from ui.widgets.focus_ring import FocusVisible
from ui.widgets.label import Label
from ui.widgets.logo import Logo
from ui.widgets.painting import draw_line, rounded

NARROW, NORMAL, WIDE = "narrow", "normal", "wide"
WIDTHS = {NARROW: 56, NORMAL: 76, WIDE: 208}
_SIDES = {NARROW: 8, NORMAL: 8, WIDE: 10}
_ICON = 21


class RailButton(FocusVisible, QAbstractButton):
    """One item: icon over label, icon only, or icon beside label."""

    ring_radius = 8

    def __init__(self, text: str, icon: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._form = icon, NORMAL
        self._count = 0
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(f"{text} ({keys})")
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_form(self, form: str) -> None:
        """Narrow, normal or wide."""
        self._form = form
        self.updateGeometry()
        self.update()

    def set_count(self, count: int, said: str = "") -> None:
        """How much work is overdue there, in a badge; 0 for none. `said` is that in words."""
        self._count = count
        self.setAccessibleName(", ".join(part for part in (self.text(), said) if part))
        self.update()

    def label_width(self) -> int:
        """What the label under the icon needs, also while it is bold."""
        return ceil(QFontMetricsF(font("caption", 600)).horizontalAdvance(self.text())) + 4

    def sizeHint(self) -> QSize:
        """An icon alone is as high at every text size: nine of them fit into the lowest window."""
        return QSize(40, {NARROW: 44, NORMAL: 24 + px(28), WIDE: px(40)}[self._form])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now, open_ = QPainter(self), theme(), self.isChecked()
        box = QRectF(self.rect())
        if open_:
            rounded(painter, box, 8, now.color("surface"), now.color("border"))
        elif self.underMouse():
            rounded(painter, box, 8, now.color("pressed" if self.isDown() else "hover"))
        ink = now.color("accent" if open_ else "text2")
        name = f"{self._icon}-fill" if open_ else self._icon
        painter.setFont(font("body" if self._form == WIDE else "caption", 600 if open_ else 500))
        if self._form == WIDE:
            at = QRectF(12, (box.height() - _ICON) / 2, _ICON, _ICON)
            draw_icon(painter, at, name, ink)
            draw_line(painter, box.adjusted(12 + _ICON + 12, 0, -8, 0), self.text(), ink)
            paint_badge(painter, at, self._count)
            return
        top = (box.height() - _ICON) / 2 if self._form == NARROW else 7
        at = QRectF((box.width() - _ICON) / 2, top, _ICON, _ICON)
        draw_icon(painter, at, name, ink)
        paint_badge(painter, at, self._count)
        if self._form == NORMAL:
            line = QRectF(1, top + _ICON + 2, box.width() - 2, px(16))
            draw_line(painter, line, self.text(), ink, Qt.AlignmentFlag.AlignHCenter)


class Rail(QWidget):
    """`chosen(name)` for a screen, `helped`, `locked` for the two below."""

    chosen = Signal(str)
    helped = Signal()
    locked = Signal()

    def __init__(self, items: Sequence[RailItem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = NORMAL
        self.setObjectName("shell.rail")
        self.setAccessibleName(_("Screens"))
        self._logo, self._name = Logo(28), Label("Teduh", "h2")
        self.buttons: dict[str, RailButton] = {}
        self._column = QVBoxLayout(self)
        self._brand = QHBoxLayout()
        self._brand.setSpacing(10)
        self._brand.addStretch(1)
        self._brand.addWidget(self._logo)
        self._brand.addWidget(self._name)
        self._brand.addStretch(1)
        self._column.addSpacing(8)
        self._column.addLayout(self._brand)
        self._column.addSpacing(4)
        for item in items:
            button = self._add(item.name, _(item.text), item.icon, f"Ctrl+{item.number}")
            button.clicked.connect(lambda _on=False, name=item.name: self._choose(name))
        self._column.addStretch(1)
        self.help = self._add("help", _("Help"), "question", "F1")
        self.lock = self._add("lock", _("Lock"), "lock-key", "Ctrl+L")
        self.help.setCheckable(False)
        self.lock.setCheckable(False)
        self.help.clicked.connect(lambda: self.helped.emit())
        self.lock.clicked.connect(lambda: self.locked.emit())
        self.set_form(NORMAL)

    def _add(self, name: str, text: str, icon: str, keys: str) -> RailButton:
        button = RailButton(text, icon, keys)
        button.setObjectName(f"rail.{name}")
        self._column.addWidget(button)
        self.buttons[name] = button
        return button

    def _choose(self, name: str) -> None:
        self.buttons[name].setChecked(True)
        self.chosen.emit(name)

    def set_form(self, form: str) -> None:
        """Narrow, normal or wide, by the width of the window."""
        self._form = form
        side = _SIDES[form]
        self._column.setContentsMargins(side, 4, side, 8)
        self._column.setSpacing(2 if form == WIDE else 4)
        self._brand.setStretch(0, 0 if form == WIDE else 1)
        self._brand.setContentsMargins(10 if form == WIDE else 0, 0, 0, 0)
        self._name.setVisible(form == WIDE)
        for button in self.buttons.values():
            button.set_form(form)
        labels = max(button.label_width() for button in self.buttons.values())
        # At a large text size the labels need more than the usual width.
        self.setFixedWidth(max(WIDTHS[form], labels + 2 * side if form == NORMAL else 0))

    def show_open(self, name: str) -> None:
        """Light the item of the screen that is open."""
        for own, button in self.buttons.items():
            button.setChecked(own == name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), theme()
        painter.fillRect(self.rect(), now.color("rail"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), now.color("border"))
        for button in self.buttons.values():
            if button.isChecked():
                middle = button.geometry().center().y()
                rounded(painter, QRectF(-3, middle - 12, 6, 25), 3, now.color("accent"))
