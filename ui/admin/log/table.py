"""The table of the log: its columns share out the width that the panel leaves."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent

from ui.admin.log.rows import ACTION, DETAILS, TIME, USER, LogRows
from ui.theme.tokens import px
from ui.widgets.table import Table

_TIME, _DAY_AND_TIME = 104, 150
_TIGHT = 860
"""From this width on, the columns share out what there is more."""
_LEAST = 140
"""What is left for the object at least; else the details go, then the user."""


def widths(room: int, one_day: bool) -> dict[int, int]:
    """The widths of all columns but the object, in a table so wide; 0 for a column that has no place.

    All in pixels at 100 %. Of lines of today the time needs no day.
    """
    wide = max(room / _TIGHT, 1)
    wanted = {TIME: _TIME if one_day else _DAY_AND_TIME, USER: 164, ACTION: 204, DETAILS: 126}
    for dropped in (DETAILS, USER):
        if room - sum(wanted.values()) < _LEAST:
            wanted[dropped] = 0
    return {column: round(width * wide) for column, width in wanted.items()}


class LogTable(Table):
    """Lines of one day or of many."""

    def __init__(self, rows: LogRows) -> None:
        self._one_day = True
        super().__init__(rows)

    def set_one_day(self, one_day: bool) -> None:
        """Whether all lines are of today."""
        self._one_day = one_day
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        room = round(self.viewport().width() * 100 / px(100))
        for column, width in widths(room, self._one_day).items():
            self.setColumnHidden(column, width == 0)
            if width:
                self.setColumnWidth(column, px(width))
