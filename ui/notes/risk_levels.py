"""The four levels of risk side by side; none is chosen until somebody decides (ui/spec §8.5)."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from clinic_app.common.translations import _
from clinic_app.notes.values import Risk
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.focus_ring import FocusVisible
from ui.widgets.note_wording import risk_name
from ui.widgets.painting import draw_line, rounded

TONES: dict[Risk | None, str] = {Risk.MODERATE: "warning", Risk.HIGH: "danger"}
"""What colours a level: the other levels are neutral."""


class _Level(FocusVisible, QPushButton):
    ring_radius = 5

    def __init__(self, risk: Risk, parent: QWidget) -> None:
        super().__init__(risk_name(risk), parent)
        self._risk = risk
        self.setObjectName(f"note.risk.{risk.value}")
        self.setAccessibleName(_("Risk: {level}").format(level=risk_name(risk)))
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(font("body", 600)).horizontalAdvance(self.text())
        return QSize(round(width) + 22, px(26))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows belong to the group."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, now = QPainter(self), QRectF(self.rect()), theme()
        on = self.isChecked()
        ink = "text" if on or self.underMouse() else "text2"
        if on:
            tone = TONES.get(self._risk)
            fill, line = (f"{tone}Soft", f"{tone}Line") if tone else ("accentSoft", "accentLine")
            ink = tone or "accent"
            rounded(painter, box, 5, now.color(fill), now.color(line))
        painter.setFont(font("body", 600 if on else 500))
        width = QFontMetricsF(painter.font()).horizontalAdvance(self.text())
        draw_line(painter, box.adjusted((box.width() - width) / 2, 0, 2, 0), self.text(), now.color(ink))


class RiskLevels(QFrame):
    """`chosen(Risk)` when the person decides; ←→ move within the group, Space decides."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Level of risk"))
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 1, 2, 1)
        row.setSpacing(0)
        self.levels = {risk: _Level(risk, self) for risk in Risk}
        for risk, level in self.levels.items():
            level.clicked.connect(lambda _on=False, risk=risk: self._choose(risk))
            row.addWidget(level)
        self._on_surface = True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_risk(self, risk: Risk | None) -> None:
        """Show a level without emitting; None for not decided."""
        for each, level in self.levels.items():
            level.setChecked(each is risk)
        self._on_surface = risk not in TONES
        self.update()

    def focus_level(self) -> None:
        """Alt+R: to the level that is chosen, or the first."""
        chosen = [level for level in self.levels.values() if level.isChecked()]
        (chosen or list(self.levels.values()))[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choose(self, risk: Risk) -> None:
        self.set_risk(risk)
        self.chosen.emit(risk)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        levels = list(self.levels.values())
        focused = next((place for place, level in enumerate(levels) if level.hasFocus()), 0)
        levels[(focused + step) % len(levels)].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        token = "sunken" if self._on_surface else "surface"
        rounded(QPainter(self), QRectF(self.rect()), 7, theme().color(token))
