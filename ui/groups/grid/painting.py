"""Paints the attendance grid: only what lies in the part that has to be painted anew."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from clinic_app.common.locale import day_month, percent
from clinic_app.common.translations import _
from clinic_app.scheduling.values_meetings import MeetingStatus
from ui.groups.grid.geometry import COLUMN, NOWHERE, TOTAL, Geometry, Place
from ui.groups.grid.register import Count, Register
from ui.theme.icons import draw_icon_quickly
from ui.theme.sharp import hairline
from ui.theme.tokens import px, theme
from ui.theme.type import font, line_height
from ui.widgets.attendance_marks import paint_guests, paint_mark, paint_note_dot, paint_ring
from ui.widgets.marks import letters, paint_avatar
from ui.widgets.painting import draw_line

_LEFT, _AVATAR, _NOTE = 14, 20, 14
_CENTER = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True)
class Scene:
    """What is painted: the sheet, the places of the cursor and of the mouse, whether keys act here."""

    register: Register
    geometry: Geometry
    cursor: Place = NOWHERE
    hover: Place = NOWHERE
    focused: bool = False


class GridPainter:
    """One painting of a scene; `area` is what has to be painted anew."""

    def __init__(self, painter: QPainter, scene: Scene, area: QRectF) -> None:
        self._painter, self._scene, self._area = painter, scene, area
        self._register, self._at, self._now = scene.register, scene.geometry, theme()

    def paint(self) -> None:
        """The ground, then each part within its own bounds: names and head stay while the cells scroll."""
        area, at, painter = self._area, self._at, self._painter
        painter.fillRect(area, self._now.color("surface"))
        rows = at.rows_between(int(area.top()), int(area.bottom()) + 1)
        columns = at.columns_between(int(area.left()), int(area.right()) + 1)
        self._paint_rows(rows)
        self._paint_column_ground()
        cells = at.cells()
        self._within(QRectF(cells.x, cells.y, cells.width, cells.height))
        for row in rows:
            self._paint_cells(row, columns)
        self._paint_cursor()
        painter.setClipping(False)
        self._within(QRectF(0, at.head, at.width, cells.height))
        for row in rows:
            self._paint_name(row)
            self._paint_total(row)
        painter.setClipping(False)
        self._paint_head(columns)
        self._paint_sums(columns)
        self._paint_edges()

    def _within(self, rect: QRectF) -> None:
        self._painter.setClipRect(rect.intersected(self._area))

    # Rows

    def _row_box(self, row: int) -> QRectF:
        return QRectF(0, self._at.row_top(row), self._at.width, self._at.row)

    def _paint_rows(self, rows: range) -> None:
        cells = self._at.cells()
        self._within(QRectF(0, cells.y, self._at.width, cells.height))
        for row in rows:
            box = self._row_box(row)
            if row == self._scene.cursor.row:
                self._painter.fillRect(box, self._now.color("hover"))
            line = QRectF(0, box.bottom() - 1, self._at.width, 1)
            hairline(self._painter, line, self._now.color("divider"))
        self._painter.setClipping(False)

    def _paint_column_ground(self) -> None:
        """The meeting of the day stands out over its whole height."""
        current, at = self._register.current, self._at
        if current < 0:
            return
        left = max(at.column_left(current), at.names)
        right = min(at.column_left(current) + COLUMN, at.total_left)
        if right > left:
            ground = QRectF(left, 0, right - left, at.sums_top + at.row)
            tint = self._now.mix("accentSoft", "surface", 0.55)
            self._painter.fillRect(ground.intersected(self._area), tint)

    def _paint_name(self, row: int) -> None:
        box = QRectF(_LEFT, self._at.row_top(row), self._at.names - _LEFT, self._at.row - 1)
        line, painter = self._register.line_at(row), self._painter
        side = px(_AVATAR)
        picture = QRectF(box.x(), box.center().y() - side / 2, side, side)
        chosen = row == self._scene.cursor.row
        rest = box.adjusted(side + 10, 0, -8, 0)
        if line is None:
            guest = self._register.guests[row - len(self._register.lines)]
            draw_icon_quickly(painter, picture.adjusted(2, 2, -2, -2), "user-plus", self._now.color("text3"))
            painter.setFont(font("body"))
            draw_line(painter, rest, guest.name or _("All guests"), self._now.color("text2"))
            return
        paint_avatar(painter, picture, letters(line.name), own=chosen)
        if line.noted:
            side = px(_NOTE)
            sign = QRectF(rest.right() - side, rest.center().y() - side / 2, side, side)
            draw_icon_quickly(painter, sign, "note-fill", self._now.color("warning"))
            rest.adjust(0, 0, -side - 6, 0)
        painter.setFont(font("body", 600 if chosen else 500))
        draw_line(painter, rest, line.name, self._now.color("text3" if line.left else "text"))

    def _paint_total(self, row: int) -> None:
        if row < len(self._register.lines):
            box = QRectF(self._at.total_left, self._at.row_top(row), TOTAL, self._at.row - 1)
            self._paint_count(box, self._register.of_member(row), "text2", 500)

    def _paint_count(self, box: QRectF, count: Count, ink: str, weight: int) -> None:
        self._painter.setFont(font("body", weight, tabular=True))
        text = f"{count.came}/{count.of}" if count.of else "–"
        draw_line(self._painter, box, text, self._now.color(ink if count.of else "text3"), _CENTER)

    # Cells

    def _paint_cells(self, row: int, columns: range) -> None:
        register = self._register
        line = register.line_at(row)
        for column in columns:
            place = Place(row, column)
            spot = self._at.cell(place)
            box = QRectF(spot.x, spot.y, spot.width, spot.height - 1)
            if not box.intersects(self._area):
                continue
            if line is None:
                self._paint_guest(box, row, column)
                continue
            cell = line.cells[column]
            if not cell.member:
                self._painter.setFont(font("body"))
                draw_line(self._painter, box, "·", self._now.color("text3"), _CENTER)
                continue
            current = column == register.current
            if place == self._scene.hover:
                self._painter.fillRect(box, self._now.color("pressed"))
            if cell.mark is not None or current or register.counts(column):
                paint_mark(self._painter, box, cell.mark, current)
            if cell.noted:
                paint_note_dot(self._painter, box)

    def _paint_guest(self, box: QRectF, row: int, column: int) -> None:
        guest = self._register.guests[row - len(self._register.lines)]
        count = self._register.days[column].guests
        if guest.name:
            if column == self._register.current:
                paint_guests(self._painter, box, "TD")
        elif count:
            paint_guests(self._painter, box, str(count))

    def _paint_cursor(self) -> None:
        cursor = self._scene.cursor
        if cursor.row >= 0 and cursor.column >= 0:
            spot = self._at.cell(cursor)
            box = QRectF(spot.x, spot.y, spot.width, spot.height - 1)
            paint_ring(self._painter, box, self._scene.focused)

    # Head and sums

    def _paint_head(self, columns: range) -> None:
        at, painter = self._at, self._painter
        if self._area.top() > at.head:
            return
        painter.setFont(font("small"))
        names = QRectF(_LEFT, 0, at.names - _LEFT, at.head - 1)
        draw_line(painter, names, _("Members"), self._now.color("text2"))
        draw_line(
            painter,
            QRectF(at.total_left, 0, TOTAL, at.head - 1),
            _("Came"),
            self._now.color("text2"),
            _CENTER,
        )
        self._within(QRectF(at.names, 0, max(at.total_left - at.names, 0), at.head))
        for column in columns:
            self._paint_day(column)
        painter.setClipping(False)

    def _paint_day(self, column: int) -> None:
        day, painter = self._register.days[column], self._painter
        current = column == self._register.current
        called_off = day.status is MeetingStatus.CANCELLED
        left, upper = self._at.column_left(column), line_height("small")
        top = (self._at.head - upper - line_height("caption")) / 2
        ink = self._now.color("accent" if current else "text3" if called_off else "text2")
        painter.setFont(font("small", 600 if current else 500, tabular=True))
        draw_line(painter, QRectF(left, top, COLUMN, upper), str(day.number), ink, _CENTER)
        look = font("caption", 600 if current else None, tabular=True)
        look.setStrikeOut(called_off)
        painter.setFont(look)
        below = QRectF(left, top + upper, COLUMN, line_height("caption"))
        draw_line(painter, below, day_month(day.day), ink, _CENTER)

    def _paint_sums(self, columns: range) -> None:
        at, painter = self._at, self._painter
        row = QRectF(0, at.sums_top, at.width, at.row)
        if not row.intersects(self._area):
            return
        painter.setFont(font("small"))
        names = QRectF(_LEFT, row.y(), at.names - _LEFT, at.row)
        draw_line(painter, names, _("Came, by meeting"), self._now.color("text2"))
        self._within(QRectF(at.names, row.y(), max(at.total_left - at.names, 0), at.row))
        for column in columns:
            if self._register.counts(column):
                box = QRectF(at.column_left(column), row.y(), COLUMN, at.row)
                self._paint_count(box, self._register.of_meeting(column), "text", 600)
        painter.setClipping(False)
        share = self._register.in_all().share
        if share is not None and self._area.right() > at.total_left:
            painter.setFont(font("body", tabular=True))
            total = QRectF(at.total_left, row.y(), TOTAL, at.row)
            draw_line(painter, total, percent(share, 0), self._now.color("text2"), _CENTER)

    def _paint_edges(self) -> None:
        """Lines under the head, above the sums and beside the names where cells pass beneath them."""
        at, line = self._at, self._now.color("border")
        hairline(self._painter, QRectF(0, at.head - 1, at.width, 1), line)
        if at.most_y:
            hairline(self._painter, QRectF(0, at.sums_top, at.width, 1), line)
        if at.scroll_x:
            hairline(self._painter, QRectF(at.names - 1, 0, 1, at.sums_top + at.row), line)
        if at.scroll_x < at.most_x:
            hairline(self._painter, QRectF(at.total_left, 0, 1, at.sums_top + at.row), line)
