"""A group's meeting of today, as a card of the board and as a row of the list (mock 02)."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from clinic_app.common.locale import clock_time
from clinic_app.common.translations import _
from clinic_app.scheduling.values_meetings import MeetingBlock, MeetingStatus
from ui.panels.words import given_name
from ui.theme.icons import draw_icon
from ui.theme.sharp import hairline
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.today.list_columns import Columns
from ui.widgets.buttons import Button
from ui.widgets.chips import chip_size, paint_chip
from ui.widgets.focus_ring import FocusVisible
from ui.widgets.marks import letters, paint_avatar, paint_mark
from ui.widgets.meeting_wording import meeting_spoken, meeting_state, meeting_tip, seats_text
from ui.widgets.painting import draw_line, rounded

_HEIGHT, _ROW, _RADIUS, _BAR = 82, 32, 7, 4
_LEFT, _RIGHT = 13, 10
_ICONS = {MeetingStatus.PLANNED: "circle", MeetingStatus.HELD: "check-circle-fill"}


@dataclass(frozen=True)
class MeetingLook:
    """What a card shows besides its meeting."""

    leader: str
    fills: bool
    """Whether the reader comes to the attendance from here."""
    over: bool
    """Whether it is past: it steps back."""


class _Meeting(FocusVisible, QAbstractButton):
    """`opened(MeetingId)` when it is clicked, `fill_wanted(MeetingId)` for its attendance."""

    opened = Signal(object)
    fill_wanted = Signal(object)

    def __init__(self, meeting: MeetingBlock, look: MeetingLook, name: str) -> None:
        super().__init__()
        self.meeting, self.look = meeting, look
        self.setObjectName(name)
        self.setAccessibleName(meeting_spoken(meeting))
        self.setToolTip(meeting_tip(meeting))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.action: Button | None = None
        if look.fills:
            self.action = Button(_("Attendance"), size="row", icon="check-square", parent=self)
            self.action.setObjectName(f"{self.objectName()}.attendance")
            self.action.setAccessibleName(f"{self.action.text()}, {meeting.title}")
            self.action.clicked.connect(lambda: self.fill_wanted.emit(meeting.id))
        self.clicked.connect(lambda: self.opened.emit(meeting.id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class MeetingCard(_Meeting):
    """On the board, among the appointments of its lane."""

    ring_radius = _RADIUS

    def __init__(self, meeting: MeetingBlock, look: MeetingLook) -> None:
        super().__init__(meeting, look, f"today.meeting.{meeting.id}")

    def sizeHint(self) -> QSize:
        return QSize(200, px(_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self.action is not None:
            size = self.action.sizeHint()
            self.action.setGeometry(self.width() - size.width() - _RIGHT, px(50), size.width(), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now, over = QPainter(self), theme(), self.look.over
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, programme = QRectF(self.rect()), self.meeting.programme.value
        rounded(painter, box, _RADIUS, now.color("sunken" if over else "surface"), now.color("border"))
        painter.save()
        painter.setClipRect(QRectF(0, 0, _BAR, box.height()))
        rounded(painter, box, _RADIUS, now.programme(programme))
        painter.restore()
        quiet = now.color("text2" if over else "text")
        row = QRectF(_LEFT, px(8), self.width() - _LEFT - _RIGHT, px(18))
        painter.setFont(font("body", 400 if over else 600, tabular=True))
        time = clock_time(self.meeting.start)
        x = row.x() + painter.fontMetrics().horizontalAdvance(time) + 6
        draw_line(painter, row, time, quiet)
        icon = QRectF(x, row.center().y() - px(7), px(14), px(14))
        draw_icon(painter, icon, _ICONS.get(self.meeting.status, "x-circle"), now.color("text2"))
        painter.setFont(font("caption"))
        place = row.adjusted(x + px(14) + 6 - row.x(), 0, 0, 0)
        draw_line(painter, place, self.meeting.room_name, now.color("text3"))
        self._paint_name(painter, programme)
        self._paint_last_row(painter)

    def _paint_name(self, painter: QPainter, programme: str) -> None:
        over, y = self.look.over, px(29)
        paint_mark(painter, QRectF(_LEFT - 1, y + 1, px(16), px(16)), programme)
        painter.setFont(font("body", 400 if over else 600))
        left = _LEFT + px(16) + 5
        row = QRectF(left, y, self.width() - left - _RIGHT, px(18))
        draw_line(painter, row, self.meeting.title, theme().color("text2" if over else "text"))

    def _paint_last_row(self, painter: QPainter) -> None:
        y = px(51)
        paint_avatar(painter, QRectF(_LEFT, y, px(22), px(22)), letters(self.look.leader))
        left, side = _LEFT + px(22) + 6, px(13)
        sign = QRectF(left, y + px(11) - side / 2, side, side)
        draw_icon(painter, sign, "users-three", theme().color("text3"))
        painter.setFont(font("caption", tabular=True))
        right = self.action.x() - 6 if self.action is not None else self.width() - _RIGHT
        row = QRectF(left + side + 4, y, right - left - side - 4, px(22))
        text = seats_text(self.meeting)
        if painter.fontMetrics().horizontalAdvance(text) > row.width():
            text = text.split()[0]  # the sign before it says of what
        draw_line(painter, row, text, theme().color("text3"))


class MeetingRow(_Meeting):
    """In the list, in a group of its own."""

    ring_radius = 4

    def __init__(self, meeting: MeetingBlock, look: MeetingLook) -> None:
        super().__init__(meeting, look, f"today.meeting.row.{meeting.id}")
        self._columns = Columns.within(0)

    def sizeHint(self) -> QSize:
        return QSize(300, px(_ROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._columns = Columns.within(self.width())
        if self.action is not None:
            size = self.action.sizeHint()
            top = (self.height() - 1 - size.height()) // 2
            self.action.setGeometry(self.width() - size.width() - _RIGHT, top, size.width(), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), now.color("hover" if self.underMouse() else "surface"))
        hairline(painter, QRectF(0, self.height() - 1, self.width(), 1), now.color("divider"))
        self._text(painter, "time", clock_time(self.meeting.start), "text", 600)
        if (box := self._box("client")) is not None:
            side = px(16)
            mark = QRectF(box.x(), box.center().y() - side / 2, side, side)
            paint_mark(painter, mark, self.meeting.programme.value)
            painter.setFont(font("body", 500))
            draw_line(painter, box.adjusted(side + 8, 0, 0, 0), self.meeting.title, now.color("text"))
        if (box := self._box("counselor")) is not None:
            side = px(22)
            circle = QRectF(box.x(), box.center().y() - side / 2, side, side)
            paint_avatar(painter, circle, letters(self.look.leader))
            painter.setFont(font("body"))
            name = given_name(self.look.leader)
            draw_line(painter, box.adjusted(side + 6, 0, 0, 0), name, now.color("text2"))
        self._text(painter, "place", self.meeting.room_name, "text2", None)
        self._text(painter, "phone", seats_text(self.meeting), "text2", None)
        if (box := self._box("status")) is not None:
            text, icon = meeting_state(self.meeting.status), _ICONS.get(self.meeting.status, "x-circle")
            size = chip_size(text, icon)
            top = round(box.center().y() - size.height() / 2)
            chip = QRectF(box.x(), top, min(size.width(), box.width()), size.height())
            paint_chip(painter, chip, text, "neutral", icon)

    def _box(self, column: str) -> QRectF | None:
        return self._columns.box(column, self.height() - 1)

    def _text(self, painter: QPainter, column: str, text: str, ink: str, weight: int | None) -> None:
        if (box := self._box(column)) is not None:
            painter.setFont(font("body", weight, tabular=True))
            draw_line(painter, box, text or "–", theme().color(ink if text else "text3"))
