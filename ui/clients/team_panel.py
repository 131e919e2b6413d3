"""Who shall care for the client: the lead, and who else, at the right of the record."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.people.values import ClientId, ClientRecord, PersonId, StaffMember
from clinic_app.workspace import Workspace
from ui.panels.host import Command, Content, Host
from ui.panels.kept_form import KeptForm, number_of, resumed_note
from ui.panels.wrapping_tick import SentenceTick
from ui.widgets.buttons import Button
from ui.widgets.cards import Note
from ui.widgets.choice import Choice
from ui.widgets.fields import Field
from ui.widgets.label import Label
from ui.widgets.side_panel import SidePanel


class TeamPanel(SidePanel):
    """`changed` after the team was changed."""

    changed = Signal(object)

    def __init__(self, workspace: Workspace, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(_("Care team"), parent=parent)
        self.setObjectName("team")
        self._workspace, self._host = workspace, host
        self._client: ClientId | None = None
        self._known: tuple[PersonId, ...] = ()
        self._form = KeptForm(host, "team", self._snapshot)
        self.counselors: Sequence[StaffMember] = workspace.calendar.counselors()
        self.lead = Choice([(p.id, p.name) for p in self.counselors], placeholder=_("Choose a counselor"))
        self.lead.setObjectName("team.lead")
        self._lines = [SentenceTick(p.name, f"team.member.{p.id}") for p in self.counselors]
        self.ticks = {p.id: line.box for p, line in zip(self.counselors, self._lines, strict=True)}
        self._lay_out()
        self.lead.chosen.connect(self._on_change)
        for tick in self.ticks.values():
            tick.clicked.connect(self._on_change)
        self.cancel.clicked.connect(self._give_up)
        self.save.clicked.connect(self.try_to_save)

    def _lay_out(self) -> None:
        self._resumed = resumed_note("team.start_empty", self._start_empty)
        self.name = Label("", "subtitle", wrap=True)
        self.lead_field = Field(_("Lead counselor"), self.lead)
        members = QWidget()
        self._members = QVBoxLayout(members)
        self._members.setContentsMargins(0, 0, 0, 0)
        self._members.setSpacing(6)
        for line in self._lines:
            self._members.addWidget(line)
        self.leaving = Note("warning", text=_("You will not be able to open this record any more."))
        self.leaving.hide()
        for part in (
            self._resumed,
            self.name,
            Note("info", text=_("Only the care team reads notes, risk and contacts of the client.")),
            self.lead_field,
            Label(_("Also in the team"), "small", "text2", weight=500),
            members,
            self.leaving,
        ):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.cancel, self.save = Button(_("Cancel")), Button(_("Save team"), "primary", "check")
        self.cancel.setObjectName("team.cancel")
        self.save.setObjectName("team.save")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.cancel, 2)
        row.addWidget(self.save, 3)
        self.action_area.addLayout(row)

    def show_record(self, record: ClientRecord) -> None:
        """Show a client's team; what was typed before and not saved is taken up again."""
        self._client = record.name.id
        self._known = tuple(member.person_id for member in record.team if member.until is None)
        self.name.setText(record.name.full_name)
        self._form.about(str(record.name.id))
        self._form.quietly(lambda: self._fill(self._known))
        self._resumed.setVisible(self._form.take_up(self._take_up))
        self._look()

    def _fill(self, team: Sequence[PersonId]) -> None:
        self.lead.set_key(team[0] if team else None)
        for person_id, tick in self.ticks.items():
            tick.setChecked(person_id in team)

    def team(self) -> tuple[PersonId, ...]:
        """Who is chosen, the lead first."""
        lead = self.lead.key()
        others = tuple(p for p, tick in self.ticks.items() if tick.isChecked() and p != lead)
        return others if lead is None else (lead, *others)

    def open_panel(self, by_keyboard: bool = False) -> None:
        """Slide in with the focus on the lead."""
        super().open_panel(by_keyboard)
        self.lead.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_change(self, *_args: object) -> None:
        self._form.changed()
        self._look()

    def _look(self) -> None:
        lead, me = self.lead.key(), self._workspace.my_id
        for person_id, tick in self.ticks.items():
            tick.setEnabled(person_id != lead)
            if person_id == lead:
                tick.setChecked(True)
        self.lead_field.clear_error()
        self.leaving.setVisible(me in self._known and me not in self.team())
        self.save.setEnabled(self.team() != self._known)

    def try_to_save(self) -> None:
        """Change the team; an undo brings the former one back."""
        client, before, after = self._client, self._known, self.team()
        if client is None:
            return
        if self.lead.key() is None:
            self.lead_field.set_error(_("Choose who leads."))
            self.lead.setFocus()
            return

        def put(team: tuple[PersonId, ...]) -> bool:
            self._workspace.clients.set_team(client, team)
            return True

        if self._host.attempt(lambda: put(after)):
            self._form.finished()
            self._host.done(Command(_("Care team changed"), lambda: put(before), lambda: put(after)))
            self.close_panel()
            self.changed.emit(client)

    def _start_empty(self) -> None:
        self._form.finished()
        self._resumed.hide()
        self._form.quietly(lambda: self._fill(self._known))
        self._look()

    def _give_up(self) -> None:
        self._form.finished()
        self.close_panel()

    def _snapshot(self) -> Content:
        ticked = [int(p) for p, tick in self.ticks.items() if tick.isChecked()]
        return {"lead": self.lead.key(), "team": list[object](ticked)}

    def _take_up(self, content: Content) -> None:
        lead, team = number_of(content, "lead"), content.get("team")
        self.lead.set_key(lead)
        for person_id, tick in self.ticks.items():
            tick.setChecked(isinstance(team, list) and person_id in team)
