"""A list that floats under a field which steers it: the field keeps the focus."""

from PySide6.QtCore import QAbstractItemModel, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QWidget

from ui.theme.tokens import px, theme
from ui.widgets.painting import rounded

ROW = 44
_SHOWN = 6


class PopupList(QListView):
    """Rows of one height. It never takes the focus."""

    def __init__(self, parent: QWidget, rows: QAbstractItemModel, delegate: QStyledItemDelegate) -> None:
        super().__init__(parent)
        self.rows = rows
        self.setModel(rows)
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def row(self) -> int:
        """The row marked now, -1 for none."""
        return self.currentIndex().row()

    def mark(self, row: int) -> None:
        """Mark that row."""
        self.setCurrentIndex(self.model().index(row, 0))

    def step(self, by: int) -> None:
        """Mark the next or previous row, going round."""
        count = self.model().rowCount()
        if count:
            self.mark((self.row + by) % count)

    def wished_height(self) -> int:
        """For all rows, six at most."""
        return min(self.model().rowCount(), _SHOWN) * px(ROW) + 12


class Popup(QFrame):
    """The list with its outline, placed under a field as a child of its window."""

    def __init__(self, field: QWidget, rows: QAbstractItemModel, delegate: QStyledItemDelegate) -> None:
        super().__init__(field.window())
        self._field, self._window = field, field.window()
        self.list = PopupList(self, rows, delegate)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def place(self) -> None:
        """Under the field, or above it where there is more room."""
        window = self._window
        top_left = self._field.mapTo(window, self._field.rect().bottomLeft())
        height = self.list.wished_height()
        y = top_left.y() + 4
        if y + height > window.height() - 4:
            above = self._field.mapTo(window, self._field.rect().topLeft()).y() - 4 - height
            y = above if above >= 0 else max(window.height() - 4 - height, 0)
        self.setGeometry(top_left.x(), y, self._field.width(), height)
        self.list.setGeometry(2, 5, self.width() - 4, height - 10)
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), QRectF(self.rect()), 8, theme().color("surface"), theme().color("control"))
