"""A row of the day's list: an appointment, and what to do with it."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from clinic_app.common.locale import clock_time, phone, record_number, short_duration
from clinic_app.common.translations import _
from clinic_app.scheduling.values import Block, Status
from ui.panels.words import given_name, late_words
from ui.theme.sharp import hairline
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.today.action import CardLook, action_button
from ui.today.card import spoken
from ui.today.day import is_late, wait
from ui.today.list_columns import Columns
from ui.widgets.buttons import IconButton
from ui.widgets.chips import chip_size, paint_chip
from ui.widgets.focus_ring import FocusVisible
from ui.widgets.marks import letters, paint_avatar, paint_mark
from ui.widgets.painting import draw_line
from ui.widgets.wording import status_icon, status_name

HEIGHT = 32
_RIGHT, _GAP = 10, 4


@dataclass(frozen=True)
class Known:
    """What the list shows of a client besides the name; empty for whom the reader may not know."""

    record_no: str = ""
    phone: str = ""


class ListRow(FocusVisible, QAbstractButton):
    """`clicked` opens it, `acted` takes the next step, `menu_wanted` asks for everything else."""

    acted = Signal(int)
    menu_wanted = Signal(int, QPoint)
    key_pressed = Signal(int, QKeyEvent)
    focused = Signal(int)

    def __init__(self, block: Block, look: CardLook, known: Known, now: datetime) -> None:
        super().__init__()
        self.block, self.look, self._known, self._now = block, look, known, now
        self._columns = Columns.within(0)
        self._chosen = self._ringed = False
        self.setObjectName(f"today.row.{block.id}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.action = action_button(look, block, f"{self.objectName()}.action", settled=True)
        if self.action is not None:
            self.action.setParent(self)
            self.action.clicked.connect(lambda: self.acted.emit(block.id))
        more = _("More for this appointment")
        self.more = IconButton("dots-three", more, size="row", parent=self)
        self.more.setAccessibleName(f"{more}, {block.client_name}")
        self.more.setObjectName(f"{self.objectName()}.more")
        self.more.clicked.connect(self._want_menu)
        self.set_now(now)

    def set_now(self, now: datetime) -> None:
        """A minute has passed."""
        self._now = now
        self.setAccessibleName(spoken(self.block, self.look, now))
        self.setToolTip(late_words(self.look.wait_limit) if self.late else "")
        self.update()

    @property
    def late(self) -> bool:
        """Whether its client has waited too long."""
        return is_late(self.block, self._now, self.look.wait_limit)

    def choose(self, chosen: bool) -> None:
        """Show it as the one chosen: its action is the main one."""
        self._chosen = chosen
        if self.action is not None:
            self.action.set_kind("primary" if chosen else "default")
        self.update()

    def _want_menu(self) -> None:
        self.menu_wanted.emit(self.block.id, self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self._want_menu()
        else:
            self.menu_wanted.emit(self.block.id, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.key_pressed.emit(self.block.id, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.OtherFocusReason:
            self.show_ring()
        self.focused.emit(self.block.id)

    def show_ring(self) -> None:
        """Inside the row, as tables show it: rows touch each other."""
        self._ringed = True
        self.update()

    def hide_ring(self) -> None:
        """The focus went elsewhere."""
        self._ringed = False
        self.update()

    # Looks

    def sizeHint(self) -> QSize:
        return QSize(300, px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._columns = Columns.within(self.width())
        side = self.more.sizeHint()
        top = (self.height() - 1 - side.height()) // 2
        self.more.setGeometry(self.width() - side.width() - _RIGHT + 4, top, side.width(), side.height())
        if self.action is not None:
            size = self.action.sizeHint()
            self.action.setGeometry(self.more.x() - _GAP - size.width(), top, size.width(), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = "accentSoft" if self._chosen else "hover" if self.underMouse() else "surface"
        painter.fillRect(self.rect(), now.color(fill))
        hairline(painter, QRectF(0, self.height() - 1, self.width(), 1), now.color("divider"))
        self._paint_time(painter)
        self._paint_client(painter)
        self._paint_counselor(painter)
        self._paint_status(painter)
        place = _("No booking") if self.block.walk_in else self.block.room_name
        self._paint_text(painter, "place", place, "text2")
        self._paint_text(painter, "phone", phone(self._known.phone), "text2")
        if self._ringed:
            painter.setPen(QPen(now.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 1, -2, -2), 5, 5)

    def _box(self, column: str) -> QRectF | None:
        return self._columns.box(column, self.height() - 1)

    def _paint_text(self, painter: QPainter, column: str, text: str, ink: str) -> None:
        if (box := self._box(column)) is not None:
            painter.setFont(font("body", tabular=True))
            draw_line(painter, box, text or "–", theme().color(ink if text else "text3"))

    def _paint_time(self, painter: QPainter) -> None:
        if (box := self._box("time")) is not None:
            painter.setFont(font("body", 600, tabular=True))
            draw_line(painter, box, clock_time(self.block.start), theme().color("text"))

    def _paint_client(self, painter: QPainter) -> None:
        box = self._box("client")
        if box is None:
            return
        side = px(16)
        mark = QRectF(box.x(), box.center().y() - side / 2, side, side)
        paint_mark(painter, mark, self.block.programme.value, faded=False)
        box = box.adjusted(side + 8, 0, 0, 0)
        painter.setFont(font("body", 600 if self._chosen else 500))
        name = self.block.client_name
        width = min(painter.fontMetrics().horizontalAdvance(name) + 1, int(box.width()))
        draw_line(painter, QRectF(box.x(), box.y(), width, box.height()), name, theme().color("text"))
        self._paint_beside_name(painter, box.adjusted(width + 8, 0, 0, 0))

    def _paint_beside_name(self, painter: QPainter, box: QRectF) -> None:
        """What is to be minded, in words or by its sign, and the record number, as far as there is room."""
        if self.block.attention and self.block.status is not Status.COMPLETED:
            whole = chip_size(_("Needs attention"), "flag")
            text = _("Needs attention") if whole.width() <= box.width() else ""
            size = whole if text else chip_size("", "flag")
            chip = QRectF(box.x(), box.center().y() - size.height() / 2, size.width(), size.height())
            paint_chip(painter, chip, text, "warning", "flag")
            box = box.adjusted(size.width() + 8, 0, 0, 0)
        painter.setFont(font("caption", tabular=True))
        text = record_number(self._known.record_no) if self._known.record_no else ""
        if painter.fontMetrics().horizontalAdvance(text) <= box.width():
            draw_line(painter, box, text, theme().color("text3"))

    def _paint_counselor(self, painter: QPainter) -> None:
        box, whole = self._box("counselor"), self.look.counselor
        if box is None or not whole:
            return
        side = px(22)
        paint_avatar(painter, QRectF(box.x(), box.center().y() - side / 2, side, side), letters(whole))
        painter.setFont(font("body"))
        draw_line(painter, box.adjusted(side + 6, 0, 0, 0), given_name(whole), theme().color("text2"))

    def _paint_status(self, painter: QPainter) -> None:
        box, status = self._box("status"), self.block.status
        if box is None:
            return
        text, tone = status_name(status), "accent" if status is Status.IN_SESSION else "neutral"
        if status is Status.CHECKED_IN:
            minutes = short_duration(wait(self.block, self._now))
            text, tone = _("Waiting {time}").format(time=minutes), "warning" if self.late else "neutral"
        elif self.look.note_missing:
            text, tone = _("Note missing"), "warning"
        icon = status_icon(status)
        size = chip_size(text, icon)
        width = min(size.width(), box.width())
        chip = QRectF(box.x(), round(box.center().y() - size.height() / 2), width, size.height())
        paint_chip(painter, chip, text, tone, icon, self._chosen)
