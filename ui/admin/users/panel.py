"""One person at the right: facts, roles, reset and the way out (mock 15)."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.errors import ClinicError, InvalidInput, InvalidInputs
from clinic_app.common.locale import plain_date
from clinic_app.common.messages import words
from clinic_app.common.translations import _
from clinic_app.people.values import StaffMember
from ui.admin.users.actions import UserActions
from ui.admin.users.presenter import StaffPresenter
from ui.admin.users.rows import waits_for_key
from ui.panels.host import Host
from ui.panels.kept_form import KeptForm, resumed_note
from ui.panels.person_fields import PersonFields
from ui.widgets.buttons import Button
from ui.widgets.cards import Note
from ui.widgets.label import Label
from ui.widgets.marks import Avatar, letters
from ui.widgets.side_panel import SidePanel

WIDTH = 360
_ROLE_CODES = ("staff.last_administrator", "staff.last_supervisor")


class UserPanel(SidePanel):
    """Shows one person, or an empty form. `saved(person)` after saving."""

    saved = Signal(object)
    head_height = 64

    def __init__(self, presenter: StaffPresenter, host: Host) -> None:
        super().__init__("", WIDTH)
        self.setObjectName("staff.panel")
        self._presenter, self._host = presenter, host
        self.person: StaffMember | None = None
        self.dirty = False
        self._then: Callable[[], object] | None = None
        self.avatar = Avatar("", 44, own=True)
        self.about = Label("", "small", "text2", elide=True)
        self.fields = PersonFields("staff")
        self.form = KeptForm(host, "staff", self.fields.snapshot)
        self.resumed = resumed_note("staff.start_empty", self.discard)
        self.question = Note("warning", _("Save the changes?"))
        self.note = Note("warning", text=" ")
        self.error = Note("danger", text=" ")
        self.account = UserActions(presenter, host, self.window)
        self.cancel, self.save = Button(_("Cancel")), Button("", "primary", "check")
        self.cancel.setObjectName("staff.cancel")
        self.save.setObjectName("staff.save")
        self._build_head()
        self._build_body()
        self._connect()

    def _build_head(self) -> None:
        self.head.removeWidget(self.title)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addStretch(1)
        texts.addWidget(self.title)
        texts.addWidget(self.about)
        texts.addStretch(1)
        self.head.setSpacing(10)
        self.head.insertWidget(0, self.avatar)
        self.head.insertLayout(1, texts, 1)

    def _build_body(self) -> None:
        ask = QHBoxLayout()
        for name, text, act in (
            ("save", _("Save"), self.submit),
            ("discard", _("Discard"), self._discard_and_go),
        ):
            button = Button(text, size="row")
            button.setObjectName(f"staff.question.{name}")
            button.clicked.connect(lambda _on=False, do=act: do())
            ask.addWidget(button)
        ask.addStretch(1)
        layout = self.question.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addLayout(ask)
        for part in (self.question, self.resumed, self.note, self.error):
            self.body.addWidget(part)
            part.hide()
        self.body.addWidget(self.fields)
        self.body.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.cancel, 2)
        buttons.addWidget(self.save, 3)
        self.action_area.addWidget(self.account)
        self.action_area.addLayout(buttons)

    def _connect(self) -> None:
        self.fields.edited.connect(self._on_edit)
        self.save.clicked.connect(self.submit)
        self.cancel.clicked.connect(self._on_cancel)
        self.fields.passwords.again.returnPressed.connect(self.submit)

    # Showing

    def show_person(self, person: StaffMember) -> None:
        """Somebody who has an account."""
        self._begin(person, str(person.id))
        self.set_title(person.name)
        self.avatar.set_initials(letters(person.name))
        self.about.setText(_("Created on {day}").format(day=plain_date(person.created_on)))
        self.form.quietly(lambda: self.fields.show_person(person))
        self.save.setText(_("Save changes"))
        self._resume()
        self._follow()

    def show_new(self) -> None:
        """An empty form, or what was typed of one."""
        self._begin(None, "")
        self.set_title(_("New user"))
        self.avatar.set_initials("+")
        self.about.setText(_("Let the person type the password."))
        self.form.quietly(self.fields.clear)
        self.save.setText(_("Save user"))
        self._resume()
        self._follow()

    def _begin(self, person: StaffMember | None, key: str) -> None:
        self.person, self.dirty, self._then = person, False, None
        self.form.about(key)
        for part in (self.question, self.resumed, self.error):
            part.hide()

    def _resume(self) -> None:
        if self.form.take_up(self.fields.take_up):
            self.dirty = True
            self.resumed.show()

    def _follow(self) -> None:
        person = self.person
        waiting = person is not None and waits_for_key(person)
        self.note.set_text(
            _("Cannot open clinical data yet.") if waiting else "",
            _("A colleague who can confirms it at the next sign-in.") if waiting else "",
        )
        self.note.setVisible(waiting)
        active = person is None or person.active
        self.fields.setEnabled(active)
        self.save.setEnabled(active)
        self.account.show_person(person)

    # Doing

    def _on_edit(self) -> None:
        self.dirty = True
        self.error.hide()
        self.form.changed()

    def ask_before(self, then: Callable[[], object]) -> None:
        """Something else is wished for: save or discard first (spec §5.5)."""
        self._then = then
        self.question.show()
        self.scroll_area.verticalScrollBar().setValue(0)
        first = self.question.findChild(Button, "staff.question.save")
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Save, if all is well."""
        self.error.hide()
        self.question.hide()
        if self.save.busy or not self.fields.check():
            return
        self.save.set_busy(_("Saving…"))
        wish = self.fields.person()
        if self.person is None:
            password = self.fields.passwords.password
            self._presenter.add(wish, password, self._on_saved, self._on_refused)
        else:
            self._presenter.change(self.person.id, wish, self._on_saved, self._on_refused)

    def _on_saved(self, person: StaffMember) -> None:
        self.save.set_busy(None)
        self.form.finished()
        self.dirty = False
        added, then = self.person is None, self._then
        self._host.toast(_("User added.") if added else _("Saved. New roles count from the next sign-in."))
        self.saved.emit(person)
        if then is not None:
            then()

    def _on_refused(self, error: ClinicError) -> None:
        self.save.set_busy(None)
        if error.code in _ROLE_CODES:
            error = InvalidInput("roles", error.code, **error.params)
        rest = [words(error)]
        if isinstance(error, InvalidInput | InvalidInputs):
            rest = self.fields.refuse(error)
        if rest:
            self.error.set_text("", rest[0])
            self.error.show()

    def discard(self) -> None:
        """Back to what is saved."""
        self.form.finished()
        if self.person is None:
            self.show_new()
        else:
            self.show_person(self.person)

    def _discard_and_go(self) -> None:
        then = self._then
        self.discard()
        if then is not None:
            then()

    def _on_cancel(self) -> None:
        self.discard()
        self.close_panel()

    @property
    def first(self) -> QWidget:
        """Where typing begins."""
        return self.fields.name
