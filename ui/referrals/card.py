"""A card of the board (mock 11): whose referral it is, whereto, who answers for it, when something is due."""

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from clinic_app.common.translations import _
from clinic_app.referrals.rules.words import state_text, urgency_text
from clinic_app.referrals.values import ReferralHead, ReferralState, Urgency
from ui.referrals.words import URGENCY_LOOK, due_words
from ui.theme.icons import draw_icon
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.chips import chip_size, paint_chip
from ui.widgets.focus_ring import FocusVisible
from ui.widgets.marks import letters, paint_avatar, paint_mark
from ui.widgets.painting import draw_line, rounded
from ui.widgets.wording import programme_name

HEIGHT, RADIUS = 91, 7
_SIDE, _GAP = 13, 3


class ReferralCard(FocusVisible, QAbstractButton):
    """One referral; `clicked` opens it. `key_pressed(id, event)` for all keys but Space and Enter."""

    ring_radius = RADIUS
    key_pressed = Signal(int, QKeyEvent)

    def __init__(self, head: ReferralHead, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head, self._today = head, today
        self._open = False
        self.setObjectName(f"referrals.card.{head.id}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(spoken(head, today))

    def set_open(self, on: bool) -> None:
        """Whether the panel shows it."""
        if on != self._open:
            self._open = on
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(180, px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(140, px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.click()
        else:
            event.ignore()
            self.key_pressed.emit(self.head.id, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.OtherFocusReason:
            self.show_ring()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, now = QPainter(self), QRectF(self.rect()), theme()
        fill = now.color("hover" if self.underMouse() else "surface")
        line = now.color("accent" if self._open else "border")
        rounded(painter, box, RADIUS, fill, line, 2 if self._open else 1)
        self._paint_name(painter)
        self._paint_place(painter)
        self._paint_last_row(painter)

    def _paint_name(self, painter: QPainter) -> None:
        mark = QRectF(_SIDE - 1, px(13), px(16), px(16))
        paint_mark(painter, mark, self.head.programme.value)
        painter.setFont(font("body", 600))
        left = mark.right() + 6
        row = QRectF(left, px(12), self.width() - left - 10, px(18))
        draw_line(painter, row, self.head.client.full_name, theme().color("text"))

    def _paint_place(self, painter: QPainter) -> None:
        side = px(14)
        icon = QRectF(_SIDE, px(36), side, side)
        draw_icon(painter, icon, "arrow-square-out", theme().color("text3"))
        painter.setFont(font("small"))
        left = _SIDE + px(16) + 5
        row = QRectF(left, px(34), self.width() - left - 10, px(18))
        draw_line(painter, row, self.head.receiver or _("Receiver not named yet"), theme().color("text2"))

    def _paint_last_row(self, painter: QPainter) -> None:
        y, side, now = px(58), px(22), theme()
        paint_avatar(painter, QRectF(_SIDE - 1, y, side, side), letters(self.head.owner_name))
        words, ink, icon = due_words(self.head, self._today)
        chip = self._chip()
        painter.setFont(font("caption", 500 if ink in ("danger", "warning") else 400, tabular=True))
        width = QFontMetricsF(painter.font()).horizontalAdvance(words)
        right, left = self.width() - 11.0, _SIDE + side + 6.0
        begin = max(right - width, left + px(18))
        if chip is not None and ink not in ("danger", "warning"):
            fits = chip_size(chip[0], chip[2]).width() <= begin - px(18) - _GAP - left
            words, begin = (words, begin) if fits else ("", right)
        if words:
            sign = QRectF(begin - px(18), y + (side - px(13)) / 2, px(13), px(13))
            draw_icon(painter, sign, icon, now.color(ink))
            draw_line(painter, QRectF(begin, y, right - begin + 1, side), words, now.color(ink))
        if chip is not None:
            end = begin - px(18) - _GAP if words else right
            self._paint_chip(painter, QRectF(left, y, end - left, side), *chip)

    def _chip(self) -> tuple[str, str, str] | None:
        """Text, tone and icon: urgency while it is open; a card that is ready says so."""
        head = self.head
        if head.state is ReferralState.READY:
            return state_text(head.state), "accent", "check-circle"
        if head.urgency is not Urgency.ROUTINE and head.state is not ReferralState.CLOSED:
            tone, found = URGENCY_LOOK[head.urgency]
            return urgency_text(head.urgency), tone, found or "warning-circle-fill"
        return None

    def _paint_chip(self, painter: QPainter, room: QRectF, text: str, tone: str, icon: str) -> None:
        """Without room for the word, its icon."""
        size = chip_size(text, icon)
        if size.width() > room.width():
            text, size = "", chip_size("", icon)
        if size.width() <= room.width():
            chip = QRectF(room.x(), room.center().y() - size.height() / 2, size.width(), size.height())
            paint_chip(painter, chip, text, tone, icon)


def spoken(head: ReferralHead, today: date) -> str:
    """A referral in one sentence, for a screen reader."""
    parts = (
        programme_name(head.programme),
        head.client.full_name,
        head.receiver,
        state_text(head.state),
        urgency_text(head.urgency),
        due_words(head, today)[0],
        head.owner_name,
    )
    return ", ".join(part for part in parts if part)
