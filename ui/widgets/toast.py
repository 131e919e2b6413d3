"""Toasts (spec §4.7): what just happened, with one way to take it back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QEnterEvent,
    QFontMetricsF,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from clinic_app.common.translations import _
from ui.theme.icons import draw_icon
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.button_look import ButtonLook
from ui.widgets.buttons import Button, IconButton
from ui.widgets.label import Label
from ui.widgets.painting import rounded, shadow

LIFETIME_MS = 8000
MAX_SHOWN = 2
_SHADE = 14
"""Room around a toast for its shadow."""
_WIDEST = 340
"""Of the words of a toast; a longer message breaks."""
_ABOVE = 16
_GAP = 8


class _ToastButton(Button):
    def _look(self) -> ButtonLook:
        fill = QColor(theme().color("onTooltip"))
        fill.setAlphaF(0.3 if self.underMouse() else 0.18)
        return ButtonLook(fill, None, theme().color("onTooltip"))

    def _font_role(self) -> str:
        return "body"

    def _paint_content(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        painter.setFont(font("body", 600, on_solid=True))
        painter.setPen(ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(font("body", 600, on_solid=True)).horizontalAdvance(self.text())
        return QSize(round(width) + 20, px(28))


class _ToastClose(IconButton):
    def _look(self) -> ButtonLook:
        fill = None
        if self.underMouse():
            fill = QColor(theme().color("onTooltip"))
            fill.setAlphaF(0.18)
        return ButtonLook(fill, None, theme().color("onTooltip"))


class _ToastIcon(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(16), px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_icon(QPainter(self), QRectF(self.rect()), self._name, theme().color("onTooltip"))


class Toast(QFrame):
    """One message. It closes itself after `LIFETIME_MS` unless it is an error, hovered or focused."""

    closed = Signal()

    def __init__(
        self, text: str, action_text: str | None, error: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self.setAccessibleName(text)
        self.text = text
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.setInterval(LIFETIME_MS)
        self.timer.timeout.connect(self.dismiss)
        self._left_ms = LIFETIME_MS
        self._stays = error
        self._hovered = False
        row = QHBoxLayout(self)
        row.setContentsMargins(_SHADE + 15, _SHADE + 6, _SHADE + 11, _SHADE + 6)
        row.setSpacing(10)
        row.addWidget(_ToastIcon("warning-circle-fill" if error else "check-circle-fill"))
        words = Label(text, "body", "onTooltip", wrap=True)
        words.setFixedWidth(min(words.one_line_width(), px(_WIDEST)))
        row.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.action: Button | None = None
        if action_text:
            self.action = _ToastButton(action_text, size="compact")
            self.action.setObjectName("toast.action")
            row.addWidget(self.action)
        row.addSpacing(-4)
        self.close_button = _ToastClose("x", _("Close message"), size="row")
        self.close_button.setObjectName("toast.close")
        self.close_button.clicked.connect(self.dismiss)
        row.addWidget(self.close_button)
        for part in (self.action, self.close_button):
            if part is not None:
                part.installEventFilter(self)

    def start(self) -> None:
        """Begin to count down."""
        if not self._stays:
            self.timer.start()

    def hold(self) -> None:
        """Stay while the pointer or the focus is here."""
        if self.timer.isActive():
            self._left_ms = max(self.timer.remainingTime(), 0)
            self.timer.stop()

    def release(self) -> None:
        """Count on when neither pointer nor focus is here any more."""
        focused = any(part is not None and part.hasFocus() for part in (self.action, self.close_button))
        if not self._stays and not self._hovered and not focused and not self.timer.isActive():
            self.timer.start(max(self._left_ms, 1))

    def dismiss(self) -> None:
        """Go away now."""
        self.timer.stop()
        self.hide()
        self.closed.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.hold()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.release()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.hold()
        elif event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self.release)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(_SHADE, _SHADE, -_SHADE, -_SHADE)
        shadow(painter, box, 8, 20, 6, theme().color("shadow"))
        rounded(painter, box, 8, theme().color("tooltip"))


class ToastStack(QWidget):
    """Where toasts appear: bottom centre of `parent`, at most two. F8 moves the focus to the newest."""

    def __init__(self, parent: QWidget, bottom: int = 24) -> None:
        """`bottom` is the height of what lies under the toasts, such as the status bar."""
        super().__init__(parent)
        self._bottom = bottom
        self._toasts: list[Toast] = []
        parent.installEventFilter(self)
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_F8), parent)
        # Not from a dialog over `parent`: it would lead out of a question that has to be answered first.
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.focus_newest)
        self.hide()

    @property
    def toasts(self) -> list[Toast]:
        """Those shown now, oldest first."""
        return list(self._toasts)

    def say(
        self,
        text: str,
        action_text: str | None = None,
        on_action: Callable[[], object] | None = None,
        error: bool = False,
    ) -> Toast:
        """Show a message of at most 60 signs; the action closes it. Errors stay until they are closed."""
        while len(self._toasts) >= MAX_SHOWN:
            self._toasts[0].dismiss()
        toast = Toast(text, action_text, error, self)
        toast.closed.connect(lambda: self._forget(toast))
        if toast.action is not None:
            toast.action.clicked.connect(lambda: self._act(toast, on_action))
        self._toasts.append(toast)
        toast.setVisible(True)
        self.setVisible(True)
        self._place()
        toast.start()
        self._announce(toast, error)
        return toast

    def focus_newest(self) -> None:
        """Move the keyboard to the newest toast."""
        if self._toasts:
            newest = self._toasts[-1]
            part = newest.action or newest.close_button
            part.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear(self) -> None:
        """Close all of them, for instance when locking."""
        for toast in self.toasts:
            toast.dismiss()

    def _act(self, toast: Toast, on_action: Callable[[], object] | None) -> None:
        toast.dismiss()
        if on_action is not None:
            on_action()

    def _forget(self, toast: Toast) -> None:
        if toast not in self._toasts:
            return
        self._toasts.remove(toast)
        toast.deleteLater()
        self.setVisible(bool(self._toasts))
        self._place()

    def _announce(self, toast: Toast, error: bool) -> None:
        event = QAccessibleAnnouncementEvent(toast, toast.text)
        if error:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None or not self._toasts:
            return
        widest, y = 0, 0
        for toast in self._toasts:
            toast.adjustSize()
            widest = max(widest, toast.width())
        for toast in self._toasts:
            toast.move((widest - toast.width()) // 2, y)
            y += toast.height() - 2 * _SHADE + _GAP
        height = y + 2 * _SHADE - _GAP
        bottom = parent.height() - self._bottom - _ABOVE + _SHADE
        self.setGeometry((parent.width() - widest) // 2, bottom - height, widest, height)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False
