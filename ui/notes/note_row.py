"""A line of the list of notes."""

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QSizePolicy,
    QWidget,
)

from clinic_app.common.translations import _, ngettext
from clinic_app.notes.values import NoteHead, NoteState
from ui.notes.words import first_name, list_date, session_title
from ui.theme.icons import draw_icon
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.focus_ring import FocusVisible
from ui.widgets.marks import paint_mark
from ui.widgets.painting import draw_line, rounded

_ROW = 52


class NoteRow(FocusVisible, QAbstractButton):
    """One note: mark, session, day, author when it is another, signed or draft, addenda."""

    ring_radius = 8

    def __init__(self, head: NoteHead, today: date, mine: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = head
        self._draft = head.state is NoteState.DRAFT
        day = list_date(head, today)
        self._below = day if mine else f"{day} · {first_name(head.author_name)}"
        self._aside = _("Draft") if self._draft else self._addenda()
        self.setObjectName(f"note.list.{head.id}")
        state = _("Draft") if self._draft else _("Signed")
        spoken = [session_title(head), self._below, state, "" if self._draft else self._aside]
        self.setAccessibleName(", ".join(part for part in spoken if part))
        self.setToolTip(head.author_name)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _addenda(self) -> str:
        count = self.head.addenda
        return ngettext("{n} addendum", "{n} addenda", count).format(n=count) if count else ""

    def sizeHint(self) -> QSize:
        return QSize(160, px(_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now, box = QPainter(self), theme(), QRectF(self.rect())
        if self.isChecked():
            rounded(painter, box, 8, now.color("accentSoft"))
        elif self.underMouse():
            rounded(painter, box, 8, now.color("hover"))
        side, inset = px(16), 12
        upper, lower = px(9), px(27)
        paint_mark(painter, QRectF(inset, upper + 1, side, side), self.head.programme.value)
        right = box.right() - inset
        glyph = QRectF(right - px(15), upper + 1, px(15), px(15))
        icon, ink = ("pencil-line", "warning") if self._draft else ("pen-nib", "text2")
        draw_icon(painter, glyph, icon, now.color(ink))
        left = inset + side + 8
        painter.setFont(font("body", 600 if self.isChecked() else 500))
        title = QRectF(left, upper, glyph.left() - left - 6, px(18))
        draw_line(painter, title, session_title(self.head), now.color("text"))
        painter.setFont(font("caption", 500 if self._draft else None))
        wide = QFontMetricsF(painter.font()).horizontalAdvance(self._aside)
        aside = QRectF(right - wide, lower, wide + 1, px(16))
        draw_line(painter, aside, self._aside, now.color("warning" if self._draft else "text2"))
        painter.setFont(font("caption"))
        below = QRectF(left, lower, right - wide - 8 - left, px(16))
        draw_line(painter, below, self._below, now.color("text2"))
