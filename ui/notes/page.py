"""A client's session notes: the list, the note, its history (mocks 09, 09b)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from clinic_app.common.locale import clock_time
from clinic_app.common.translations import _
from clinic_app.notes.values import Draft, NoteId, NoteState, SignedNote, Template
from clinic_app.workspace import Workspace
from ui.notes.crumbs import Crumb, back_button, slash
from ui.notes.keys import connect_keys, note_shortcuts
from ui.notes.middle import NoteMiddle
from ui.notes.note_list import NoteList
from ui.notes.presenter import NotePresenter
from ui.notes.side import NoteSide
from ui.notes.signing import Signing
from ui.notes.words import session_title
from ui.panels.writing.clipboard import ClipboardGuard
from ui.shell.navigation import ClientRecord, Note, Target
from ui.shell.page import Page, ShortcutEntry
from ui.shell.ports import ShellPort
from ui.widgets.moments import wall

ADDENDUM = "note.addendum"
"""The form under which a half-typed addendum is kept; its key is `client.note`."""
_ROOM_FOR_LIST, _ROOM_FOR_HISTORY = 1190, 880
_LEAST = 520
"""Width of the middle at least (ui/spec §3)."""


class NotePage(Page):
    """One client's notes; its presenter decides."""

    def __init__(self, workspace: Workspace, shell: ShellPort) -> None:
        super().__init__(workspace, shell)
        self.setObjectName("notes")
        self.presenter = NotePresenter(workspace, self)
        self.guard = ClipboardGuard(self)
        self.signing = Signing(self.presenter, shell)
        self.left = NoteList(workspace.my_id)
        self.middle = NoteMiddle(workspace.zone)
        self.head, self.trouble = self.middle.head, self.middle.trouble
        self.draft, self.signed, self.blank = self.middle.draft, self.middle.signed, self.middle.blank
        self.right = NoteSide(workspace, shell)
        self._wish_left: bool | None = None
        self._wish_right: bool | None = None
        self._back, self._crumb = back_button(), Crumb()
        self.lead = [self._back, self._crumb, slash()]
        self.set_heading(_("Notes"))
        self.row.addWidget(self.left)
        self.row.addWidget(self.middle, 1)
        self.row.addWidget(self.right)
        self.setMinimumWidth(_LEAST)  # with its panels it would keep the window from getting narrower
        self._connect()
        connect_keys(self, self.draft, self.sign)

    def _connect(self) -> None:
        presenter, risk = self.presenter, self.draft.risk
        presenter.listed.connect(self._show_list)
        presenter.opened.connect(self._show_note)
        presenter.writing.edited.connect(lambda: self.middle.show_edit(presenter))
        presenter.writing.saver.changed.connect(self._show_saved)
        self._back.clicked.connect(lambda: self.shell.back())
        self._crumb.clicked.connect(self._open_record)
        self.left.chosen.connect(self._choose)
        self.left.begun.connect(lambda session: self.shell.attempt(lambda: presenter.begin(session)))
        self.head.template_chosen.connect(self._divide)
        self.head.history_wanted.connect(self.toggle_right)
        self.head.withdraw_wanted.connect(lambda: self.shell.attempt(presenter.withdraw))
        self.head.save_state.retried.connect(presenter.writing.saver.try_now)
        self.trouble.acted.connect(presenter.writing.saver.try_now)
        self.draft.edited.connect(presenter.writing.edit)
        self.draft.entered.connect(self._entered)
        self.draft.footer.signed.connect(self.sign)
        self.draft.footer.led.connect(self.lead_to)
        self.signing.led.connect(self.lead_to)
        self.signing.added.connect(self._drop_addendum)
        risk.level_chosen.connect(presenter.writing.set_risk)
        risk.sign_added.connect(lambda sign: presenter.writing.set_sign(sign, True))
        risk.sign_removed.connect(lambda sign: presenter.writing.set_sign(sign, False))
        risk.reason_changed.connect(presenter.writing.set_reason)
        risk.attention_set.connect(self._set_attention)
        self.signed.written.connect(self._keep_addendum)
        self.signed.footer.signed.connect(self.sign)
        self.blank.consent_wanted.connect(self._open_consent)
        self.blank.begun.connect(lambda session: self.shell.attempt(lambda: presenter.begin(session)))

    # Showing

    def _show_list(self) -> None:
        presenter = self.presenter
        if presenter.client is not None:
            self._crumb.show_name(presenter.client.full_name)
            self.right.show_client(presenter.client.id)
        today = presenter.now.date()
        self.left.show_notes(presenter.heads, today, presenter.sessions_to_write())
        self._select()
        self.middle.show_risk(presenter)

    def _select(self) -> None:
        head = self.presenter.head
        self.left.select(head.id if head is not None else None)

    def _show_note(self) -> None:
        self._select()
        kept = self.shell.forms.kept(ADDENDUM, self._addendum_key()) if self._addendum_key() else None
        self.middle.show_note(self.presenter, str((kept or {}).get("text", "")))
        self._fit_panels()
        self._show_saved()

    def _show_saved(self) -> None:
        saver, note = self.presenter.writing.saver, self.presenter.open
        self.middle.show_saved(self.presenter)
        if not saver.dirty:
            self.right.show_steps(self.presenter.history, note if isinstance(note, SignedNote) else None)

    def tick(self) -> None:
        self.middle.show_due(self.presenter)

    # Doing

    def _choose(self, note_id: NoteId) -> None:
        head = self.presenter.head
        if head is None or head.id != note_id:
            self.shell.attempt(lambda: self.presenter.show_note(note_id))
            self.focus_main()
        self._select()

    def _divide(self, template: Template) -> None:
        self.shell.attempt(lambda: self.presenter.writing.set_template(template))
        self.draft.show_content(self.presenter.writing.content)
        self.middle.show_edit(self.presenter)
        self.draft.focus_first_empty()

    def _entered(self) -> None:
        self.presenter.writing.saver.try_now()

    def _set_attention(self, on: bool) -> None:
        self.shell.attempt(lambda: self.presenter.set_attention(on))
        self.middle.show_risk(self.presenter)

    def sign(self) -> None:
        """Ctrl+Enter: sign the draft, or the addendum that was written."""
        note = self.presenter.open
        if isinstance(note, Draft):
            self.signing.sign_draft(note)
        elif isinstance(note, SignedNote) and self.signed.footer.sign.isEnabled():
            self.signing.sign_addendum(note, self.signed.box.toPlainText())

    def lead_to(self, code: str) -> None:
        """To the place where something is missing."""
        place = code.rpartition(".")[2]
        if place == "risk":
            self.draft.risk.levels.focus_level()
        elif place == "risk_reason":
            self.draft.risk.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.draft.focus_section(place, by_key=True)

    def _addendum_key(self) -> str:
        note = self.presenter.open
        return f"{note.head.client_id}.{note.head.id}" if isinstance(note, SignedNote) else ""

    def _keep_addendum(self, text: str) -> None:
        key = self._addendum_key()
        if not text.strip():
            self.shell.attempt(lambda: self.shell.forms.drop(ADDENDUM, key))
        elif key:
            self.shell.forms.touch(ADDENDUM, key, lambda: {"text": text})

    def _drop_addendum(self) -> None:
        self.shell.attempt(lambda: self.shell.forms.drop(ADDENDUM, self._addendum_key()))

    def _open_record(self) -> None:
        if self.presenter.client is not None:
            self.shell.open(ClientRecord(self.presenter.client.id))

    def _open_consent(self) -> None:
        if self.presenter.client is not None:
            self.shell.open(ClientRecord(self.presenter.client.id, form="consent"))

    # What the shell asks

    def arrive(self, target: Target) -> None:
        assert isinstance(target, Note)
        self.presenter.arrive(target.client_id, target.note_id, target.appointment_id)

    def refresh(self) -> None:
        self.shell.attempt(self.presenter.refresh)

    def focus_main(self) -> None:
        if isinstance(self.presenter.open, Draft):
            self.draft.focus_first_empty()
        else:
            self.left.focus_list(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> list[QWidget]:
        return [region for region in (self.left, self.middle, self.right) if region.isVisible()]

    def toggle_left(self) -> None:
        self._wish_left = not self.left.isVisible()
        self.left.setVisible(self._wish_left)

    def toggle_right(self) -> None:
        self._wish_right = not self.right.isVisible()
        self._fit_panels()

    def make_room(self) -> None:
        self.right.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the list goes first, then the history (spec §3)."""
        super().resizeEvent(event)
        self._fit_panels()

    def _fit_panels(self) -> None:
        wide, shown = self.width(), self.presenter.head is not None
        self.left.setVisible(wide >= _ROOM_FOR_LIST if self._wish_left is None else self._wish_left)
        right = wide >= _ROOM_FOR_HISTORY if self._wish_right is None else self._wish_right
        self.right.setVisible(right and shown)

    def shortcuts(self) -> list[ShortcutEntry]:
        return note_shortcuts()

    def save_now(self) -> None:
        self.presenter.writing.saver.save_now()

    def unsaved(self) -> str:
        head = self.presenter.head
        if not self.presenter.writing.saver.dirty or head is None:
            return ""
        return _("The note of {session} is not saved.").format(session=session_title(head))

    def kept(self) -> str:
        head, saved = self.presenter.head, self.presenter.writing.saver.saved_at
        if head is None or head.state is not NoteState.DRAFT or saved is None:
            return ""
        said = _("Draft note of session {n} saved at {time}.")
        return said.format(n=head.session_no, time=clock_time(wall(saved, self.workspace.zone)))

    def target(self) -> Target | None:
        if self.presenter.client is None:
            return None
        head = self.presenter.head
        return Note(self.presenter.client.id, head.id if head is not None else None, self.presenter.wanted)

    def state(self) -> dict[str, Any]:
        section, cursor = self.draft.place()
        scrolled = self.draft.pane.verticalScrollBar().value()
        return {"section": section, "cursor": cursor, "scrolled": scrolled}

    def restore(self, state: Mapping[str, Any]) -> None:
        section, cursor = str(state.get("section", "")), state.get("cursor", 0)
        if section and isinstance(cursor, int):
            self.draft.go_to(section, cursor)

    def leave(self) -> None:
        """No word stays behind: neither in a widget, nor in what undo remembers, nor in the clipboard."""
        self.signing.close()
        self.presenter.writing.saver.try_now()
        self.presenter.close()
        self.middle.forget()
        self.right.leave()
        self.guard.clear()
