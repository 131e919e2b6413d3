"""The heads of the counselors in the day: initials, name, and how far the day has come (mock 04)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from clinic_app.common.translations import _
from clinic_app.people.values import StaffMember
from clinic_app.scheduling.values import Block, Status
from ui.calendar.grid.geometry import Grid
from ui.calendar.grid.heads import HeadRow
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.marks import letters, paint_avatar
from ui.widgets.painting import draw_line

HEIGHT = 54
_AVATAR, _LEFT, _GAP = 28, 10, 8


@dataclass(frozen=True)
class CounselorHead:
    """One counselor's day at a glance."""

    name: str
    line: str
    own: bool


def counselor_head(person: StaffMember, blocks: Iterable[Block], own: bool) -> CounselorHead:
    """`blocks` are all of the person's day: done of those that take place, and the room used most."""
    kept = [block for block in blocks if block.status.occupies]
    done = sum(block.status is Status.COMPLETED for block in kept)
    rooms = Counter(block.room_name for block in kept if block.room_name).most_common(1)
    line = " · ".join([f"{done}/{len(kept)}", *(room for room, _count in rooms)])
    return CounselorHead(person.name, line if kept else _("No appointment yet"), own)


class CounselorHeads(HeadRow):
    """Heads for a spread with a column per counselor."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads: tuple[CounselorHead, ...] = ()

    def show_counselors(self, grid: Grid, heads: Sequence[CounselorHead]) -> None:
        """Head these counselors' columns; without any, a word stands over the single one."""
        self._heads = tuple(heads)
        self.setFixedHeight(px(HEIGHT))
        self.setAccessibleName(", ".join(f"{head.name} {head.line}" for head in heads))
        self.show_columns(grid)

    def paint_head(self, painter: QPainter, box: QRectF, place: int) -> None:
        if not self._heads:
            painter.setFont(font("body"))
            hint = _("Tick a counselor to see the day.")
            draw_line(painter, box.adjusted(_LEFT, 0, -_LEFT, 0), hint, theme().color("text2"))
            return
        head, side = self._heads[place], px(_AVATAR)
        avatar = QRectF(box.x() + _LEFT, box.center().y() - side / 2, side, side)
        paint_avatar(painter, avatar, letters(head.name), head.own)
        x = avatar.right() + _GAP
        room = box.right() - x - 6
        painter.setFont(font("body", 600))
        top = box.center().y() - px(17)
        draw_line(painter, QRectF(x, top, room, px(18)), head.name, theme().color("text"))
        painter.setFont(font("caption", tabular=True))
        draw_line(painter, QRectF(x, top + px(18), room, px(15)), head.line, theme().color("text2"))
