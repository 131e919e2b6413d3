"""In the note's place when there is none to show: why, and what leads on."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.common.errors import ClinicError
from clinic_app.common.messages import words
from clinic_app.common.translations import _
from clinic_app.scheduling.values import AppointmentId, Block
from ui.notes.words import block_words
from ui.widgets.cards import EmptyState

NO_CONSENT = "note.no_consent"


class BlankView(QWidget):
    """`consent_wanted`, or `begun(AppointmentId)` for a session without a note."""

    consent_wanted = Signal()
    begun = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state: EmptyState | None = None
        self._column = QVBoxLayout(self)

    def show_why(self, why: object, unwritten: tuple[Block, ...], today: date) -> None:
        """`why` is a refusal, or None when the client has no note that can be shown."""
        if self.state is not None:
            self._column.removeWidget(self.state)
            self.state.hide()
            self.state.deleteLater()
        if isinstance(why, ClinicError):
            self.state = self._refused(why)
        else:
            self.state = self._empty(unwritten, today)
        self._column.addWidget(self.state)

    def _refused(self, why: ClinicError) -> EmptyState:
        if why.code != NO_CONSENT:
            state = EmptyState("lock-simple", _("This note cannot be opened."), words(why))
            state.setObjectName("note.refused")
            return state
        state = EmptyState(
            "clipboard-text", _("The note waits for the consent"), words(why), _("Record consent"), "pen-nib"
        )
        state.setObjectName("note.no_consent")
        if state.action is not None:
            state.action.setObjectName("note.consent")
        state.acted.connect(lambda: self.consent_wanted.emit())
        return state

    def _empty(self, unwritten: tuple[Block, ...], today: date) -> EmptyState:
        if not unwritten:
            sentence = _("A note begins when its session has started.")
            state = EmptyState("note-pencil", _("No notes yet"), sentence)
        else:
            newest = unwritten[0]
            sentence = _("This session has no note yet: {session}.").format(
                session=block_words(newest, today)
            )
            state = EmptyState("note-pencil", _("No note open"), sentence, _("Write a note"), "note-pencil")
            session: AppointmentId = newest.id
            if state.action is not None:
                state.action.setObjectName("note.begin")
            state.acted.connect(lambda: self.begun.emit(session))
        state.setObjectName("note.empty")
        return state
