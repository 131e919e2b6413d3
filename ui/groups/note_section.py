"""A section of a group's note: its title, and the words typed or shown."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from clinic_app.common.locale import number
from clinic_app.common.translations import _
from ui.groups.note_words import section_hint, section_name
from ui.panels.writing.section_text import SectionText
from ui.theme.tokens import theme
from ui.widgets.label import Label
from ui.widgets.painting import rounded


class NoteSection(QFrame):
    """`edited(code, text)` while it is typed; a read-only one only shows."""

    edited = Signal(str, str)

    def __init__(self, code: str, read_only: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = code
        self.text = SectionText(read_only)
        self.text.setObjectName(f"groups.note.{code}")
        self.text.setAccessibleName(section_name(code))
        self.warning = Label("", "small", "danger", wrap=True)
        self.warning.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(4)
        column.addWidget(Label(section_name(code), "body", weight=600))
        column.addWidget(self.text)
        column.addWidget(self.warning)
        if not read_only:
            self.text.hint = section_hint(code)
            self.text.setAccessibleDescription(section_hint(code))
            self.text.edited.connect(self._edit)
            self.text.refused.connect(self._refuse)

    def _edit(self, text: str) -> None:
        self.warning.hide()
        self.edited.emit(self.code, text)

    def _refuse(self, limit: int) -> None:
        said = _("Too long. At most {limit} signs fit in here.")
        self.warning.setText(said.format(limit=number(limit)))
        self.warning.show()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.text.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        now, active = theme(), self.text.hasFocus() and not self.text.isReadOnly()
        outline = now.color("accent" if active else "border")
        rounded(QPainter(self), QRectF(self.rect()), 8, now.color("surface"), outline, 2 if active else 1)
