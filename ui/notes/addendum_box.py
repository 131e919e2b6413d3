"""Where an addendum is written."""

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from clinic_app.common.translations import _
from clinic_app.notes.rules import SECTION_LIMIT
from ui.widgets.text_fields import TextArea


class AddendumBox(TextArea):
    """Where an addendum is written: grows no further than it must, and refuses what is too long whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        placeholder = _("Write a correction or an addition. The note itself stays as it is.")
        super().__init__("", placeholder, SECTION_LIMIT, 3, parent)
        self.setObjectName("note.addendum")
        self.setAccessibleName(_("New addendum"))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain words; more than fits is refused whole."""
        if len(source.text()) > self._room():
            self.shortened.emit(SECTION_LIMIT)
            return
        super().insertFromMimeData(source)
