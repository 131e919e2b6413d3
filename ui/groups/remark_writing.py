"""The private remark on one member at one meeting: while it is typed, kept, written down. Builds nothing."""

from PySide6.QtCore import QObject, Signal

from clinic_app.common.translations import _
from clinic_app.groups.values_notes import Remark
from clinic_app.people.values import ClientId
from clinic_app.scheduling.values_meetings import MeetingId
from ui.groups.presenter import GroupsPresenter
from ui.panels.host import Content
from ui.panels.kept_form import text_of

FORM = "remark"
"""Under which a half-typed one is kept, by meeting and member."""


class RemarkWriting(QObject):
    """`changed` when there is another member, or something else to show of this one.

    What was written before is read only when somebody asks for it: who fills in the attendance often sits
    among the members, and each reading stands in the log.
    """

    changed = Signal()

    def __init__(self, presenter: GroupsPresenter) -> None:
        super().__init__(presenter)
        self._presenter, self._groups = presenter, presenter.workspace.groups
        self.client_id: ClientId | None = None
        self.meeting_id: MeetingId | None = None
        self.text = ""
        self.remarks: tuple[Remark, ...] | None = None
        """Those written before, newest first; None while they were not asked for."""
        self.noted = False
        """Whether there are any that may be read."""

    def show(self, client_id: ClientId | None, meeting_id: MeetingId | None, noted: bool) -> None:
        """Another member or meeting; what was typed about it and not written down comes back."""
        if (client_id, meeting_id) != (self.client_id, self.meeting_id):
            if client_id != self.client_id:
                self.remarks = None
            self.client_id, self.meeting_id = client_id, meeting_id
            kept = self._presenter.shell.forms.kept(FORM, self._key()) if self.writable else None
            self.text = text_of(kept, "text") if kept is not None else self._written()
        self.noted = noted
        self.changed.emit()

    @property
    def writable(self) -> bool:
        """Whether the person may write about this member here."""
        record = self._presenter.record
        return record is not None and record.may_note and None not in (self.client_id, self.meeting_id)

    @property
    def dirty(self) -> bool:
        """Whether something typed isn't written down."""
        return self.text.strip() != self._written().strip()

    def reveal(self) -> None:
        """Read what was written before; the log keeps that. Nothing happens where there is nothing."""
        group_id, client_id = self._presenter.group_id, self.client_id
        if group_id is None or client_id is None or not self.noted or self.remarks is not None:
            return
        untouched = not self.dirty
        self.remarks = self._presenter.shell.attempt(lambda: self._groups.remarks(group_id, client_id))
        if untouched:
            self.text = self._written()
        self.changed.emit()

    def edit(self, text: str) -> None:
        """The words changed: they are kept sealed until they are written down."""
        if text == self.text:
            return
        self.text = text
        forms = self._presenter.shell.forms
        if self.dirty:
            forms.touch(FORM, self._key(), lambda: self._content(text))
        else:
            forms.drop(FORM, self._key())

    def save(self) -> bool:
        """Write it into the member's record, for good; a later one takes its place."""
        meeting_id, client_id, text = self.meeting_id, self.client_id, self.text.strip()
        if not self.writable or meeting_id is None or client_id is None or not self.dirty:
            return False
        presenter = self._presenter
        written = presenter.shell.attempt(lambda: self._groups.write_remark(meeting_id, client_id, text))
        if written is None:
            return False
        presenter.shell.forms.drop(FORM, self._key())
        name = presenter.name_of(client_id)
        said = _("Remark on {name} saved.") if text else _("Remark on {name} taken back.")
        presenter.shell.toast(said.format(name=name))
        self.remarks, self.noted = None, True
        self.reveal()
        return True

    def forget(self) -> None:
        """Drop the words."""
        self.client_id = self.meeting_id = None
        self.text, self.remarks, self.noted = "", None, False

    def _written(self) -> str:
        """What the person wrote about this meeting before, as far as it was read."""
        me = self._presenter.workspace.my_id
        own = [each for each in self.remarks or () if each.author_id == me]
        return next((each.text for each in own if each.meeting_id == self.meeting_id), "")

    def _key(self) -> str:
        return f"{self.meeting_id}:{self.client_id}"

    @staticmethod
    def _content(text: str) -> Content:
        return {"text": text}
