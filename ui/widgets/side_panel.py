"""The panel at the right (spec §3, §4.9): head with title and close, scrolling body, pinned actions.

It pushes the content aside, or lies over it in a narrow window: see `berth`.
"""

from PySide6.QtCore import QEasingCurve, QPropertyAnimation, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from clinic_app.common.translations import _
from ui.theme.motion import PANEL_MS, duration
from ui.theme.tokens import px, theme
from ui.widgets.berth import Berth
from ui.widgets.breakpoints import XL
from ui.widgets.buttons import IconButton
from ui.widgets.focus_again import FocusPlace
from ui.widgets.label import Label

WIDTH = 312
WIDER = 16
"""So much wider is every panel in a window of size XL."""


class SidePanel(QFrame):
    """A panel that slides in at the right of a layout.

    `body` is the layout of the scrolling part, which ends with a stretch (aligned at the top it would get the
    height of its hint, too low for texts that break); `action_area` of the pinned part, `head` of the head.
    `opened` when it was closed before; `closed` when the person closes it. Focus returns to where it was when
    it was opened by keyboard.
    """

    closed = Signal()
    opened = Signal()
    head_height = 46

    def __init__(self, title: str = "", width: int = WIDTH, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual_width = self._width = width
        self._before: FocusPlace | None = None
        self._open = False
        self._inner = QWidget(self)
        self._inner.setFixedWidth(width)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.title = Label(title, "h2", elide=True)
        self.title.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.close_button = IconButton("x", _("Close panel"), "Esc")
        self.close_button.setObjectName("panel.close")
        self.close_button.clicked.connect(self.close_panel)
        self._build()
        self._slide = QPropertyAnimation(self, b"maximumWidth", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.finished.connect(self._settle)
        self._berth = Berth(self)
        self._berth.room_changed.connect(self._fit_width)
        self._slide.valueChanged.connect(self._berth.settle)
        self.setMinimumWidth(0)
        self.setMaximumWidth(0)
        self.hide()

    def _build(self) -> None:
        self.head = QHBoxLayout()
        self.head.setContentsMargins(15, 6, 8, 6)
        self.head.setSpacing(4)
        self.head.addWidget(self.title, 1)
        self.head.addWidget(self.close_button)
        content = QWidget()
        content.setObjectName("panel.body")
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(15, 14, 15, 14)
        self.body.setSpacing(10)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        scroll.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self.update())
        self.scroll_area = scroll
        self.action_area = QVBoxLayout()
        self.action_area.setContentsMargins(15, 8, 15, 14)
        self.action_area.setSpacing(8)
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head_box = QWidget()
        head_box.setFixedHeight(px(self.head_height))
        head_box.setLayout(self.head)
        column.addWidget(head_box)
        column.addWidget(scroll, 1)
        column.addLayout(self.action_area)

    @property
    def is_open(self) -> bool:
        """Whether it is open or opening."""
        return self._open

    @property
    def room_taken(self) -> int:
        """How much narrower the content beside it is: nothing where it lies over it, or is closed."""
        return self._width if self._open and not self._berth.over else 0

    def set_title(self, title: str) -> None:
        """Another title."""
        self.title.setText(title)
        self.setAccessibleName(title)

    def open_panel(self, by_keyboard: bool = False) -> None:
        """Slide it in; by keyboard the focus goes into it."""
        self._before = FocusPlace()
        self._fit_width()
        self.show()
        if not self._open:
            self._open = True
            self._run(self._width)
            self.opened.emit()
        if by_keyboard:
            self.close_button.setFocus(Qt.FocusReason.TabFocusReason)

    def close_panel(self) -> None:
        """Slide it out and give the focus back."""
        if not self._open:
            return
        was_inside, window = FocusPlace().is_within(self), self.window()
        self._open = False
        self._run(0)
        self.closed.emit()  # what had made room for the panel may be in sight again
        if was_inside and self._before is not None:
            self._before.take(window)

    def _fit_width(self) -> None:
        width = self._usual_width + (WIDER if self.window().width() >= XL else 0)
        if width != self._width:
            self._width = width
            self._inner.setFixedWidth(width)
            if self._open:
                self._run(width)

    def _run(self, target: int) -> None:
        self._slide.stop()
        self.setMinimumWidth(0)
        milliseconds = duration(PANEL_MS)
        if milliseconds == 0:
            self.setMaximumWidth(target)
            self._settle()
            return
        self._slide.setDuration(milliseconds)
        self._slide.setStartValue(self.width() if self.isVisible() and self.maximumWidth() else 0)
        self._slide.setEndValue(target)
        self._slide.start()

    def _settle(self) -> None:
        if not self._open:
            self.hide()
        self.setMinimumWidth(self._width if self._open else 0)
        self._berth.settle()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._width, 400)

    def resizeEvent(self, event: object) -> None:
        self._inner.setGeometry(0, 0, self._width, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._open:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        painter.fillRect(0, 0, 1, self.height(), theme().color("border"))
        painter.fillRect(1, px(self.head_height) - 1, self.width(), 1, theme().color("divider"))
        if self.action_area.count() and self.scroll_area.verticalScrollBar().maximum():
            below = self.scroll_area.geometry().bottom() + 1  # what scrolls ends here, it isn't cut off
            painter.fillRect(1, below, self.width(), 1, theme().color("divider"))
