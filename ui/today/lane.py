"""A column of the board: head, cards, what is hidden below; and the strips one drops cards on."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QEnterEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from clinic_app.common.locale import clock_time
from clinic_app.common.translations import N_, _, ngettext
from clinic_app.scheduling.values import Block
from ui.theme.icons import draw_icon
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.today.card import MIME, BoardCard
from ui.today.day import Lane
from ui.today.meeting_card import MeetingCard
from ui.widgets.buttons import Button
from ui.widgets.cards import Icon
from ui.widgets.label import Label
from ui.widgets.painting import draw_line, rounded

LANE_LOOKS = {
    Lane.EXPECTED: ("circle-dashed", N_("Expected")),
    Lane.WAITING: ("armchair", N_("Arrived, waiting")),
    Lane.IN_SESSION: ("play-circle-fill", N_("In session")),
    Lane.DONE: ("check-circle-fill", N_("Completed")),
    Lane.MISSED: ("prohibit", N_("No-show")),
    Lane.CANCELLED: ("x-circle", N_("Called off")),
}


class DropArea(QFrame):
    """Takes cards from other lanes; `dropped` names the appointment."""

    dropped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over = False
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
            self._set_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_over(False)
        number = event.mimeData().data(MIME).data()
        event.acceptProposedAction()
        self.dropped.emit(int(bytes(number)))

    def _set_over(self, over: bool) -> None:
        self._over = over
        self.update()

    def _paint_over(self, painter: QPainter, radius: float) -> None:
        if self._over:
            painter.setPen(QPen(theme().color("accent"), 2, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(box, radius, radius)


class BoardLane(QWidget):
    """A column with its head; cards scroll inside."""

    dropped = Signal(int)
    left = Signal(str)
    """The pointer has left it."""

    def __init__(self, lane: Lane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lane = lane
        self.cards: list[BoardCard] = []
        self.pointed_at = False
        icon, title = LANE_LOOKS[lane]
        self.setObjectName(f"today.lane.{lane.value}")
        self._count = Label("0", "subtitle", "text3", weight=400, tabular=True)
        head = QHBoxLayout()
        head.setContentsMargins(5, 0, 5, 0)
        head.setSpacing(7)
        head.addWidget(Icon(icon, "text2", 16))
        head.addWidget(Label(_(title), "subtitle"))
        head.addWidget(self._count)
        head.addStretch(1)
        self._area = _LaneArea()
        self._area.dropped.connect(self.dropped)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._area, 1)
        self._title = _(title)

    def show_cards(self, cards: Sequence[BoardCard], meetings: Sequence[MeetingCard] = ()) -> None:
        """Show these cards from top to bottom; meetings stand among those expected, else below."""
        self.cards = list(cards)
        count = len(cards) + len(meetings)
        self._count.setText(str(count))
        self.setAccessibleName(f"{self._title} {count}")
        both: list[BoardCard | MeetingCard] = [*cards, *meetings]
        if self.lane is Lane.EXPECTED and meetings:
            both.sort(key=lambda card: _start(card))
        self._area.show_cards(both)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.pointed_at = True
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed_at = False
        super().leaveEvent(event)
        self.left.emit(self.lane.value)

    def reveal(self, card: BoardCard) -> None:
        """Scroll until the card is seen."""
        self._area.viewer.ensureWidgetVisible(card, 0, 10)


def _start(card: BoardCard | MeetingCard) -> datetime:
    return card.meeting.start if isinstance(card, MeetingCard) else card.block.start


class _LaneArea(DropArea):
    def __init__(self) -> None:
        super().__init__()
        self.viewer = QScrollArea()
        self.viewer.setFrameShape(QFrame.Shape.NoFrame)
        self.viewer.setWidgetResizable(True)
        self.viewer.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewer.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewer.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewer.viewport().setAutoFillBackground(False)
        self.viewer.verticalScrollBar().valueChanged.connect(self._count_hidden)
        self.viewer.verticalScrollBar().rangeChanged.connect(self._count_hidden)
        self._more = Button("", "link", size="row", icon="caret-down")
        self._more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._more.clicked.connect(self._page_down)
        self._more.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 3, 3, 5)
        column.setSpacing(2)
        column.addWidget(self.viewer, 1)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignHCenter)
        self._cards: Sequence[QWidget] = ()

    def show_cards(self, cards: Sequence[QWidget]) -> None:
        place = self.viewer.verticalScrollBar().value()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(8)
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
        self._cards = cards
        self.viewer.setWidget(content)
        content.setAutoFillBackground(False)
        self.viewer.verticalScrollBar().setValue(place)
        self._count_hidden()

    def _page_down(self) -> None:
        bar = self.viewer.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep() - px(40))

    def _count_hidden(self) -> None:
        bottom = self.viewer.verticalScrollBar().value() + self.viewer.viewport().height()
        hidden = sum(1 for card in self._cards if card.y() + card.height() / 2 > bottom)
        text = ngettext("{count} more appointment", "{count} more appointments", hidden)
        self._more.setText(text.format(count=hidden))
        self._more.setVisible(hidden > 0)

    def resizeEvent(self, event: object) -> None:
        self._count_hidden()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), 10, theme().color("sunken"))
        self._paint_over(painter, 10)


class Strip(DropArea):
    """A drop strip that lists its appointments in one line."""

    def __init__(self, lane: Lane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lane = lane
        self._blocks: tuple[Block, ...] = ()
        self.setObjectName(f"today.strip.{lane.value}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_blocks(self, blocks: tuple[Block, ...]) -> None:
        """Show these."""
        self._blocks = blocks
        title = _(LANE_LOOKS[self.lane][1])
        self.setAccessibleName(f"{title} {len(blocks)}: {_listed(blocks)}")
        self.setToolTip(_listed(blocks))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        painter.setPen(QPen(theme().color("control"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        icon, title = LANE_LOOKS[self.lane]
        draw_icon(painter, QRectF(13, box.center().y() - px(8), px(16), px(16)), icon, theme().color("text2"))
        x = 13.0 + px(16) + 8
        for text, role, ink, weight in (
            (_(title), "body", "text", 500),
            (str(len(self._blocks)), "body", "text3", 400),
            (_listed(self._blocks), "small", "text3", 400),
        ):
            painter.setFont(font(role, weight))
            width = painter.fontMetrics().horizontalAdvance(text)
            draw_line(
                painter,
                QRectF(x, 0, min(width + 1, box.width() - x - 10), box.height()),
                text,
                theme().color(ink),
            )
            x += width + 9
        self._paint_over(painter, 8)


def _listed(blocks: tuple[Block, ...]) -> str:
    return " · ".join(f"{block.client_name} {clock_time(block.start)}" for block in blocks)
