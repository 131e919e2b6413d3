"""The groups of a client: since when, how often there, the last letters; and the private remarks below."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QStyleOptionViewItem, QVBoxLayout, QWidget

from clinic_app.common.locale import brief_date, day_month
from clinic_app.common.seals import SealState
from clinic_app.common.translations import _
from clinic_app.groups.values import Mark
from clinic_app.groups.values_notes import Participation, Remark
from ui.clients.refill import empty
from ui.panels.words import DOT, given_name
from ui.theme.tokens import px
from ui.widgets.attendance_marks import mark_size, paint_mark
from ui.widgets.cards import Card, EmptyState
from ui.widgets.cells import CellDelegate, Index
from ui.widgets.label import Label
from ui.widgets.letter_table import LetterTable
from ui.widgets.rows import Cell, Column, RowsModel

_LETTERS = 8
"""Meetings in the strip: two months of weeks."""
_NONE = "·"
_REMARKS = 20
_SEEN = 6
"""Rows above the remarks before the table scrolls."""
_AIR, _BETWEEN = 6, 4
_ANY = 16_777_215
"""What Qt takes for no limit."""


class _StripDelegate(CellDelegate):
    """The letters with their shapes, as the group's own grid shows them."""

    def paint_content(
        self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, index: Index, cell: Cell
    ) -> None:
        width, _height = mark_size()
        for place, letter in enumerate(cell.text.split()):
            square = QRectF(box.x() + place * (width + _BETWEEN), box.y(), width, box.height())
            paint_mark(painter, square, None if letter == _NONE else Mark(letter), strong=False)


class GroupTable(Card):
    """`opened` carries the group's id."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__(margins=(1, 0, 1, 1))
        self.model = RowsModel(self._columns())
        self.table = LetterTable(self.model, "comfortable", (3,), least=150)
        self.table.setObjectName("record.groups")
        self.table.setAccessibleName(_("Groups"))
        self.table.setItemDelegateForColumn(3, _StripDelegate(self.table))
        self.none = EmptyState(
            "users-three",
            _("In no group yet."),
            _("Whoever leads a group adds its members there."),
        )
        self.remarks = QWidget()
        self.remarks.setObjectName("record.remarks")
        self._list = QVBoxLayout(self.remarks)
        self._list.setContentsMargins(14, 8, 14, 12)
        self._list.setSpacing(6)
        self._lay_out()
        self.table.opened.connect(lambda at: self.opened.emit(self.model.row(at).group_id))

    def _lay_out(self) -> None:
        self._holder = QWidget()
        self._stack = QStackedLayout(self._holder)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.none)
        head = QHBoxLayout()
        head.setContentsMargins(14, 10, 14, 6)
        head.addWidget(Label(_("Groups"), "subtitle"))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._holder, 1)
        column.addWidget(self.remarks)
        self._end = QWidget()
        column.addWidget(self._end, 1)
        self.body.addLayout(column)

    def show_groups(self, groups: Sequence[Participation]) -> None:
        """Show these, the newest first."""
        self.model.set_rows(groups)
        self._stack.setCurrentWidget(self.table if groups else self.none)

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show what was written about the client, the newest first; () hides the part."""
        empty(self._list)
        self.remarks.setVisible(bool(remarks))
        self._fit_table(bool(remarks))
        if remarks:
            self._list.addWidget(Label(_("Private remarks"), "subtitle"))
        for remark in remarks[:_REMARKS]:
            self._list.addWidget(_remark_lines(remark))

    def _fit_table(self, followed: bool) -> None:
        """Above remarks the table is as high as its first rows; alone it takes the room there is."""
        rows = self.model.rowCount()
        self._end.setVisible(followed)
        if followed and rows:
            each = self.table.verticalHeader().defaultSectionSize()
            self._holder.setFixedHeight((1 + min(rows, _SEEN)) * each + px(_AIR))
        else:
            self._holder.setMinimumHeight(0)
            self._holder.setMaximumHeight(_ANY)

    def _columns(self) -> list[Column]:
        def name(one: Participation) -> Cell:
            return Cell(one.group_name, weight=500, tip=one.group_name)

        def time(one: Participation) -> Cell:
            if one.joined_on is None:
                return Cell(_("Waiting for a seat"), ink="warning")
            until = _("now") if one.left_on is None else brief_date(one.left_on)
            return Cell(f"{brief_date(one.joined_on)} – {until}", ink="text2")

        def came(one: Participation) -> Cell:
            spoken = _("{came} of {held} meetings").format(came=one.came, held=one.held)
            return Cell(f"{one.came}/{one.held}" if one.held else "–", spoken=spoken)

        def strip(one: Participation) -> Cell:
            last = one.marks[-_LETTERS:]
            spoken = ", ".join(f"{day_month(day)} {letter or '–'}" for day, letter in last)
            return Cell("  ".join(letter or _NONE for _day, letter in last), spoken=spoken, tip=spoken)

        return [
            Column(_("Group"), name, stretch=True),
            Column(_("Time in the group"), time, width=200),
            Column(_("Present"), came, width=80, number=True),
            Column(_("Attendance"), strip, width=286),
        ]


def _remark_lines(remark: Remark) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    about = DOT.join((brief_date(remark.day), remark.group_name, given_name(remark.author_name)))
    column.addWidget(Label(about, "caption", "text2"))
    if remark.seal is SealState.INTACT:
        column.addWidget(Label(remark.text, "small", wrap=True))
    elif remark.seal is SealState.BROKEN:
        column.addWidget(Label(_("The content changed since it was written."), "small", "danger", wrap=True))
    else:
        column.addWidget(Label(_("You hold no key to this remark yet."), "small", "warning", wrap=True))
    return holder
