"""One section of a note being written: badge, title, hint, text; the active one stands out (mock 09)."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clinic_app.common.locale import number
from clinic_app.common.translations import _
from ui.notes.letter_badge import LetterBadge
from ui.notes.words import letter, placeholder
from ui.panels.writing.marks import Style
from ui.panels.writing.section_text import SectionText
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.buttons import IconButton
from ui.widgets.key_hint import KeyHint
from ui.widgets.label import Label
from ui.widgets.note_wording import section_hint, section_name
from ui.widgets.painting import rounded

LINE_LENGTH = 90
"""Characters of a line at most (ui/spec §8.5)."""
_LEFT, _GAP, _RIGHT, _EDGE = 15, 14, 13, 3
_BESIDE = 27
"""Free at the right of the text, so that the frame is wider than the lines."""
_HEAD = 24


def reading_width() -> int:
    """Width of a section whose lines take `LINE_LENGTH` characters."""
    sample = "Tidur sekitar enam jam, ujian ulang pekan depan membuat cemas. "
    one = QFontMetricsF(font("reading")).horizontalAdvance(sample) / len(sample)
    return _LEFT + px(26) + _GAP + round(one * LINE_LENGTH) + _BESIDE + _RIGHT


class SectionEdit(QFrame):
    """`edited(code, text)`, `entered(code)`; `cursor_at(rect)` in coordinates of this widget."""

    edited = Signal(str, str)
    entered = Signal(str)
    cursor_at = Signal(QRect)

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = code
        self._active = False
        self.badge = LetterBadge(letter(code))
        self.text = SectionText()
        self.text.setObjectName(f"note.section.{code}")
        self.text.setAccessibleName(section_name(code))
        self.text.setAccessibleDescription(section_hint(code))
        self.text.hint = placeholder(code)
        self.warning = Label("", "small", "danger", wrap=True)
        self.warning.hide()
        self._make_tools()
        self._lay_out()
        self.setMaximumWidth(reading_width())
        self.text.edited.connect(self._edit)
        self.text.entered.connect(lambda: self.entered.emit(code))
        self.text.cursor_at.connect(self._tell_cursor)
        self.text.refused.connect(self._refuse)

    def _make_tools(self) -> None:
        self.tools = QWidget()
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for icon, name, keys, key, act in (
            ("text-bolder", _("Bold"), "Ctrl+B", "bold", lambda: self.text.toggle(Style.BOLD)),
            ("text-italic", _("Italic"), "Ctrl+I", "italic", lambda: self.text.toggle(Style.ITALIC)),
            ("list-bullets", _("List"), "Ctrl+Shift+8", "list", self.text.toggle_list),
        ):
            button = IconButton(icon, name, keys, size="row")
            button.setObjectName(f"note.{key}.{self.code}")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _on=False, act=act: act())
            row.addWidget(button)
        row.addWidget(KeyHint(f"Alt {letter(self.code) if self.code != 'text' else 'S'}"))
        self.tools.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.tools.setFixedHeight(px(_HEAD))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(section_name(self.code), "body", weight=600))
        head.addWidget(Label(section_hint(self.code), "small", "text3", elide=True), 1)
        room = QWidget()
        room.setFixedSize(0, px(_HEAD))
        head.addWidget(room)
        head.addWidget(self.tools)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(head)
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, _BESIDE, 0)
        body.addWidget(self.text)
        column.addLayout(body)
        column.addWidget(self.warning)
        row = QHBoxLayout(self)
        row.setContentsMargins(_LEFT, 10, _RIGHT, 11)
        row.setSpacing(_GAP)
        row.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.tools.hide()

    def set_active(self, active: bool) -> None:
        """Whether it is the one worked on."""
        if active != self._active:
            self._active = active
            self.badge.set_active(active)
            self.tools.setVisible(active)
            self.update()

    def focus_text(self, by_key: bool = False) -> None:
        """Put the cursor into it, where it was last."""
        reason = Qt.FocusReason.ShortcutFocusReason if by_key else Qt.FocusReason.OtherFocusReason
        self.text.setFocus(reason)

    def say(self, text: str) -> None:
        """A refusal below the text; "" for none."""
        self.warning.setText(text)
        self.warning.setVisible(bool(text))

    def _edit(self, text: str) -> None:
        self.say("")
        self.edited.emit(self.code, text)

    def _refuse(self, limit: int) -> None:
        self.say(_("Too long. At most {limit} signs fit in here.").format(limit=number(limit)))

    def _tell_cursor(self, place: QRect) -> None:
        corner = self.text.mapTo(self, place.topLeft())
        self.cursor_at.emit(QRect(corner, place.size()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the text goes into it."""
        self.text.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._active:
            return
        painter, box, now = QPainter(self), QRectF(self.rect()), theme()
        rounded(painter, box, 10, now.color("surface"), now.color("border"))
        shape = QPainterPath()
        shape.addRoundedRect(box, 10, 10)
        edge = QPainterPath()
        edge.addRect(QRectF(0, 0, _EDGE, box.height()))
        painter.fillPath(shape.intersected(edge), now.color("accent"))
