"""What speaks against a time, the free times nearby, and the reason for keeping it all the same."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.people.values import PersonId
from clinic_app.scheduling.rules.conflicts import LEAST_REASON
from clinic_app.scheduling.rules.slots import REASON_LIMIT
from clinic_app.scheduling.values import Clashes
from ui.panels.clash_note import ClashNote
from ui.widgets.fields import Field, TextField

JUDGE_MS = 120
"""How long after the last change it is looked up what clashes."""


class ClashView(QWidget):
    """Shown while something clashes, hidden otherwise. `reason()` is what was typed for overruling.

    The person overrules by a reason of five signs; a taken room and the same client can't be overruled.
    """

    alternativeChosen = Signal(object)
    """A `Slot`."""
    reasonChanged = Signal(str)

    def __init__(self, prefix: str, parent: QWidget | None = None) -> None:
        """`prefix` begins the object names: `booking` gives `booking.alternative.1`, `booking.reason`."""
        super().__init__(parent)
        self._clashes: Clashes | None = None
        self.note = ClashNote(prefix)
        self.note.setObjectName(f"{prefix}.clash")
        self.note.alternativeChosen.connect(self.alternativeChosen)
        self.reason_edit = TextField("", _("For example: the client can only come then"), REASON_LIMIT)
        self.reason_edit.setObjectName(f"{prefix}.reason")
        self.reason_field = Field(_("Reason for keeping this time"), self.reason_edit)
        self.reason_edit.textEdited.connect(self._on_reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.note)
        column.addWidget(self.reason_field)
        self.hide()

    def show_clashes(self, clashes: Clashes | None, names: Mapping[PersonId, str]) -> None:
        """Show them; None hides everything. A reason that was typed stays."""
        if clashes == self._clashes and clashes is not None:
            return
        self._clashes = clashes
        self.setVisible(clashes is not None)
        if clashes is None:
            return
        self.note.show_clashes(clashes, names)
        self.reason_field.setVisible(not clashes.final)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.note.accessibleName()))

    def follow(self, editor: QWidget) -> None:
        """Tab comes here from `editor`, the last field of what clashes."""
        self.note.follow(editor)

    def reason(self) -> str:
        """The reason, without blanks at its ends; "" where none is asked for."""
        asked = self._clashes is not None and not self._clashes.final
        return " ".join(self.reason_edit.text().split()) if asked else ""

    def may_save(self) -> bool:
        """Whether nothing final stands against it."""
        return self._clashes is None or not self._clashes.final

    @property
    def clashing(self) -> bool:
        """Whether anything clashes."""
        return self._clashes is not None

    def check_reason(self) -> bool:
        """True when nothing clashes or the reason is long enough; else the field says so, with the focus."""
        if self._clashes is None:
            return True
        if len(self.reason()) < LEAST_REASON:
            text = _("Write a reason of at least {least} signs.").format(least=LEAST_REASON)
            self.reason_field.set_error(text)
            self.reason_edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        return True

    def forget(self) -> None:
        """Nothing clashes, and no reason was typed."""
        self.reason_edit.clear()
        self.reason_field.clear_error()
        self._clashes = None
        self.hide()

    def _on_reason(self, text: str) -> None:
        if len(self.reason()) >= LEAST_REASON:
            self.reason_field.clear_error()
        self.reasonChanged.emit(text)
