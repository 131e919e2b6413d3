"""Registering a client, or correcting one, at the right of a page (issue C.1; handbook §1.1, §1.10)."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from clinic_app.common.translations import _
from clinic_app.people.values import ClientForm, ClientId
from clinic_app.workspace import Workspace
from ui.panels.faults import show_faults
from ui.panels.form_panel import FormPanel
from ui.panels.host import Content, Host
from ui.panels.kept_form import KeptForm, resumed_note
from ui.panels.likeness_view import LikenessView
from ui.panels.registration_fields import RegistrationFields
from ui.panels.registration_form import read_form, snapshot, take_up, write_form
from ui.panels.registration_presenter import Findings, RegistrationPresenter
from ui.widgets.label import Label

WIDTH = 360
LOOK_MS = 150
"""How long after the last key the form is looked at."""
NEW, CORRECT = "client", "client.correct"
"""Kinds of kept forms."""


class RegistrationPanel(FormPanel):
    """The form. `registered` after a new client was saved, `corrected` after a correction.

    Errors show once a field was left, or after the first attempt to save. Esc keeps what was typed.
    """

    registered = Signal(object)
    corrected = Signal(object)
    openWanted = Signal(object)
    """The `ClientId` of a client who is registered already."""

    def __init__(
        self, workspace: Workspace, host: Host, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(_("New client"), WIDTH, parent)
        self.setObjectName("registration")
        self.presenter = RegistrationPresenter(workspace, host, self)
        self.fields = RegistrationFields(workspace.today, self.presenter.counselors())
        self.alike = LikenessView()
        self.alike.follow(self.fields.name)
        self.findings = Findings()
        self._host = host
        self._form = KeptForm(host, NEW, lambda: snapshot(self.fields))
        self._left: set[str] = set()
        self._tried = False
        self._refused: dict[str, str] = {}
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(LOOK_MS)
        self._looking.timeout.connect(self.look)
        self._lay_out()
        self._connect()
        if name:
            self.begin(name)
        else:
            self.begin()
            self._resume()

    def _lay_out(self) -> None:
        self._resumed = resumed_note("registration.start_empty", self._start_empty)
        self.body.addWidget(self._resumed)
        self.body.addWidget(self.fields)
        self.body.addStretch(1)
        self.fields.column.insertWidget(1, self.alike)
        self.fault = Label("", "small", "danger", wrap=True)
        self.fault.hide()
        self.action_area.addWidget(self.fault)
        self._add_actions("registration", _("Save client"))

    def _connect(self) -> None:
        self.fields.edited.connect(self._on_edited)
        self.fields.left.connect(self._on_left)
        self.fields.nikWanted.connect(self._fill_from_nik)
        self.alike.openWanted.connect(self._open_other)
        self.alike.declaredOther.connect(self._declare_other)
        self.presenter.saved.connect(self._finish)

    # Beginning

    def begin(self, name: str = "") -> None:
        """A new client, perhaps with the name that was typed elsewhere."""
        form = self.presenter.begin(name)
        self._form = KeptForm(self._host, NEW, lambda: snapshot(self.fields))
        self._show(_("New client"), form, correcting=False)
        if name:
            self._looking.start()

    def correct(self, client_id: ClientId) -> None:
        """Correct a client; the form shows what is known, or what was typed and not saved."""
        form = self.presenter.load(client_id)
        if form is None:
            return
        self._form = KeptForm(self._host, CORRECT, lambda: snapshot(self.fields), str(client_id))
        self._show(_("Correct client data"), form, correcting=True)
        self._resume()

    def _show(self, title: str, form: ClientForm, correcting: bool) -> None:
        self.set_title(title)
        self._left.clear()
        self._tried = False
        self._refused = {}
        self._resumed.hide()
        self._form.quietly(lambda: write_form(self.fields, form))
        self.fields.fields["reason"].setVisible(correcting)
        self.fields.reason.clear()
        self.save.setText(_("Save correction") if correcting else _("Save client"))
        self.look()

    def _take_up(self, content: Content) -> None:
        take_up(self.fields, content)
        self.look()

    def _start_empty(self) -> None:
        self._form.finished()
        if self.presenter.client_id is None:
            self.begin()
        else:
            self.correct(self.presenter.client_id)

    def open_panel(self, by_keyboard: bool = False) -> None:
        """Slide in with the focus on the name."""
        super().open_panel(by_keyboard)
        self.fields.name.setFocus(Qt.FocusReason.OtherFocusReason)

    # While typing

    def _on_edited(self) -> None:
        self._refused = {}
        self._form.changed()
        self._looking.start()

    def _on_left(self, name: str) -> None:
        self._left.add(name)
        self.look()

    def look(self) -> None:
        """Check the form as it stands and show what is to be said now."""
        self._looking.stop()
        self.findings = self.presenter.look(read_form(self.fields))
        found = self.findings
        self.fields.guardian.show_minor(found.minor)
        self.alike.show_alike(found.alike, self.presenter.today())
        self.save.setEnabled(found.known_already is None)
        self.fields.nik_note.set_text("", found.notes.get("nik", ""))
        self.fields.nik_note.setVisible("nik" in found.notes)
        self.fields.fields["phone"].set_hint(found.notes.get("phone", ""))
        self.fields.fields["guardian.phone"].set_hint(found.notes.get("guardian.phone", ""))
        nik_readable = bool(self.fields.nik.text().strip()) and "nik" not in found.faults
        self.fields.fill_from_nik.setVisible(nik_readable)
        show_faults(self.fields.fields, self._faults_to_show(), focus=False)

    def _faults(self) -> dict[str, str]:
        """All faults; those of birth and guardian at the field that is shown for them."""
        faults = dict(self.findings.faults)
        by_age = self.fields.birth.way.key() == "age"
        if "birth_date" in faults and by_age:
            faults.setdefault("age", faults.pop("birth_date"))
        if unreadable := self.fields.birth.unreadable():
            faults["age" if by_age else "birth_date"] = unreadable
        if "guardian" in faults:
            faults["guardian.name"] = faults.pop("guardian")
        elif self.fields.guardian.asked and self.findings.minor and not self.fields.guardian.relation.key():
            faults["guardian.relation"] = _("Choose what this person is to the client.")
        return faults

    def _faults_to_show(self) -> dict[str, str]:
        faults = self._refused | self._faults()
        if self._tried:
            return faults
        lines = self.fields.lines()
        typed = {name for name in self._left if lines[name].text().strip()}
        return {name: text for name, text in faults.items() if name in typed}

    def _fill_from_nik(self) -> None:
        form = self.presenter.from_nik(read_form(self.fields))
        if form is None:
            return
        self.fields.sex.set_key(form.sex)
        if form.birth_date is not None:
            self.fields.birth.show_way("date")
            self.fields.birth.date.set_value(form.birth_date)
        self._on_edited()
        self.look()

    def _declare_other(self, client_id: ClientId) -> None:
        self.presenter.declare_other(client_id)
        self.look()

    def _open_other(self, client_id: ClientId) -> None:
        self.close_panel()
        self.openWanted.emit(client_id)

    # Saving

    def try_to_save(self) -> None:
        """Save, or show every fault with the focus on the first."""
        self._tried = True
        self.fields.birth.date.take()
        self.look()
        faults = self._faults()
        if not faults and self.findings.unanswered:
            faults = self._ask_for_answer()
        elif not faults:
            faults = self.presenter.save(read_form(self.fields), self.fields.reason.text())
            self._refused = faults
        left = show_faults(self.fields.fields, faults)
        if "sex" in faults and next(iter(faults)) == "sex":
            self.fields.sex.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fault.setText(" ".join(left))
        self.fault.setVisible(bool(left))

    def _ask_for_answer(self) -> dict[str, str]:
        """Somebody is almost certainly the same person: one has to choose (handbook §1.10)."""
        self.scroll_area.ensureWidgetVisible(self.alike)
        self.alike.focus_first()
        if self.findings.known_already is not None:
            return {}
        return {"alike": _("Choose first: the same person, or somebody else.")}

    def _finish(self, client_id: ClientId) -> None:
        self._form.finished()
        corrected = self.presenter.client_id is not None
        self._host.toast(_("Correction saved") if corrected else _("Client registered"))
        self.close_panel()
        (self.corrected if corrected else self.registered).emit(client_id)
