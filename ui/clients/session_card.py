"""The client's appointments in a card: what comes, what was, and how it stands with the notes."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QStyleOptionViewItem, QVBoxLayout, QWidget

from clinic_app.common.locale import brief_date, clock_time, short_date
from clinic_app.common.translations import _, pgettext
from clinic_app.scheduling.values import Status
from ui.clients.record_rows import NoteMark, SessionRow, Span, within
from ui.panels.words import given_name
from ui.theme.tokens import px
from ui.widgets.cards import Card, EmptyState
from ui.widgets.cells import CellDelegate
from ui.widgets.filters import SegmentedControl
from ui.widgets.label import Label
from ui.widgets.letter_table import LetterTable
from ui.widgets.marks import letters, paint_mark
from ui.widgets.rows import Cell, Column, RowsModel
from ui.widgets.wording import programme_name, status_icon, status_name

_LEAST = 190


class MarkNameDelegate(CellDelegate):
    """A programme's mark and its name."""

    def paint_content(
        self,
        painter: QPainter,
        box: QRectF,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        cell: Cell,
    ) -> None:
        side = px(16)
        for programme, finished in cell.marks[:1]:
            paint_mark(painter, QRectF(box.x(), box.center().y() - side / 2, side, side), programme, finished)
            box = box.adjusted(side + 8, 0, 0, 0)
        super().paint_content(painter, box, option, index, cell)


class SessionCard(Card):
    """`opened(SessionRow)` on Enter or double click."""

    opened = Signal(object)

    def __init__(self, title: str, name: str, with_notes: bool, today: Callable[[], date]) -> None:
        """`name` is the table's object name; `with_notes` adds session number and note."""
        super().__init__(margins=(1, 0, 1, 1))
        self._rows: tuple[SessionRow, ...] = ()
        self.setMinimumHeight(px(_LEAST))
        self.heading = Label(title, "subtitle")
        self.context = Label("", "small", "text2", elide=True)
        self.span = SegmentedControl(
            [(Span.ALL, _("All")), (Span.COMING, _("Coming")), (Span.PAST, _("Past"))], "compact", title
        )
        for span in Span:
            self.span.segment(span).setObjectName(f"{name}.span.{span.value}")
        self.model = RowsModel(_columns(with_notes, today))
        dropped = (4, 2, 0) if with_notes else (4, 3)
        self.table = LetterTable(self.model, "comfortable", dropped, least=0)
        self.table.setObjectName(name)
        self.table.setAccessibleName(title)
        at = 3 if with_notes else 2
        self.table.setItemDelegateForColumn(at, MarkNameDelegate(self.table))
        self.none = EmptyState("calendar-blank", _("No appointments"), "")
        self._lay_out()
        self.span.chosen.connect(lambda _span: self._fill())
        self.table.opened.connect(lambda at: self.opened.emit(self.model.row(at)))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 10, 14, 6)
        head.setSpacing(10)
        head.addWidget(self.heading)
        head.addWidget(self.context, 1)
        head.addWidget(self.span)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.none)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(holder, 1)
        self.body.addLayout(column)

    def show_rows(self, rows: Sequence[SessionRow], context: str = "") -> None:
        """Show these; the row that was current stays so."""
        self._rows = tuple(rows)
        self.context.setText(context)
        self._fill()

    def _fill(self) -> None:
        before = self.table.current_row()
        current = self.model.row(before).block.id if 0 <= before < self.model.rowCount() else None
        shown = within(self._rows, Span(self.span.key()))
        self.model.set_rows(shown)
        self._stack.setCurrentWidget(self.table if shown else self.none)
        if shown:
            found = (at for at, row in enumerate(shown) if row.block.id == current)
            self.table.choose_row(next(found, 0))
            if current is None:
                self.table.clearSelection()


_NOTES = {
    NoteMark.MISSING: ("warning", "warning-circle"),
    NoteMark.DRAFT: ("warning", "pencil-line"),
    NoteMark.OVERDUE: ("danger", "pencil-line"),
    NoteMark.SIGNED: ("success", "pen-nib"),
}


def _columns(with_notes: bool, today: Callable[[], date]) -> list[Column]:
    def number(row: SessionRow) -> Cell:
        counted = row.block.status.occupies
        text = str(row.block.session_no) if counted else ""
        spoken = _("Session {number}").format(number=text) if counted else ""
        return Cell(text, weight=600, spoken=spoken)

    def day(row: SessionRow) -> Cell:
        on = row.block.start.date()
        return Cell(short_date(on) if on.year == today().year else brief_date(on))

    def clock(row: SessionRow) -> Cell:
        return Cell(clock_time(row.block.start), weight=500 if with_notes else 600)

    def programme(row: SessionRow) -> Cell:
        code = row.block.programme
        return Cell(programme_name(code, short=True), marks=((code.value, False),))

    def counselor(row: SessionRow) -> Cell:
        name = row.counselor
        shown = letters(name) if with_notes and name else ""
        return Cell(given_name(name), ink="text2", initials=shown, spoken=name, tip=name)

    def place(row: SessionRow) -> Cell:
        return Cell(row.block.room_name, ink="text2")

    def status(row: SessionRow) -> Cell:
        now = row.block.status
        tone = "accent" if now is Status.IN_SESSION else "neutral"
        return Cell(status_name(now), tone=tone, icon=status_icon(now))

    def note(row: SessionRow) -> Cell:
        if row.mark is NoteMark.NONE:
            return Cell()
        tone, icon = _NOTES[row.mark]
        return Cell(_note_word(row.mark), tone=tone, icon=icon)

    if with_notes:
        return [
            Column(_("Session"), number, width=84, least=72),
            Column(_("Date"), day, width=118, least=108),
            Column(pgettext("column", "Time"), clock, width=76, least=66),
            Column(_("Programme"), programme, width=142, least=132),
            Column(_("Counselor"), counselor, "avatar", 126, least=112),
            Column(_("Status"), status, "chip", 172, least=124),
            Column(_("Note"), note, "chip", 158, least=146),
        ]
    return [
        Column(_("Date"), day, width=169, least=102),
        Column(pgettext("column", "Time"), clock, width=103, least=72),
        Column(_("Programme"), programme, width=197, least=132),
        Column(_("Counselor"), counselor, width=128, least=104),
        Column(_("Place"), place, width=125, least=96),
        Column(_("Status"), status, "chip", 180, least=134),
    ]


def _note_word(mark: NoteMark) -> str:
    return {
        NoteMark.MISSING: _("Not written yet"),
        NoteMark.DRAFT: _("Draft"),
        NoteMark.OVERDUE: _("Draft, overdue"),
        NoteMark.SIGNED: _("Signed"),
    }[mark]
