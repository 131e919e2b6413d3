"""The strip above a note: level of risk, its signs, the reason, and the tick "needs attention" (mock 09)."""

from functools import partial

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.notes.rules import REASON_LIMIT, REASONED
from clinic_app.notes.values import Content, Risk, RiskSign
from ui.notes.risk_levels import TONES, RiskLevels
from ui.theme.icons import draw_icon
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.buttons import Button
from ui.widgets.cards import Icon
from ui.widgets.choices import Checkbox
from ui.widgets.fields import TextField
from ui.widgets.flow_row import FlowRow
from ui.widgets.focus_ring import FocusVisible
from ui.widgets.label import Label
from ui.widgets.menu import Menu
from ui.widgets.note_wording import sign_name
from ui.widgets.painting import draw_line, rounded

_INLINE_FROM = 690
"""Width from which the signs of risk have room beside the levels."""
_CHIPS_PLACE = 5
_STAY, _GROW = QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding
_ICONS: dict[Risk | None, str] = {Risk.MODERATE: "warning-fill", Risk.HIGH: "warning-octagon-fill"}


class SignChip(FocusVisible, QPushButton):
    """A sign of risk; pressing it takes it away."""

    ring_radius = 5

    def __init__(self, sign: RiskSign, parent: QWidget | None = None) -> None:
        super().__init__(sign_name(sign), parent)
        self.setObjectName(f"note.risk.sign.{sign.value}")
        words = _("Remove sign: {sign}").format(sign=sign_name(sign))
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(font("small", 500)).horizontalAdvance(self.text())
        return QSize(round(width) + 8 + 5 + px(12) + 8, px(22))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, now = QPainter(self), QRectF(self.rect()), theme()
        fill = "hover" if self.underMouse() else "surface"
        rounded(painter, box, 5, now.color(fill), now.color("border"))
        painter.setFont(font("small", 500))
        side = px(12)
        draw_line(painter, box.adjusted(8, 0, -side - 13, 0), self.text(), now.color("text"))
        cross = QRectF(box.right() - side - 8, box.center().y() - side / 2, side, side)
        draw_icon(painter, cross, "x", now.color("text2"))


class RiskStrip(QFrame):
    """Shows a note's risk; what the person decides is only told. `attention_set(on)` concerns the client."""

    level_chosen = Signal(object)
    sign_added = Signal(object)
    sign_removed = Signal(object)
    reason_changed = Signal(str)
    attention_set = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("note.risk")
        self._risk: Risk | None = None
        self._signs: tuple[RiskSign, ...] | None = None
        self._shown: object = None
        self.levels = RiskLevels()
        self.icon = Icon("warning", "text2", 16)
        self.title = Label(_("Risk"), "body", weight=500)
        self.attention = Checkbox(_("Needs attention"))
        self.attention.setObjectName("note.attention")
        self.attention.setToolTip(_("Everybody who meets the client sees this tick; nobody sees why."))
        self.reason = TextField(
            placeholder=_("Why it can be signed without a reviewed safety plan"), max_length=REASON_LIMIT
        )
        self.reason.setObjectName("note.risk.reason")
        self.reason.setAccessibleName(_("Reason"))
        self.menu = Menu(self)
        self.more = Button(_("Sign of risk"), "ghost", "plus", "row")
        self.more.setObjectName("note.risk.signs")
        self._lay_out()
        self.levels.chosen.connect(self.level_chosen.emit)
        self.attention.toggled.connect(self.attention_set.emit)
        self.reason.textEdited.connect(self.reason_changed.emit)
        self.more.clicked.connect(self._open_menu)

    def _lay_out(self) -> None:
        self._chips = FlowRow()
        self._chips.setMinimumWidth(1)
        self._inline = True
        row = self._first = QHBoxLayout()
        row.setSpacing(7)
        row.addWidget(self.icon)
        row.addWidget(self.title)
        row.addSpacing(3)
        row.addWidget(self.levels)
        row.addSpacing(3)
        row.addWidget(self._chips, 1, Qt.AlignmentFlag.AlignVCenter)
        self._spring = QSpacerItem(0, 0, _STAY, _STAY)
        row.addItem(self._spring)
        row.addWidget(self.attention)
        self._reason_row = QWidget()
        reason = QHBoxLayout(self._reason_row)
        reason.setContentsMargins(0, 0, 0, 2)
        reason.setSpacing(8)
        label = Label(_("Reason"), "small", "text2", weight=500)
        label.setBuddy(self.reason)
        reason.addWidget(label)
        reason.addWidget(self.reason, 1)
        column = self._rows = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._reason_row)
        self.setMinimumHeight(px(48))

    def show_risk(self, content: Content, attention: bool) -> None:
        """The risk of a note; the tick of its client. Asked at every key, so it does little then."""
        now = (content.risk, content.signs, content.risk_reason, attention)
        if now == self._shown and self.attention.isChecked() == attention:
            return
        self._shown = now
        self._risk = content.risk
        tone = TONES.get(content.risk, "text2")
        self.icon.set_icon(_ICONS.get(content.risk, "warning"), tone)
        self.title.set_ink(tone if content.risk in TONES else "text")
        self.levels.set_risk(content.risk)
        if content.signs != self._signs:
            self._show_signs(content.signs)
        if self.reason.text() != content.risk_reason:
            self.reason.setText(content.risk_reason)
            self.reason.setCursorPosition(0)  # a long one is read from its beginning
        self._reason_row.setVisible(content.risk in REASONED)
        with QSignalBlocker(self.attention):
            self.attention.setChecked(attention)
        self.update()

    def _show_signs(self, signs: tuple[RiskSign, ...]) -> None:
        self._signs = signs
        self._chips.clear(self.more)
        for sign in (each for each in RiskSign if each in signs):
            chip = SignChip(sign)
            chip.clicked.connect(lambda _on=False, sign=sign: self.sign_removed.emit(sign))
            self._chips.add(chip)
        self._chips.add(self.more)
        self.more.setVisible(len(signs) < len(RiskSign))
        self.menu.clear()
        for sign in RiskSign:
            if sign not in signs:
                added = partial(self.sign_added.emit, sign)
                self.menu.add(sign_name(sign), added, name=f"note.risk.add.{sign.value}")
        self._place_chips()

    def _place_chips(self) -> None:
        """Beside the levels while there is room for them, else in a row of their own."""
        inline = len(self._signs or ()) < 2 and self.width() >= px(_INLINE_FROM)
        if inline == self._inline:
            return
        self._inline = inline
        if inline:
            self._rows.removeWidget(self._chips)
            self._first.insertWidget(_CHIPS_PLACE, self._chips, 1, Qt.AlignmentFlag.AlignVCenter)
        else:
            self._first.removeWidget(self._chips)
            self._rows.insertWidget(1, self._chips)
        self._spring.changeSize(0, 0, _GROW if not inline else _STAY, _STAY)
        self._first.invalidate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_chips()

    def _open_menu(self) -> None:
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), theme()
        tone = TONES.get(self._risk)
        painter.fillRect(self.rect(), now.color(f"{tone}Soft" if tone else "surface"))
        line = now.color(f"{tone}Line" if tone else "border")
        painter.fillRect(0, self.height() - 1, self.width(), 1, line)
