"""A client's record: head, tabs, cards, and the forms at its right (mocks 08, 08c)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from clinic_app.common.permissions import Permission
from clinic_app.common.translations import _
from clinic_app.workspace import Workspace
from ui.clients.breadcrumb import Breadcrumb
from ui.clients.record_actions import Forms, RecordActions
from ui.clients.record_body import RecordBody
from ui.clients.record_header import (
    APPOINTMENTS,
    CONSENTS,
    GROUPS,
    NOTES,
    REFERRALS,
    SUMMARY,
    RecordHeader,
)
from ui.clients.record_panels import RecordPanels
from ui.clients.record_presenter import RecordPresenter
from ui.clients.record_rows import SessionRow
from ui.panels.referral_begin import BeginReferral
from ui.shell.navigation import ClientRecord, Clients, Groups, Note, ReferralForm, Referrals, Target
from ui.shell.page import Page, ShortcutEntry
from ui.shell.ports import ShellPort
from ui.widgets.cards import EmptyState

_STEPPED = (SUMMARY, APPOINTMENTS, GROUPS, REFERRALS, CONSENTS)
"""The tabs of this page; the notes are a page of their own."""


class RecordPage(Page):
    """One record; its presenter decides."""

    def __init__(self, workspace: Workspace, shell: ShellPort) -> None:
        super().__init__(workspace, shell)
        self.setObjectName("record")
        self.presenter = RecordPresenter(workspace, shell, self)
        self.header = RecordHeader(self.presenter)
        self.body = RecordBody(self.presenter)
        self.closed = EmptyState(
            "lock-simple",
            _("Only the care team can open this record."),
            _("Ask the lead counselor or the supervisor to add you to the team."),
        )
        self.closed.setObjectName("record.closed")
        self.panels = RecordPanels(workspace, shell, self.presenter, self.row)
        self.actions_menu = RecordActions(
            self.presenter,
            shell,
            Forms(self.panels.correct, self.panels.change_team, self.panels.consent, self._refer),
        )
        self.way = Breadcrumb(self)
        self._lay_out()
        self._connect()
        self._make_keys()

    def _lay_out(self) -> None:
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.body)
        self._stack.addWidget(self.closed)
        column.addWidget(holder, 1)
        self.row.insertWidget(0, main, 1)

    def _connect(self) -> None:
        self.presenter.shown.connect(self._show_record)
        self.way.wanted.connect(lambda client: self.shell.open(ClientRecord(client, self.body.tab)))
        self.way.list_wanted.connect(self._back_to_list)
        head, body = self.header, self.body
        self.presenter.problems.shown.connect(body.show_problems)
        body.problems.wanted.connect(self.panels.problems)
        head.note.clicked.connect(self._open_note)
        head.book.clicked.connect(self._book)
        head.refer.clicked.connect(self._refer)
        body.referrals.refer_wanted.connect(self._refer)
        body.referrals.opened.connect(lambda number: self.shell.open(Referrals(number)))
        body.groups.opened.connect(lambda number: self.shell.open(Groups(number)))
        head.correct.clicked.connect(self.panels.correct)
        head.more.clicked.connect(self._open_menu)
        head.tabs.chosen.connect(self._choose_tab)
        body.sessions.opened.connect(self._open_session)
        body.last_note.open_wanted.connect(self._open_last_note)
        body.coming.book_wanted.connect(self._book)
        body.contact.reveal_wanted.connect(self._reveal_nik)
        body.team.change_wanted.connect(self.panels.change_team)
        for part in (body.consent, body.consents):
            part.record_wanted.connect(self.panels.consent)
            part.withdraw_wanted.connect(self.actions_menu.begin_withdraw)
        self.panels.opened.connect(lambda: body.leave_room(True))
        self.panels.closed.connect(lambda: body.leave_room(False))

    def _make_keys(self) -> None:
        for keys, act in (
            ("Ctrl+Tab", lambda: self._step_tab(1)),
            ("Ctrl+Shift+Tab", lambda: self._step_tab(-1)),
            ("Alt+Up", lambda: self.way.step(-1)),
            ("Alt+Down", lambda: self.way.step(1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # Showing

    def _show_record(self) -> None:
        record = self.presenter.record
        if record is None:
            return
        self.header.fill()
        self.body.fill()
        self.header.more.setVisible(bool(self.actions_menu.entries()))
        self._stack.setCurrentWidget(self.closed if self.presenter.restricted else self.body)
        self.way.show_place(record.name.id, self.shell.listed_clients)
        self.lead = self.way.widgets()
        self.set_heading("")

    def _choose_tab(self, tab: str) -> None:
        if tab != NOTES:
            self.body.show_tab(tab)
            return
        self.header.tabs.set_key(self.body.tab)
        if self.presenter.record is not None and self.presenter.clinical:
            self.shell.open(Note(self.presenter.record.name.id))

    def _step_tab(self, by: int) -> None:
        """To the next tab that is shown; the notes are a page of their own and are passed over."""
        if self.presenter.restricted:
            return
        tab = _STEPPED[(_STEPPED.index(self.body.tab) + by) % len(_STEPPED)]
        self._show_tab(tab)
        self.header.tabs.tab(tab).setFocus(Qt.FocusReason.TabFocusReason)

    # Doing

    def _open_note(self) -> None:
        target = self.presenter.note_wish().target
        if target is not None and not self.header.note.isHidden():
            self.shell.open(target)

    def _open_last_note(self) -> None:
        note = self.presenter.last_note
        if note is not None:
            self.shell.open(Note(note.head.client_id, note.head.id))

    def _open_session(self, row: SessionRow) -> None:
        target = self.presenter.note_target(row)
        if target is not None:
            self.shell.open(target)
        else:
            self.panels.appointment(row.block.id, self.body.sessions.table.shows_keyboard_row)

    def _book(self) -> None:
        record = self.presenter.record
        if record is not None and self.presenter.may(Permission.APPOINTMENT_WRITE):
            self.shell.book(client_id=record.name.id)

    def _refer(self) -> None:
        record = self.presenter.record
        if record is None or not self.presenter.may(Permission.REFERRAL_PREPARE):
            return
        dialog = BeginReferral(
            self.shell.window_widget,
            self.workspace,
            self.shell,
            lambda number: self.shell.open(ReferralForm(number)),
            record.name.id,
        )
        self.shell.show_dialog(dialog)
        dialog.first.setFocus()

    def _reveal_nik(self) -> None:
        record = self.presenter.record
        if record is not None:
            clients, client_id = self.workspace.clients, record.name.id
            nik = self.shell.attempt(lambda: clients.reveal_nik(client_id))
            if nik:
                self.body.contact.show_nik(nik)

    def _open_menu(self) -> None:
        menu = self.actions_menu.menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        more = self.header.more
        left = more.width() - menu.sizeHint().width()
        menu.popup(more.mapToGlobal(QPoint(left, more.height() + 4)))

    def _back_to_list(self) -> None:
        record = self.presenter.record
        self.shell.open(Clients(record.name.id if record is not None else None))

    # What the shell asks

    def arrive(self, target: Target) -> None:
        assert isinstance(target, ClientRecord)
        self.panels.close()
        self.presenter.show(target.client_id)
        self._show_tab(target.tab or SUMMARY)
        if target.form and not self.presenter.restricted:
            self.panels.open_form(target.form)

    def _show_tab(self, tab: str) -> None:
        known = tab if tab in _STEPPED else SUMMARY
        self.header.tabs.set_key(known)
        self.body.show_tab(known)

    def refresh(self) -> None:
        self.presenter.catch_up()

    def tick(self) -> None:
        self.panels.tick()

    def focus_main(self) -> None:
        if self.presenter.restricted:
            self.way.back.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.panels.any_open:
            self.body.sessions.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> list[QWidget]:
        return [part for part in (self.header, self.body, *self.panels.all()) if part.isVisible()]

    def close_level(self) -> bool:
        return self.panels.close()

    def toggle_right(self) -> None:
        if not self.panels.close():
            self.panels.appointment_of_row(self.body.sessions.table.current_row(), self.presenter.rows())

    def make_room(self) -> None:
        self.panels.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers():
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_J:
            self._book()
        elif event.key() == Qt.Key.Key_C:
            self._open_note()
        elif event.key() == Qt.Key.Key_R:
            self._refer()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.presenter.visible = True

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.presenter.visible = False
        self.body.contact.hide_nik()

    def shortcuts(self) -> list[ShortcutEntry]:
        scope = _("Client record")
        return [
            ShortcutEntry(scope, "Ctrl+Tab", _("Next tab")),
            ShortcutEntry(scope, "Alt+↑ / Alt+↓", _("Previous or next client of the list")),
            ShortcutEntry(scope, "J", _("New appointment for the client")),
            ShortcutEntry(scope, "C", _("Session note")),
            ShortcutEntry(scope, "R", _("Refer")),
        ]

    def target(self) -> Target | None:
        record = self.presenter.record
        return ClientRecord(record.name.id, self.body.tab) if record is not None else None

    def state(self) -> dict[str, Any]:
        return {"tab": self.body.tab}

    def restore(self, state: Mapping[str, Any]) -> None:
        self._show_tab(str(state.get("tab", SUMMARY)))

    def leave(self) -> None:
        self.presenter.close()
