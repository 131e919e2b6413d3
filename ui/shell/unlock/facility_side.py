"""The left side of the unlock screen: sign, clock, whose program this is, and that it is encrypted."""

from datetime import datetime

from PySide6.QtCore import QDate, QLocale, QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common import locale
from clinic_app.common.translations import _, language
from ui.shell.unlock.arcs import BESIDE, paint_arcs
from ui.theme.tokens import theme
from ui.widgets.cards import Icon
from ui.widgets.label import Label
from ui.widgets.logo import Logo

WIDTH = 520
_LEFT = 48


class FacilitySide(QWidget):
    """Everything in it may be read without a password (SECURITY §3)."""

    def __init__(self, name: str, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = Label("", "display")
        self._clock.setObjectName("login.clock")
        self._date = Label("", "h2", "text2", weight=400)
        self._name = Label(name, "h2", wrap=True)
        self._unit = Label(unit, "body", "text2", wrap=True)
        if not unit:
            self._unit.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(_LEFT, 46, _LEFT, 44)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addSpacing(96)
        column.addWidget(self._clock)
        column.addSpacing(6)
        column.addWidget(self._date)
        column.addStretch(1)
        column.addWidget(self._name)
        column.addSpacing(1)
        column.addWidget(self._unit)
        column.addSpacing(20)
        column.addLayout(self._promise())

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addSpacing(2)
        head.addWidget(Logo(36))
        head.addWidget(Label("Teduh", "title"))
        head.addStretch(1)
        return head

    def _promise(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Icon("shield-check", "accent", 16))
        row.addWidget(
            Label(
                _("Data is stored encrypted on this computer and is never sent to the internet."),
                "small",
                "text2",
                wrap=True,
            ),
            1,
        )
        row.setContentsMargins(0, 0, 40, 0)
        return row

    def show_time(self, now: datetime) -> None:
        """Another minute, in the clinic's time."""
        self._clock.setText(locale.clock_time(now))
        # Not by Babel: its import would cost the first screen a third of a bare window's start.
        words = QLocale(language()).toString(QDate(now.year, now.month, now.day), "dddd, d MMMM yyyy")
        self._date.setText(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("rail"))
        painter.save()
        painter.setClipRect(QRectF(self.rect()))
        paint_arcs(painter, QPointF(150, self.height() - 48), BESIDE)
        painter.restore()
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme().color("border"))
