"""A new group, or the correction of one, at the right of the page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from clinic_app.common.errors import InvalidInput, InvalidInputs
from clinic_app.common.translations import _
from clinic_app.facility.values import Programme, ServiceType, ServiceTypeId
from clinic_app.groups.values import GroupForm, GroupId, GroupKind, GroupRecord
from clinic_app.people.values import PersonId
from clinic_app.workspace import Workspace
from ui.groups.group_fields import GroupFields
from ui.panels.faults import by_field, show_faults
from ui.panels.form_panel import FormPanel
from ui.panels.host import Command, Content, Host
from ui.panels.kept_form import KeptForm, chosen_of, number_of, resumed_note, text_of

WIDTH = 360
FORM = "group"


class GroupPanel(FormPanel):
    """`made(GroupId)` after a group was created or corrected."""

    made = Signal(object)

    def __init__(self, workspace: Workspace, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(_("New group"), WIDTH, parent)
        self.setObjectName("group")
        self._workspace, self._host = workspace, host
        self._group: GroupId | None = None
        self._former = self._empty()
        self._form = KeptForm(host, FORM, self._snapshot)
        self.fields = GroupFields(workspace.calendar.counselors(), self._services)
        self._resumed = resumed_note("group.start_empty", self._start_empty)
        self.body.addWidget(self._resumed)
        self.body.addWidget(self.fields)
        self.body.addStretch(1)
        self._add_actions("group", _("Save group"))
        self.fields.edited.connect(self._on_edit)

    def _empty(self) -> GroupForm:
        return GroupForm("", Programme.PEER, ServiceTypeId(0), (self._workspace.my_id,))

    def _services(self, programme: Programme) -> list[ServiceType]:
        """Those for groups; where the facility chose none, any of the programme will do."""
        own = [each for each in self._workspace.facility.service_types() if each.programme is programme]
        return [each for each in own if each.group] or own

    def begin(self, record: GroupRecord | None = None) -> None:
        """Another form: of a group that is corrected, or of a new one; what was kept is taken up."""
        self._group = record.head.id if record is not None else None
        self._former = record.form if record is not None else self._empty()
        self.set_title(_("Correct group") if record is not None else _("New group"))
        self._form.about(str(self._group or ""))
        self._form.quietly(lambda: self.fields.show_form(self._former))
        show_faults(self.fields.fields, {}, focus=False)
        self._resume()

    def open_panel(self, by_keyboard: bool = False) -> None:
        """Slide in with the focus on the first field."""
        super().open_panel(by_keyboard)
        self.fields.public_name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edit(self) -> None:
        self._form.changed()
        for field in self.fields.fields.values():
            field.clear_error()

    def try_to_save(self) -> None:
        """Create or correct it, or show what is wrong."""
        form = self.fields.form()
        saved = self._host.attempt(lambda: self._save(form))
        if saved is not None:
            self._form.finished()
            self.close_panel()
            self.made.emit(saved)

    def _show(self, error: InvalidInput | InvalidInputs) -> None:
        left = show_faults(self.fields.fields, by_field(error))
        if left:
            self._host.toast(left[0], error=True)

    def _save(self, form: GroupForm) -> GroupId | None:
        groups, group_id = self._workspace.groups, self._group
        try:
            if group_id is None:
                made = groups.create(form)
                self._host.toast(_("Group created"))
                return made
            before = groups.correct(group_id, form)
        except (InvalidInput, InvalidInputs) as error:
            self._show(error)
            return None

        def put(wanted: GroupForm) -> bool:
            groups.correct(group_id, wanted)
            return True

        self._host.done(Command(_("Group corrected"), lambda: put(before), lambda: put(form)))
        return group_id

    def _start_empty(self) -> None:
        self._form.finished()
        self._resumed.hide()
        self._form.quietly(lambda: self.fields.show_form(self._former))

    def _snapshot(self) -> Content:
        form = self.fields.form()
        return {
            "public_name": form.public_name,
            "name": form.name,
            "programme": form.programme.value,
            "service": int(form.service_type_id),
            "kind": form.kind.value,
            "capacity": form.capacity,
            "facilitators": [int(each) for each in form.facilitators],
            "theme": form.theme,
            "rules": form.rules,
        }

    def _take_up(self, content: Content) -> None:
        led = content.get("facilitators")
        known = {person.id for person in self._workspace.calendar.counselors()}
        facilitators = tuple(
            PersonId(each) for each in (led if isinstance(led, list) else ()) if each in known
        )
        self.fields.show_form(
            GroupForm(
                text_of(content, "public_name"),
                chosen_of(content, "programme", Programme) or Programme.PEER,
                ServiceTypeId(number_of(content, "service") or 0),
                facilitators,
                chosen_of(content, "kind", GroupKind) or GroupKind.OPEN,
                number_of(content, "capacity") or 0,
                text_of(content, "name"),
                text_of(content, "theme"),
                text_of(content, "rules"),
            )
        )
