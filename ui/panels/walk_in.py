"""Somebody came without an appointment (ui/spec §8.2): who, for what, and the counselor proposed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from clinic_app.common.translations import _
from clinic_app.facility.values import Programme
from clinic_app.people.values import ClientId, ClientName
from clinic_app.scheduling.rules.slots import NOTE_LIMIT
from clinic_app.scheduling.values import Clashes
from clinic_app.workspace import Workspace
from ui.panels.appointment_fields import appointment_fields
from ui.panels.choice_icons import PersonChoice, ProgrammeChoice
from ui.panels.clash_view import ClashView
from ui.panels.client_picker import ClientPicker
from ui.panels.client_search import ClientSearch
from ui.panels.faults import show_faults
from ui.panels.form_panel import FormPanel
from ui.panels.host import Content, Host
from ui.panels.kept_form import KeptForm, chosen_of, number_of, resumed_note, text_of
from ui.panels.walk_in_presenter import WalkInPresenter
from ui.widgets.choice import Choice
from ui.widgets.fields import TextField
from ui.widgets.wording import programme_name


class WalkInPanel(FormPanel):
    """The form. Enter in the note or Ctrl+Enter saves."""

    walkedIn = Signal(object)
    newClientWanted = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        host: Host,
        client_id: ClientId | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Walk-in"), parent=parent)
        self.setObjectName("walk_in")
        self.presenter = WalkInPresenter(workspace, host, self)
        self._form = KeptForm(host, "walk_in", self._snapshot)
        self._chose_counselor = False
        self._make_fields(workspace)
        self._lay_out()
        self._connect()
        self.begin(client_id)
        if client_id is None:
            self._resume()

    def _make_fields(self, workspace: Workspace) -> None:
        shown = self.presenter
        self.client = ClientPicker(ClientSearch(workspace))
        self.programme = ProgrammeChoice([(p, programme_name(p, short=True)) for p in shown.programmes])
        self.programme.dress()
        self.service = Choice(placeholder=_("Choose"))
        self.counselor = PersonChoice([(c.id, c.name) for c in shown.counselors], placeholder=_("Choose"))
        self.counselor.dress()
        rooms = [(room.id, room.name) for room in shown.rooms]
        self.room = Choice([(None, _("Decided later")), *rooms])
        self.note = TextField("", _("Not for clinical content"))
        self.clash = ClashView("walk_in")
        self._resumed = resumed_note("walk_in.start_empty", self._start_empty)
        for name, editor in (
            ("client", self.client),
            ("programme", self.programme),
            ("service", self.service),
            ("counselor", self.counselor),
            ("room", self.room),
            ("note", self.note),
        ):
            editor.setObjectName(f"walk_in.{name}")

    def _lay_out(self) -> None:
        self.fields = appointment_fields(
            self.client, self.programme, self.service, self.counselor, self.room, self.note
        )
        self.body.addWidget(self._resumed)
        self.body.addWidget(self.fields["client"])
        self.body.addWidget(self.fields["programme"])
        self.body.addWidget(self.fields["service"])
        self.body.addWidget(self.fields["counselor"])
        self.body.addWidget(self.clash)
        self.body.addWidget(self.fields["room"])
        self.body.addWidget(self.fields["note"])
        self.body.addStretch(1)
        self._add_actions("walk_in", _("Record arrival"))

    def _connect(self) -> None:
        self.client.picked.connect(self._on_client)
        self.client.newWanted.connect(self.newClientWanted)
        self.programme.chosen.connect(self._on_programme)
        self.counselor.chosen.connect(self._on_counselor)
        self.service.chosen.connect(lambda _key: self._form.changed())
        self.room.chosen.connect(self._on_room)
        self.note.textEdited.connect(self._on_note)
        self.note.returnPressed.connect(self.try_to_save)
        self.presenter.clashed.connect(self._show_clash)
        self.presenter.walkedIn.connect(self._finish)

    # Filling

    def begin(self, client_id: ClientId | None = None) -> None:
        """Start anew, with a client who is known already."""
        self._resumed.hide()
        self._chose_counselor = False
        self.clash.forget()
        self.note.clear()
        self.room.set_key(None)
        show_faults(self.fields, {}, focus=False)
        client = self.presenter.client(client_id) if client_id is not None else None
        self.client.set_client(client)
        first = self.presenter.programmes[0] if self.presenter.programmes else None
        self._show_programme((self.presenter.last_programme(client) if client else None) or first)

    def set_client(self, client_id: ClientId) -> None:
        """A client that was registered just now; the rest of the form stays."""
        self.client.set_client(self.presenter.client(client_id))
        self._form.changed()

    def open_panel(self, by_keyboard: bool = False) -> None:
        """Slide in with the focus on the client."""
        super().open_panel(by_keyboard)
        (self.client if self.client.client() is None else self.programme).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def _show_programme(self, programme: Programme | None) -> None:
        self.programme.set_key(programme)
        services = self.presenter.services(programme)
        self.service.set_options([(service.id, service.label) for service in services])
        if self.service.key() is None and services:
            self.service.set_key(services[0].id)
        self._suggest()

    def _suggest(self) -> None:
        programme = self.programme.key()
        if self._chose_counselor or programme is None:
            return
        suggested = self.presenter.suggest(programme)
        self.counselor.set_key(suggested)
        hint = _("Proposed: free now, with the least to do today.") if suggested is not None else ""
        self.fields["counselor"].set_hint(hint)

    # What the person does

    def _on_client(self, client: object) -> None:
        self.fields["client"].clear_error()
        self.clash.forget()
        if isinstance(client, ClientName):
            if (programme := self.presenter.last_programme(client)) is not None:
                self._show_programme(programme)
            self.programme.setFocus(Qt.FocusReason.TabFocusReason)
        self._form.changed()

    def _on_programme(self, programme: Programme) -> None:
        self._show_programme(programme)
        self._form.changed()

    def _on_counselor(self, _key: object) -> None:
        self._chose_counselor = True
        self.fields["counselor"].set_hint("")
        self.fields["counselor"].clear_error()
        self._form.changed()

    def _on_room(self, _key: object) -> None:
        self.clash.forget()
        self._form.changed()

    def _on_note(self, text: str) -> None:
        self.fields["note"].set_error(_note_fault(text))
        self._form.changed()

    def try_to_save(self) -> None:
        """Let the client in, or show what is missing."""
        faults = self._faults()
        client = self.client.client()
        if not faults and client is not None:
            faults = self.presenter.save(
                client,
                self.programme.key(),
                self.service.key(),
                self.counselor.key(),
                self.room.key(),
                self.note.text(),
            )
        show_faults(self.fields, faults)

    def _faults(self) -> dict[str, str]:
        found: dict[str, str] = {}
        if self.client.client() is None:
            found["client"] = _("Choose a client from the list, or register a new one.")
        if self.service.key() is None:
            found["service"] = _("This programme has no kind of service yet. Choose another programme.")
        if self.counselor.key() is None:
            found["counselor"] = _("Choose a counselor.")
        if fault := _note_fault(self.note.text()):
            found["note"] = fault
        return found

    def _show_clash(self, clashes: Clashes) -> None:
        # A walk-in begins now: only another room helps, not another time.
        final = tuple(conflict for conflict in clashes.conflicts if conflict.kind.final)
        self.clash.show_clashes(Clashes(final, ()), self.presenter.names)

    def _finish(self, made: object) -> None:
        self._form.finished()
        self.close_panel()
        self.walkedIn.emit(made)

    # What is kept

    def _snapshot(self) -> Content:
        client = self.client.client()
        return {
            "client": client.id if client else None,
            "typed": self.client.text(),
            "programme": self.programme.key().value if self.programme.key() else "",
            "service": self.service.key(),
            "counselor": self.counselor.key() if self._chose_counselor else None,
            "room": self.room.key(),
            "note": self.note.text(),
        }

    def _take_up(self, content: Content) -> None:
        client = number_of(content, "client")
        if client is not None:
            self.client.set_client(self.presenter.client(ClientId(client)))
        else:
            self.client.setText(text_of(content, "typed"))
        kept = chosen_of(content, "programme", self.presenter.programmes)
        self._show_programme(kept or self.programme.key())
        self.service.set_key(number_of(content, "service"))
        if (counselor := number_of(content, "counselor")) is not None:
            self.counselor.set_key(counselor)
            self._on_counselor(counselor)
        self.room.set_key(number_of(content, "room"))
        self.note.setText(text_of(content, "note"))

    def _start_empty(self) -> None:
        self._form.finished()
        self.begin()


def _note_fault(text: str) -> str:
    if len(text) <= NOTE_LIMIT:
        return ""
    return _("At most {limit} signs. Shorten the note.").format(limit=NOTE_LIMIT)
