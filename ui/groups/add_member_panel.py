"""Adding a client to a group: found by name, number or telephone; a full group has a waiting list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from clinic_app.common.errors import InvalidInput, InvalidInputs
from clinic_app.common.translations import _
from clinic_app.groups.values import Added, GroupId, GroupRecord
from clinic_app.people.values import ClientId, ClientName
from clinic_app.workspace import Workspace
from ui.panels.client_picker import ClientPicker
from ui.panels.client_search import ClientSearch
from ui.panels.faults import by_field, show_faults
from ui.panels.form_panel import FormPanel
from ui.panels.host import Command, Content, Host
from ui.panels.kept_form import KeptForm, number_of, resumed_note
from ui.panels.words import client_line
from ui.panels.wrapping_tick import SentenceTick
from ui.widgets.cards import Note
from ui.widgets.date_time_fields import DateField
from ui.widgets.fields import Field
from ui.widgets.label import Label

FORM = "group.member"


class AddMemberPanel(FormPanel):
    """`added` when somebody was; `newWanted(name)` for a client who isn't registered."""

    added = Signal()
    newWanted = Signal(str)

    def __init__(self, workspace: Workspace, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(_("Add member"), parent=parent)
        self.setObjectName("group.member")
        self._workspace, self._host = workspace, host
        self._group: GroupId | None = None
        self._form = KeptForm(host, FORM, self._snapshot)
        self.client = ClientPicker(ClientSearch(workspace))
        self.client.setObjectName("group.member.client")
        self.line = Label("", "small", "text2", tabular=True)
        self.day = DateField(today=workspace.today, latest=workspace.today())
        self.day.setObjectName("group.member.day")
        self.rules = SentenceTick(_("Agreed to the group rules"), "group.member.rules")
        self.full = Note("warning", _("The group is full."), _("Whoever is added now waits for a place."))
        self.full.setObjectName("group.member.full")
        self.fields = {
            "client_id": Field(_("Client"), self.client),
            "day": Field(_("Member since"), self.day),
        }
        self._resumed = resumed_note("group.member.start_empty", self._start_empty)
        self.name = Label("", "subtitle", wrap=True)
        for part in (self._resumed, self.name, self.full, *self.fields.values(), self.line, self.rules):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._add_actions("group.member", _("Add member"))
        self.client.picked.connect(self._on_pick)
        self.client.newWanted.connect(self.newWanted)
        self.day.changed.connect(lambda _day: self._form.changed())
        self.rules.box.clicked.connect(lambda: self._form.changed())

    def begin(self, record: GroupRecord) -> None:
        """For that group."""
        head = record.head
        self._group = head.id
        self.name.setText(head.name)
        self.full.setVisible(head.full)
        self.save.setText(_("Add to waiting list") if head.full else _("Add member"))
        self.fields["day"].setVisible(not head.full)
        self.rules.setVisible(not head.full)
        self._form.about(str(head.id))
        self._form.quietly(self._clear)
        self._resume()

    def open_panel(self, by_keyboard: bool = False) -> None:
        """Slide in with the focus on the client."""
        super().open_panel(by_keyboard)
        self.client.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self.client.set_client(None)
        self.day.set_value(self._workspace.today())
        self.rules.box.setChecked(False)
        show_faults(self.fields, {}, focus=False)
        self._tell(None)

    def _on_pick(self, client: ClientName | None) -> None:
        self.fields["client_id"].clear_error()
        self._tell(client)
        self._form.changed()

    def _tell(self, client: ClientName | None) -> None:
        self.line.setText(client_line(client, self._workspace.today()) if client is not None else "")
        self.line.setVisible(client is not None)

    def try_to_save(self) -> None:
        """Add the client, or say what is wrong."""
        client = self.client.client()
        self.day.take()
        if client is None:
            show_faults(self.fields, {"client_id": _("Choose the client.")})
            return
        if self.day.value() is None and not self.fields["day"].isHidden():
            show_faults(self.fields, {"day": self.day.error_text() or _("Fill in the date.")})
            return
        added = self._host.attempt(lambda: self._add(client))
        if added is None:
            return
        self._form.finished()
        said = _("{name} is on the waiting list") if added.waiting else _("{name} added to the group")
        self._remember(said.format(name=client.full_name), client, added)
        self.close_panel()
        self.added.emit()

    def _add(self, client: ClientName) -> Added | None:
        assert self._group is not None
        try:
            return self._workspace.groups.add_member(
                self._group,
                client.id,
                rules_agreed=self.rules.box.isChecked(),
                day=self.day.value(),
            )
        except (InvalidInput, InvalidInputs) as error:
            for sentence in show_faults(self.fields, by_field(error)):
                self._host.toast(sentence, error=True)
            return None

    def _remember(self, text: str, client: ClientName, added: Added) -> None:
        groups, group_id, day = self._workspace.groups, self._group, self.day.value()
        agreed = self.rules.box.isChecked()
        made = added.membership_id

        def take_back() -> bool:
            groups.take_back(made)
            return True

        def again() -> bool:
            nonlocal made
            if group_id is None:
                return False
            made = groups.add_member(group_id, client.id, rules_agreed=agreed, day=day).membership_id
            return True

        self._host.done(Command(text, take_back, again))

    def choose(self, client: ClientName) -> None:
        """A client who was just registered."""
        self.client.set_client(client)
        self._on_pick(client)

    def _start_empty(self) -> None:
        self._form.finished()
        self._resumed.hide()
        self._form.quietly(self._clear)

    def _snapshot(self) -> Content:
        client = self.client.client()
        return {"client": int(client.id) if client else None, "rules": self.rules.box.isChecked()}

    def _take_up(self, content: Content) -> None:
        wanted = number_of(content, "client")
        found = self._workspace.clients.names((ClientId(wanted),)) if wanted is not None else ()
        if found:
            self.client.set_client(found[0])
            self._tell(found[0])
        self.rules.box.setChecked(content.get("rules") is True)
