"""Fields with label, hint and error (spec §4.2), and the editors that stand in them."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from clinic_app.common.translations import _
from ui.theme.icons import draw_icon
from ui.theme.tokens import px, theme
from ui.widgets.box_column import BoxColumn
from ui.widgets.choice import Choice
from ui.widgets.label import Label
from ui.widgets.password_field import PasswordField
from ui.widgets.text_fields import MAX_LENGTH, SearchField, TextArea, TextField, mark_error

__all__ = [
    "MAX_LENGTH",
    "Choice",
    "Field",
    "PasswordField",
    "SearchField",
    "TextArea",
    "TextField",
]


class _ErrorIcon(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(14), px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        side = px(14)
        draw_icon(QPainter(self), QRectF(0, 1, side, side), "warning-circle", theme().color("danger"))


class Field(QWidget):
    """A label above an editor, a hint or an error below it.

    The error is shown in words and an icon, the editor gets the danger outline and the words as its
    accessible description. Optional fields say so; required is the default. An editor that knows what is
    wrong with itself (`errorChanged`: date, time) tells it here without the screen.
    """

    error_changed = Signal(str)

    def __init__(
        self,
        label: str,
        editor: QWidget,
        hint: str = "",
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint, self._error, self._shortened = hint, "", ""
        text = _("{label} (optional)").format(label=label) if optional else label
        self.label = Label(text, "small", "text2", weight=500, elide=True)
        self.label.setBuddy(editor)
        if not editor.accessibleName():
            editor.setAccessibleName(label)
        self._icon = _ErrorIcon()
        self._note = Label(hint, "small", "text3", wrap=True)
        self._build()
        shortened = getattr(editor, "shortened", None)
        if shortened is not None:
            shortened.connect(self._tell_shortened)
        error_changed = getattr(editor, "errorChanged", None)
        if error_changed is not None:
            error_changed.connect(self.set_error)
        self._show_note()

    def _build(self) -> None:
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(5)
        below.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._note, 1)
        column = BoxColumn(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.label)
        column.addWidget(self.editor)
        column.addLayout(below)
        column.addStretch(1)

    @property
    def error(self) -> str:
        """The error shown now, "" for none."""
        return self._error

    def set_error(self, text: str) -> None:
        """Show an error under the field; "" clears it.

        That signs were cut off goes on being said as long as the editor is full: nobody would miss them.
        """
        if not getattr(self.editor, "is_full", False):
            self._shortened = ""
        text = text or self._shortened
        if text == self._error:
            return
        self._error = text
        self._show_note()
        self.error_changed.emit(text)

    def clear_error(self) -> None:
        """Back to the hint."""
        self.set_error("")

    def set_hint(self, text: str) -> None:
        """Another hint."""
        self._hint = text
        self._show_note()

    def _show_note(self) -> None:
        text = self._error or self._hint
        self._note.setText(text)
        self._note.set_ink("danger" if self._error else "text3")
        self._note.setVisible(bool(text))
        self._icon.setVisible(bool(self._error))
        self.editor.setAccessibleDescription(text)
        mark_error(self.editor, bool(self._error))

    def _tell_shortened(self, length: int) -> None:
        self._shortened = _("Too long. Only the first {count} signs were taken.").format(count=f"{length:n}")
        self.set_error(self._shortened)


def first_error(fields: Sequence[Field]) -> Field | None:
    """The first field that shows an error, with the focus moved to it; None when all is well."""
    first = next((field for field in fields if field.error), None)
    if first is not None:
        first.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        # Once the sentence has its place: it makes the field higher.
        QTimer.singleShot(0, first, lambda: _bring_into_sight(first))
    return first


def _bring_into_sight(field: QWidget) -> None:
    """Scroll to a field that lies outside what is seen."""
    around = field.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None:
        around.ensureWidgetVisible(field, 0, 8)
