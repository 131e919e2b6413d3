"""The middle of the page: head, trouble, and below them a draft, a signed note, or why there is none."""

from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from clinic_app.common.errors import InvalidInputs
from clinic_app.common.messages import words
from clinic_app.common.translations import _
from clinic_app.notes.values import Draft, SignedNote
from ui.notes.blank_view import BlankView
from ui.notes.draft_view import DraftView
from ui.notes.note_head import NoteHeadBar
from ui.notes.presenter import NotePresenter
from ui.notes.signed_view import SignedView
from ui.widgets.cards import Note


class NoteMiddle(QWidget):
    """Shows what the presenter holds; its parts tell what the person does."""

    def __init__(self, zone: ZoneInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("note.main")
        self._zone = zone
        self.head = NoteHeadBar()
        self.trouble = Note("danger", action=_("Try again"))
        self.trouble.setObjectName("note.trouble")
        self.draft = DraftView()
        self.signed = SignedView(zone)
        self.blank = BlankView()
        views = QWidget(self)  # a stack without a parent would open its first view as a window
        self._stack = QStackedLayout(views)
        for view in (self.draft, self.signed, self.blank):
            self._stack.addWidget(view)
        self._trouble = QWidget()
        trouble = QVBoxLayout(self._trouble)
        trouble.setContentsMargins(16, 8, 16, 8)
        trouble.addWidget(self.trouble)
        self._trouble.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._trouble)
        column.addWidget(views, 1)

    def show_note(self, presenter: NotePresenter, kept_addendum: str) -> None:
        """Another note, or the same in another state."""
        note, today = presenter.open, presenter.now.date()
        self.forget()
        self.head.setVisible(isinstance(note, Draft | SignedNote))
        if isinstance(note, Draft):
            self.head.show_note(note, today)
            self.draft.show_content(presenter.writing.content)
            self._stack.setCurrentWidget(self.draft)
            self.show_edit(presenter)
        elif isinstance(note, SignedNote):
            self.head.show_note(note, today)
            author = presenter.author_line(note.head)
            self.signed.show_note(note, author, presenter.may_sign, kept_addendum)
            self._stack.setCurrentWidget(self.signed)
        else:
            self.blank.show_why(note, presenter.sessions_to_write(), today)
            self._stack.setCurrentWidget(self.blank)

    def show_edit(self, presenter: NotePresenter) -> None:
        """The draft's content changed, by typing or otherwise."""
        if isinstance(presenter.open, Draft):
            content = presenter.writing.content
            empty = not any(text.strip() for text in content.sections.values())
            self.show_risk(presenter)
            self.head.show_template(content.template, empty)
            self.draft.footer.show_missing(presenter.missing())
            self.show_due(presenter)

    def show_risk(self, presenter: NotePresenter) -> None:
        """The draft's risk and the client's tick."""
        if isinstance(presenter.open, Draft):
            self.draft.risk.show_risk(presenter.writing.content, presenter.attention)

    def show_due(self, presenter: NotePresenter) -> None:
        """Until when the draft should be signed."""
        if isinstance(presenter.open, Draft):
            self.draft.footer.show_due(presenter.open.head.due, presenter.overdue())

    def show_saved(self, presenter: NotePresenter) -> None:
        """Whether it is saved, and why not."""
        saver = presenter.writing.saver
        self.head.show_saved(saver, self._zone)
        self._trouble.setVisible(saver.error is not None)
        if saver.error is not None:
            error = saver.error.faults[0] if isinstance(saver.error, InvalidInputs) else saver.error
            self.trouble.set_text(_("Not saved."), words(error))

    def forget(self) -> None:
        """Drop the words of whatever is shown."""
        self.draft.forget()
        self.signed.forget()
