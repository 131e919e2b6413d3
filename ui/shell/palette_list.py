"""The list under the palette's line: headings and entries, painted."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from clinic_app.common.translations import _
from ui.shell.palette_entries import Entry, Group
from ui.theme.icons import draw_icon
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.key_hint import key_size, paint_key
from ui.widgets.marks import paint_avatar
from ui.widgets.painting import draw_line, rounded

ROW, HEADING = 42, 32
ROWS_SHOWN = 9
_ENTRY = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Entry | str] = []

    def set_groups(self, groups: list[Group]) -> None:
        self.beginResetModel()
        self.lines = []
        for group in groups:
            self.lines.append(group.heading)
            self.lines.extend(group.entries)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.lines[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == _ENTRY:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line if isinstance(line, str) else f"{line.title}, {line.detail}".removesuffix(", ")
        return None


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = isinstance(index.data(_ENTRY), str)
        return QSize(100, px(HEADING if heading else ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        line = index.data(_ENTRY)
        if isinstance(line, str):
            painter.setFont(font("caption", 600))
            draw_line(painter, box.adjusted(20, 4, -20, 0), line, theme().color("text2"))
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_entry(painter, box.adjusted(8, 0, -8, 0), line, chosen)
        painter.restore()

    def _paint_entry(self, painter: QPainter, box: QRectF, entry: Entry, chosen: bool) -> None:
        now = theme()
        if chosen:
            rounded(painter, box, 8, now.color("accentSoft"))
        self._paint_sign(painter, box, entry, chosen)
        right = box.right() - 12
        keys = "Enter" if chosen and not entry.keys else entry.keys
        if keys:
            paint_key(painter, QRectF(box.left(), box.top(), right - box.left(), box.height()), keys, True)
            right -= key_size(keys).width() + 12
        left = box.left() + 52
        painter.setFont(font("body", 600 if chosen else 500))
        metrics = QFontMetricsF(painter.font())
        width = min(metrics.horizontalAdvance(entry.title) + 1, right - left)
        self._paint_marks(painter, box, entry, left, metrics, chosen)
        draw_line(painter, QRectF(left, box.top(), width, box.height()), entry.title, now.color("text"))
        self._ink_marks(painter, box, entry, left, metrics, width)
        if entry.detail and left + width + 12 < right:
            painter.setFont(font("small"))
            rest = QRectF(left + width + 12, box.top(), right - left - width - 12, box.height())
            draw_line(painter, rest, entry.detail, now.color("text2"))

    def _paint_sign(self, painter: QPainter, box: QRectF, entry: Entry, chosen: bool) -> None:
        middle = box.center().y()
        if entry.initials:
            side = px(28)
            paint_avatar(
                painter, QRectF(box.left() + 12, middle - side / 2, side, side), entry.initials, own=chosen
            )
        elif entry.icon:
            side = px(18)
            at = QRectF(box.left() + 26 - side / 2, middle - side / 2, side, side)
            draw_icon(painter, at, entry.icon, theme().color("text2"))

    def _paint_marks(
        self,
        painter: QPainter,
        box: QRectF,
        entry: Entry,
        left: float,
        metrics: QFontMetricsF,
        chosen: bool,
    ) -> None:
        if chosen:
            return
        for start, end in entry.marks:
            x = left + metrics.horizontalAdvance(entry.title[:start])
            width = metrics.horizontalAdvance(entry.title[start:end])
            behind = QRectF(x - 1, box.center().y() - px(9), width + 2, px(18))
            rounded(painter, behind, 3, theme().color("accentSoft"))

    def _ink_marks(
        self,
        painter: QPainter,
        box: QRectF,
        entry: Entry,
        left: float,
        metrics: QFontMetricsF,
        width: float,
    ) -> None:
        """The parts that were searched for once more, in the accent."""
        if metrics.horizontalAdvance(entry.title) > width:
            return
        for start, end in entry.marks:
            x = left + metrics.horizontalAdvance(entry.title[:start])
            part = entry.title[start:end]
            room = QRectF(x, box.top(), metrics.horizontalAdvance(part) + 1, box.height())
            draw_line(painter, room, part, theme().color("accent"))


class PaletteList(QListView):
    """`acted(entry)` when one is pressed. Keys come from the palette's line, which keeps the focus."""

    acted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model()
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self))
        self.setObjectName("palette.list")
        self.setAccessibleName(_("Found"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)

    def show_groups(self, groups: list[Group]) -> None:
        """Other lines; the first entry is chosen."""
        self._model.set_groups(groups)
        self.setFixedHeight(self._wished_height())
        self._choose(1)

    def _wished_height(self) -> int:
        """All lines, as far as the ninth entry; the rest is scrolled to."""
        height, entries = 0, 0
        for line in self._model.lines:
            entries += isinstance(line, Entry)
            if entries > ROWS_SHOWN:
                break
            height += px(HEADING if isinstance(line, str) else ROW)
        return height + (4 if entries else 0)

    @property
    def entry(self) -> Entry | None:
        """What is chosen."""
        line = self.currentIndex().data(_ENTRY) if self.currentIndex().isValid() else None
        return line if isinstance(line, Entry) else None

    @property
    def entries(self) -> list[Entry]:
        """Everything on the list."""
        return [line for line in self._model.lines if isinstance(line, Entry)]

    def step(self, by: int) -> None:
        """Choose the next entry above or below, going round."""
        rows = [row for row, line in enumerate(self._model.lines) if isinstance(line, Entry)]
        if rows:
            now = self.currentIndex().row()
            at = rows.index(now) if now in rows else 0
            self._choose(rows[(at + by) % len(rows)])

    def next_group(self) -> None:
        """Choose the first entry of the next group."""
        lines, now = self._model.lines, self.currentIndex().row()
        heads = [row for row, line in enumerate(lines) if isinstance(line, str)]
        after = [row for row in heads if row > now] or heads
        if after:
            self._choose(after[0] + 1)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._model.lines):
            index = self._model.index(row)
            self.setCurrentIndex(index)
            self.scrollTo(self._model.index(0) if row == 1 else index)
            self._announce()

    def _announce(self) -> None:
        """The focus stays in the line above, so a screen reader is told what is chosen."""
        text = str(self.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or "")
        if text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and isinstance(index.data(_ENTRY), Entry):
            self.setCurrentIndex(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        entry = index.data(_ENTRY) if index.isValid() else None
        if isinstance(entry, Entry):
            self.acted.emit(entry)
