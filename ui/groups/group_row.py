"""A line of the list of groups (mock 10): mark, name, who leads it, when and where, seats and a bar."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from clinic_app.common.translations import _, ngettext
from clinic_app.groups.values import GroupHead
from ui.groups.words import usual_text
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.focus_ring import FocusVisible
from ui.widgets.marks import letters, paint_avatar, paint_mark
from ui.widgets.painting import draw_line, rounded
from ui.widgets.wording import programme_name

_HEIGHT, _INSET, _BAR = 71, 12, 4


class GroupRow(FocusVisible, QAbstractButton):
    """One group; checked while it is open."""

    ring_radius = 8

    def __init__(self, head: GroupHead, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = head
        self.setObjectName(f"groups.list.{head.id}")
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._when = usual_text(head.usual)
        self._seats = f"{head.members}/{head.capacity}"
        self._waiting = f"+{head.waiting}" if head.waiting else ""
        self.setAccessibleName(", ".join(self._spoken()))
        self.setToolTip("\n".join(part for part in (head.name, self._when) if part))

    def _spoken(self) -> list[str]:
        head = self.head
        seats = _("{n} of {of} seats").format(n=head.members, of=head.capacity)
        waiting = ngettext("{n} waiting", "{n} waiting", head.waiting).format(n=head.waiting)
        parts = [head.name, programme_name(head.programme), self._when, seats]
        return [part for part in (*parts, waiting if head.waiting else "") if part]

    def sizeHint(self) -> QSize:
        return QSize(200, px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now, box = QPainter(self), theme(), QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            rounded(painter, box, 8, now.color("accentSoft" if self.isChecked() else "hover"))
        ended = self.head.ended_on is not None
        side, upper, lower = px(16), px(11), px(34)
        paint_mark(painter, QRectF(_INSET, upper + 2, side, side), self.head.programme.value, ended)
        left, right = _INSET + side + 9, box.right() - _INSET
        leader = self._paint_leader(painter, right, upper)
        painter.setFont(font("body", 600 if self.isChecked() else 500))
        name = QRectF(left, upper, leader - left - 8, px(20))
        draw_line(painter, name, self.head.name, now.color("text2" if ended else "text"))
        seats = self._paint_seats(painter, right, lower)
        painter.setFont(font("caption", tabular=True))
        below = QRectF(left, lower, seats - left - 8, px(16))
        draw_line(painter, below, self._when or _("No meeting yet"), now.color("text2"))
        self._paint_bar(painter, QRectF(left, px(56), right - left, _BAR))

    def _paint_leader(self, painter: QPainter, right: float, top: float) -> float:
        """Gives the left edge of what it took."""
        if not self.head.facilitator_names:
            return right
        side = px(22)
        circle = QRectF(right - side, top - 1, side, side)
        lead = letters(self.head.facilitator_names[0])
        paint_avatar(painter, circle, lead, on_selected=self.isChecked())
        return circle.left()

    def _paint_seats(self, painter: QPainter, right: float, top: float) -> float:
        text = f"{self._seats} {self._waiting}".strip()
        painter.setFont(font("caption", 500 if self.head.full else None, tabular=True))
        width = QFontMetricsF(painter.font()).horizontalAdvance(text)
        ink = theme().color("warning" if self.head.full else "text2")
        draw_line(painter, QRectF(right - width, top, width + 1, px(16)), text, ink)
        return right - width

    def _paint_bar(self, painter: QPainter, box: QRectF) -> None:
        ground = theme().color("surface" if self.isChecked() else "pressed")
        rounded(painter, box, _BAR / 2, ground)
        share = min(self.head.members / max(self.head.capacity, 1), 1.0)
        if share:
            filled = QRectF(box.x(), box.y(), max(box.width() * share, _BAR), box.height())
            painter.setOpacity(1.0 if self.head.ended_on is None else 0.4)
            rounded(painter, filled, _BAR / 2, theme().programme(self.head.programme.value))
            painter.setOpacity(1.0)
