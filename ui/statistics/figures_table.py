"""Programmes, their counselors and the total; arrows go from number to number (mock 13, below)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QGridLayout, QWidget

from clinic_app.common.locale import EN_DASH
from clinic_app.common.translations import _
from clinic_app.facility.values import Programme
from clinic_app.statistics.values.figures import Figures, Measure
from clinic_app.statistics.values.report import MonthReport
from ui.statistics.number_button import HEIGHT, PAD, NumberButton
from ui.statistics.presenter import Asked
from ui.statistics.row_heads import CounselorHead, ProgrammeHead
from ui.statistics.table_columns import COLUMNS, Column
from ui.theme.tokens import px, theme
from ui.widgets.label import Label
from ui.widgets.painting import draw_line
from ui.widgets.scrolled import bring_into_sight

_RIGHT = Qt.AlignmentFlag.AlignRight
_KEYS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Home: (0, -len(COLUMNS)),
    Qt.Key.Key_End: (0, len(COLUMNS)),
}


@dataclass(frozen=True)
class _Row:
    """What a line of the table shows."""

    name: str
    asked: Asked
    figures: Figures
    programme: Programme | None = None
    strong: bool = False
    shared: bool = False
    """Whether clients are counted once who stand in several rows."""


class _Figure(Label):
    """Words in a column of figures that are no button: its head, a dash."""

    def __init__(self, text: str, role: str, weight: int) -> None:
        super().__init__(text, role, "text3", weight=weight, align=_RIGHT)
        self.setFixedHeight(px(HEIGHT))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width() + PAD + 4, px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        box = QRectF(0, 0, self.width() - PAD, self.height())
        draw_line(painter, box, self.text(), theme().color("text3"), _RIGHT)


class FiguresTable(QWidget):
    """`opened(NumberButton)` when a number is chosen."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statistics.table")
        self.setAccessibleName(_("Figures by programme and counselor"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 0, 4, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 3)
        self._expanded: set[Programme] = set()
        self._report: MonthReport | None = None
        self._sentences: Mapping[Measure, str] = {}
        self.cells: list[list[QAbstractButton]] = []
        """Row by row, what takes the focus: a head that opens first, then the numbers."""
        self._current: QAbstractButton | None = None

    def show_report(self, report: MonthReport, sentences: Mapping[Measure, str]) -> None:
        """Another month. Programmes that were open stay so."""
        self._report, self._sentences = report, sentences
        place = self._place()
        self._fill()
        self._put_focus(place)

    def expand(self, programme: Programme, on: bool = True) -> None:
        """Show or hide the counselors of a programme."""
        (self._expanded.add if on else self._expanded.discard)(programme)
        place = self._place()
        self._fill()
        self._put_focus(place)

    # Building

    def _fill(self) -> None:
        if self._report is None:
            return
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.cells, self._current = [], None
        for at, column in enumerate(COLUMNS):
            label = _Figure(_(column.head), "small", 500)
            label.setToolTip(self._sentences.get(column.measure, ""))
            self._grid.addWidget(label, 0, at + 1)
            self._grid.setColumnStretch(at + 1, 1)
        first = Label(_("Programme"), "small", "text3", weight=500)
        first.setFixedHeight(px(HEIGHT))
        self._grid.addWidget(first, 0, 0)
        for number, row in enumerate(self._rows(self._report), 1):
            self._add_row(number, row)
        self._step_to(self.cells[0][0] if self.cells else None, focus=False)
        self.updateGeometry()
        self.update()

    def _rows(self, report: MonthReport) -> list[_Row]:
        asked = Asked(Measure.PERSONS, report.month, report.programme, report.counselor_id)
        rows = []
        for each in report.programmes:
            of = replace(asked, programme=each.programme)
            rows.append(_Row("", of, each.figures, each.programme))
            if each.programme in self._expanded:
                rows += [
                    _Row(one.name, replace(of, counselor=one.counselor_id), one.figures, each.programme)
                    for one in each.counselors
                ]
        shared = sum(each.figures.persons for each in report.programmes) > report.total.persons
        rows.append(_Row(_("Total"), asked, report.total, strong=True, shared=shared))
        return rows

    def _add_row(self, number: int, row: _Row) -> None:
        line: list[QAbstractButton] = []
        if row.name:
            head: QWidget = (
                Label(row.name, "body", weight=600) if row.strong else CounselorHead(row.name, self)
            )
            name = row.name
        else:
            assert row.programme is not None
            head = self._programme_head(row.programme)
            name = head.accessibleName()
            if head.isEnabled():
                line.append(head)
        self._grid.addWidget(head, number, 0)
        for at, column in enumerate(COLUMNS):
            cell = self._cell(row, column, name)
            self._grid.addWidget(cell, number, at + 1)
            if isinstance(cell, NumberButton):
                line.append(cell)
        self.cells.append(line)

    def _programme_head(self, programme: Programme) -> ProgrammeHead:
        assert self._report is not None
        head = ProgrammeHead(programme, self)
        head.setObjectName(f"statistics.programme.{programme}")
        people = next(each.counselors for each in self._report.programmes if each.programme is programme)
        head.setEnabled(bool(people))
        head.setChecked(programme in self._expanded)
        head.toggled.connect(lambda on: self.expand(programme, on))
        return head

    def _cell(self, row: _Row, column: Column, name: str) -> QWidget:
        if row.programme is not None and row.programme not in column.programmes:
            return _Figure(EN_DASH, "body", 400)
        button = NumberButton(replace(row.asked, measure=column.measure), self)
        parts = [part for part in (row.asked.programme, row.asked.counselor) if part is not None]
        where = ".".join(str(part) for part in parts) or "total"
        button.setObjectName(f"statistics.number.{where}.{column.key}")
        text = column.say(row.figures) + ("*" if row.shared and column.key == "persons" else "")
        tip = self._sentences.get(column.measure, "")
        head = _(column.head)
        button.tell(text, f"{name}, {head}", tip, row.strong)
        button.clicked.connect(lambda _on=False, button=button: self.choose(button))
        return button

    # Walking

    def choose(self, button: NumberButton) -> None:
        """Ask for what is behind a number."""
        self._step_to(button, focus=False)
        self.opened.emit(button)

    def first(self) -> QAbstractButton | None:
        """Where the focus goes when it comes to the table."""
        return self._current

    def _place(self) -> tuple[int, int] | None:
        focused = QApplication.focusWidget()
        for row, line in enumerate(self.cells):
            for at, cell in enumerate(line):
                if cell is focused:
                    return row, at
        return None

    def _put_focus(self, place: tuple[int, int] | None) -> None:
        """Where the focus was in the rows of before."""
        if place is not None and self.cells:
            line = self.cells[min(place[0], len(self.cells) - 1)]
            self._step_to(line[min(place[1], len(line) - 1)])

    def _step_to(self, cell: QAbstractButton | None, focus: bool = True) -> None:
        if self._current is not None:
            self._current.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._current = cell
        if cell is not None:
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            if focus:
                cell.setFocus(Qt.FocusReason.TabFocusReason)
                bring_into_sight(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place, key = self._place(), event.key()
        if place is None or key not in _KEYS:
            super().keyPressEvent(event)
            return
        down, across = _KEYS[Qt.Key(key)]
        row = min(max(place[0] + down, 0), len(self.cells) - 1)
        line = self.cells[row]
        if down:
            self._step_to(self._below(self.cells[place[0]][place[1]], line))
        else:
            self._step_to(line[min(max(place[1] + across, 0), len(line) - 1)])

    def _below(self, cell: QAbstractButton, line: list[QAbstractButton]) -> QAbstractButton:
        """The one of a line that stands nearest to the column of a cell."""
        middle = cell.geometry().center().x()
        return min(line, key=lambda each: abs(each.geometry().center().x() - middle))

    def sizeHint(self) -> QSize:
        return self._grid.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for row in range(1, self._grid.rowCount()):
            box = self._grid.cellRect(row, 0)
            if box.isValid():
                painter.fillRect(1, box.top(), self.width() - 2, 1, theme().color("divider"))
