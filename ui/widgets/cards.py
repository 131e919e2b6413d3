"""Surfaces and what stands on them: card, note, empty state, skeleton, progress, divider (spec §4.6)."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.icons import draw_icon
from ui.theme.tokens import px, theme
from ui.widgets.box_column import BoxColumn
from ui.widgets.buttons import Button
from ui.widgets.key_hint import KeyHint
from ui.widgets.label import Label
from ui.widgets.painting import rounded

__all__ = ["Card", "Divider", "EmptyState", "Icon", "KeyHint", "Note", "ProgressBar", "Skeleton"]

_NOTES = {
    "danger": ("warning-circle-fill", "dangerSoft", "dangerLine", "danger"),
    "warning": ("warning-fill", "warningSoft", "warningLine", "warning"),
    "info": ("info", "infoSoft", "infoLine", "info"),
    "success": ("check-circle-fill", "successSoft", "successLine", "success"),
    "neutral": ("info", "sunken", "border", "text2"),
}


class Icon(QWidget):
    """An icon standing on its own, in a colour token."""

    def __init__(self, name: str, ink: str = "text2", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._ink, self._size = name, ink, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, ink: str | None = None) -> None:
        """Another icon, and another colour if given."""
        self._name, self._ink = name, ink or self._ink
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(self._size), px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_icon(QPainter(self), QRectF(self.rect()), self._name, theme().color(self._ink))


class Card(QFrame):
    """A surface with a 1 px border and radius 10. `body` is the layout for its content.

    `title` is a subtitle line, `aside` a caption or a widget at its right.
    """

    def __init__(
        self,
        title: str | None = None,
        aside: str | QWidget | None = None,
        margins: tuple[int, int, int, int] = (15, 13, 15, 13),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.body = BoxColumn(self)
        self.body.setContentsMargins(*margins)
        self.body.setSpacing(8)
        self.title: Label | None = None
        self.aside: QWidget | None = None
        if title is not None or aside is not None:
            self._add_head(title or "", aside)

    def _add_head(self, title: str, aside: str | QWidget | None) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        self.title = Label(title, "subtitle", elide=True)
        head.addWidget(self.title, 1)
        if isinstance(aside, QWidget):
            self.aside = aside
        elif aside is not None:
            self.aside = Label(aside, "small", "text3")
        if self.aside is not None:
            head.addWidget(self.aside, 0)
        self.body.addLayout(head)

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), QRectF(self.rect()), 10, theme().color("surface"), theme().color("border"))


class Note(QFrame):
    """An inline message: icon, bold first sentence, text, one small button. `acted` when it is pressed."""

    acted = Signal()

    def __init__(
        self,
        kind: str = "neutral",
        title: str = "",
        text: str = "",
        action: str | None = None,
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Raises KeyError for an unknown kind."""
        super().__init__(parent)
        own_icon, self._fill, self._line, ink = _NOTES[kind]
        outer = BoxColumn(self)
        outer.setContentsMargins(11, 9, 11, 9)
        self._row = row = QHBoxLayout()
        outer.addLayout(row)
        row.setSpacing(8)
        self._icon = Icon(icon or own_icon, ink, 16)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        self.title = Label(title, "small", ink, weight=600, wrap=True)
        self.text = Label(text, "small", ink, wrap=True)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addStretch(1)
        row.addLayout(column, 1)
        self.title.setVisible(bool(title))  # only now: without a parent it would open a window
        self.text.setVisible(bool(text))
        self.action: Button | None = None
        if action is not None:
            self.action = self.add_action(action)
            self.action.clicked.connect(lambda: self.acted.emit())
        self._align()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add_action(self, text: str) -> Button:
        """One more small button at the right."""
        button = Button(text, size="row")
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._align()
        return button

    def _align(self) -> None:
        """A single line stands on the middle of the button beside it, several begin at the top."""
        alone = self.title.isHidden() or self.text.isHidden()
        beside = alone and self._row.count() > 2
        way = Qt.AlignmentFlag.AlignVCenter if beside else Qt.AlignmentFlag.AlignTop
        self._row.setAlignment(self._icon, way)

    def set_text(self, title: str = "", text: str = "") -> None:
        """Other words."""
        for label, words in ((self.title, title), (self.text, text)):
            label.setText(words)
            label.setVisible(bool(words))
        self._align()
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme()
        rounded(QPainter(self), QRectF(self.rect()), 8, now.color(self._fill), now.color(self._line))


class _Disc(Icon):
    def sizeHint(self) -> QSize:
        return QSize(px(48), px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        rounded(painter, box, box.width() / 2, theme().color("sunken"))
        side = px(24)
        inner = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
        draw_icon(painter, inner, self._name, theme().color(self._ink))


class EmptyState(QWidget):
    """Nothing here yet: a round icon, one bold line, one sentence, one button. `acted` when it is pressed."""

    acted = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str = "",
        action_text: str | None = None,
        action_icon: str | None = "plus",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        center = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(2)
        column.addStretch(1)
        column.addWidget(_Disc(icon, "text2"), 0, center)
        column.addSpacing(6)
        self._title = Label(title, "body", weight=600, wrap=True, align=center)
        self._sentence = Label(sentence, "body", "text2", wrap=True, align=center)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        self._sentence.setVisible(bool(sentence))
        self.action: Button | None = None
        if action_text:
            self.action = Button(action_text, "primary", action_icon, "compact")
            self.action.clicked.connect(lambda: self.acted.emit())
            column.addSpacing(8)
            column.addWidget(self.action, 0, center)
        column.addStretch(1)

    def set_words(self, title: str, sentence: str = "") -> None:
        """Another line and sentence."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))


class Skeleton(QWidget):
    """Rows of sunken bars while something loads for longer than 300 ms; nothing moves."""

    _SHARES = (0.62, 0.48, 0.7, 0.55, 0.4)

    def __init__(self, rows: int = 5, row_height: int = 38, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows, self._row_height = rows, row_height

    def sizeHint(self) -> QSize:
        return QSize(200, self._rows * px(self._row_height))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, height = QPainter(self), px(self._row_height)
        bar = px(12)
        for row in range(self._rows):
            y = row * height + (height - bar) / 2
            share = self._SHARES[row % len(self._SHARES)]
            rounded(painter, QRectF(0, y, self.width() * share, bar), 4, theme().color("sunken"))


class ProgressBar(QProgressBar):
    """A bar 6 high: how far something is, in the accent. Text and percent stand beside it, not in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        rounded(painter, box, 3, theme().color("pressed"))
        span = self.maximum() - self.minimum()
        share = (self.value() - self.minimum()) / span if span else 0.0
        if share > 0:
            rounded(
                painter,
                QRectF(0, 0, max(box.width() * share, 6), box.height()),
                3,
                theme().color("accent"),
            )


class Divider(QWidget):
    """A thin decorative line across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("divider"))
