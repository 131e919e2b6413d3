"""A card of the board: an appointment, and the one thing to do next."""

from datetime import datetime

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from clinic_app.common.locale import clock_time, short_duration, time_range
from clinic_app.common.translations import _
from clinic_app.scheduling.values import AppointmentId, Block, Status
from ui.panels.pair import large_text
from ui.panels.words import late_words
from ui.theme.icons import draw_icon
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.today.action import CardLook, action_button
from ui.today.day import is_late, wait
from ui.widgets.chips import chip_size, paint_chip
from ui.widgets.focus_ring import FocusVisible
from ui.widgets.marks import letters, paint_avatar, paint_mark
from ui.widgets.painting import draw_line, rounded
from ui.widgets.wording import programme_name, status_icon, status_name

MIME = "application/x-teduh-appointment"
_HEIGHT, _RADIUS, _BAR = 82, 7, 4
_LEFT, _RIGHT = 13, 10
_LEAST_PLACE = 24
"""Narrower than this, a room's name would be a mere ellipsis."""
_WARNING, _LARGE_WARNING = 22, 36
"""What a card grows by when its client has waited too long; large text takes two lines."""


class BoardCard(FocusVisible, QAbstractButton):
    """One appointment; `clicked` opens it, `acted` takes the next step."""

    ring_radius = _RADIUS
    acted = Signal(int)
    key_pressed = Signal(int, QKeyEvent)

    def __init__(self, block: Block, look: CardLook, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.block, self.look, self._now = block, look, now
        self._grasped: QPoint | None = None
        self.setObjectName(f"today.card.{block.id}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.action = action_button(look, block, f"{self.objectName()}.action")
        if self.action is not None:
            self.action.setParent(self)
            self.action.clicked.connect(lambda: self.acted.emit(block.id))
        self.setAccessibleName(spoken(block, look, now))

    @property
    def appointment_id(self) -> AppointmentId:
        """The appointment it shows."""
        return self.block.id

    def set_now(self, now: datetime) -> None:
        """A minute has passed."""
        self._now = now
        self.setAccessibleName(spoken(self.block, self.look, now))
        self.updateGeometry()
        self.update()

    @property
    def late(self) -> bool:
        """Whether its client has waited too long."""
        return is_late(self.block, self._now, self.look.wait_limit)

    def sizeHint(self) -> QSize:
        return QSize(200, px(_HEIGHT + (_LARGE_WARNING if large_text() else _WARNING) * self.late))

    def resizeEvent(self, event: object) -> None:
        if self.action is not None:
            size = self.action.sizeHint()
            self.action.setGeometry(self.width() - size.width() - _RIGHT, px(50), size.width(), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, block = QRectF(self.rect()), self.block
        done = block.status is Status.COMPLETED
        unsure = block.status is Status.BOOKED
        solid = theme().programme(block.programme.value)
        rounded(
            painter, box, _RADIUS, theme().color("sunken" if done else "surface"), theme().color("border")
        )
        if unsure:
            painter.setPen(QPen(solid, 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.save()
        painter.setClipRect(QRectF(0, 0, _BAR, box.height()))
        rounded(painter, box, _RADIUS, solid)
        painter.restore()
        self._paint_first_row(painter, done)
        self._paint_name(painter, done)
        self._paint_last_row(painter)
        if self.late:
            self._paint_warning(painter)

    def _paint_first_row(self, painter: QPainter, done: bool) -> None:
        row = QRectF(_LEFT, px(8), self.width() - _LEFT - _RIGHT, px(18))
        painter.setFont(font("body", 400 if done else 600, tabular=True))
        time_text = clock_time(self.block.start)
        width = painter.fontMetrics().horizontalAdvance(time_text)
        draw_line(painter, row, time_text, theme().color("text2" if done else "text"))
        x = row.x() + width + 6
        draw_icon(
            painter,
            QRectF(x, row.center().y() - px(7), px(14), px(14)),
            status_icon(self.block.status),
            theme().color("accent" if self.block.status is Status.IN_SESSION else "text2"),
        )
        x += px(14) + 6
        right = self._paint_chip(painter, row)
        painter.setFont(font("caption"))
        place = _("No booking") if self.block.walk_in else self.block.room_name
        if not done and right - x >= px(_LEAST_PLACE):
            draw_line(painter, QRectF(x, row.y(), right - x - 4, row.height()), place, theme().color("text3"))

    def _paint_chip(self, painter: QPainter, row: QRectF) -> float:
        """The chip at the right end; gives the x that it leaves free."""
        block = self.block
        if block.status is Status.CHECKED_IN:
            tone = "warning" if self.late else "neutral"
            text, icon = short_duration(wait(block, self._now)), "hourglass"
        elif self.look.note_missing:
            text, tone, icon = _("Note missing"), "warning", None
        elif block.attention and block.status is not Status.COMPLETED:
            text, tone, icon = _("Needs attention"), "warning", "flag"
        else:
            return row.right()
        size = chip_size(text, icon)
        left = max(row.right() - size.width(), row.x() + px(60))
        paint_chip(painter, QRectF(left, row.y() - 2, row.right() - left, size.height()), text, tone, icon)
        return left

    def _paint_name(self, painter: QPainter, done: bool) -> None:
        y = px(29)
        paint_mark(painter, QRectF(_LEFT - 1, y + 1, px(16), px(16)), self.block.programme.value, faded=False)
        painter.setFont(font("body", 400 if done else 600))
        left = _LEFT + px(16) + 5
        row = QRectF(left, y, self.width() - left - _RIGHT, px(18))
        draw_line(painter, row, self.block.client_name, theme().color("text2" if done else "text"))

    def _paint_last_row(self, painter: QPainter) -> None:
        y = px(51)
        paint_avatar(painter, QRectF(_LEFT, y, px(22), px(22)), letters(self.look.counselor))
        painter.setFont(font("caption", tabular=True))
        left = _LEFT + px(22) + 6
        right = self.action.x() - 6 if self.action is not None else self.width() - _RIGHT
        row = QRectF(left, y, right - left, px(22))
        draw_line(painter, row, self._detail(), theme().color("text3"))

    def _paint_warning(self, painter: QPainter) -> None:
        high = px(_LARGE_WARNING - 6 if large_text() else _WARNING - 6)
        row = QRectF(_LEFT, px(_HEIGHT - 5), self.width() - _LEFT - _RIGHT, high)
        icon = QRectF(row.x() + 1, row.y() + px(1), px(14), px(14))
        draw_icon(painter, icon, "warning", theme().color("warning"))
        painter.setFont(font("caption", 500))
        words = late_words(self.look.wait_limit)
        room = row.adjusted(px(14) + 6, 0, 0, 0)
        if large_text():
            painter.setPen(theme().color("warning"))
            painter.drawText(room, Qt.TextFlag.TextWordWrap, words)
        else:
            draw_line(painter, room, words, theme().color("warning"))

    def _detail(self) -> str:
        block = self.block
        if block.status is Status.IN_SESSION and block.started_at is not None:
            minutes = max(int((self._now - block.started_at).total_seconds() // 60), 0)
            return short_duration(minutes)
        if block.status is Status.COMPLETED and block.started_at and block.completed_at:
            return time_range(block.started_at, block.completed_at)
        if block.status is Status.BOOKED:
            return _("Unconfirmed")
        return _("Session {number}").format(number=block.session_no)

    # Keys and dragging

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.key_pressed.emit(self.block.id, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.OtherFocusReason:
            self.show_ring()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._grasped = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grasped is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        far = (event.position().toPoint() - self._grasped).manhattanLength()
        if far >= QApplication.startDragDistance():
            self._carry(self._grasped)

    def _carry(self, grasped: QPoint) -> None:
        self._grasped = None
        self.setDown(False)
        content = QMimeData()
        content.setData(MIME, str(self.block.id).encode())
        drag = QDrag(self)
        drag.setMimeData(content)
        drag.setPixmap(self.grab())
        drag.setHotSpot(grasped)
        drag.exec(Qt.DropAction.MoveAction)


def spoken(block: Block, look: CardLook, now: datetime) -> str:
    """An appointment in one sentence, for a screen reader."""
    waiting = block.status is Status.CHECKED_IN
    parts = (
        programme_name(block.programme),
        block.client_name,
        time_range(block.start, block.end),
        status_name(block.status),
        short_duration(wait(block, now)) if waiting else "",
        late_words(look.wait_limit) if is_late(block, now, look.wait_limit) else "",
        block.room_name,
        look.counselor,
    )
    return ", ".join(part for part in parts if part)
