"""The fields of a group's form. Builds; decides nothing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.facility.values import Programme, ServiceType, ServiceTypeId
from clinic_app.groups.values import CAPACITY, GroupForm, GroupKind
from clinic_app.people.values import PersonId, StaffMember
from ui.groups.words import kind_word
from ui.panels.choice_icons import PersonChoice, ProgrammeChoice
from ui.panels.wrapping_tick import SentenceTick
from ui.widgets.choice import Choice
from ui.widgets.fields import Field, TextArea, TextField
from ui.widgets.filters import SegmentedControl
from ui.widgets.label import Label
from ui.widgets.wording import programme_name

_NAME, _WORDS = 60, 500


class GroupFields(QWidget):
    """`edited` after every change; `form` and `show_form` take and give a `GroupForm`."""

    edited = Signal()

    def __init__(
        self, counselors: Sequence[StaffMember], services: Callable[[Programme], list[ServiceType]]
    ) -> None:
        super().__init__()
        self._services = services
        self.public_name = TextField("", _("For example: Wednesday group"), _NAME)
        self.name = TextField("", "", _NAME)
        self.programme = ProgrammeChoice([(each, programme_name(each)) for each in Programme])
        self.programme.dress()
        self.service = Choice(placeholder=_("Choose"))
        self.kind = SegmentedControl(
            [(kind.value, kind_word(kind)) for kind in GroupKind], "compact", _("Kind of group")
        )
        for kind in GroupKind:
            self.kind.segment(kind.value).setObjectName(f"group.kind.{kind.value}")
        self.capacity = TextField(str(CAPACITY), "", 3)
        self.capacity.setValidator(QIntValidator(1, 999, self.capacity))
        self.lead = PersonChoice([(p.id, p.name) for p in counselors], placeholder=_("Choose"))
        self.lead.dress()
        self._lines = {p.id: SentenceTick(p.name, f"group.with.{p.id}") for p in counselors}
        self.theme, self.rules = TextArea("", "", _WORDS, 2), TextArea("", "", _WORDS, 3)
        for name, editor in self._editors().items():
            editor.setObjectName(f"group.{name}")
        self._lay_out()
        self._connect()
        self._fill_services()

    def _editors(self) -> dict[str, QWidget]:
        return {
            "public_name": self.public_name,
            "name": self.name,
            "programme": self.programme,
            "service": self.service,
            "kind": self.kind,
            "capacity": self.capacity,
            "facilitators": self.lead,
            "theme": self.theme,
            "rules": self.rules,
        }

    def _lay_out(self) -> None:
        public = _("Reception and calendar show this name. It must not say why people come.")
        sealed = _("Only counselors read this.")
        self.fields = {
            "public_name": Field(_("Public name"), self.public_name, public),
            "name": Field(_("Name among those who lead it"), self.name, sealed, optional=True),
            "programme": Field(_("Programme"), self.programme),
            "service_type_id": Field(_("Service"), self.service),
            "kind": Field(_("Kind of group"), self.kind),
            "capacity": Field(_("Seats"), self.capacity),
            "facilitators": Field(_("Led by"), self.lead),
            "theme": Field(_("Theme"), self.theme, sealed, optional=True),
            "rules": Field(_("Group rules"), self.rules, sealed, optional=True),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for name, field in self.fields.items():
            column.addWidget(field)
            if name == "facilitators":
                column.addWidget(self._others())

    def _others(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(_("Together with"), "small", "text2", weight=500))
        for line in self._lines.values():
            column.addWidget(line)
        return box

    def _connect(self) -> None:
        self.programme.chosen.connect(self._on_programme)
        for choice in (self.service, self.kind, self.lead):
            choice.chosen.connect(self._edited)
        for line in (self.public_name, self.name, self.capacity):
            line.textEdited.connect(self._edited)
        for area in (self.theme, self.rules):
            area.textChanged.connect(self._edited)
        for tick in self._lines.values():
            tick.box.clicked.connect(self._edited)

    def _edited(self, *_args: object) -> None:
        self._show_others()
        self.edited.emit()

    def _on_programme(self, _key: object) -> None:
        self._fill_services()
        self._edited()

    def _fill_services(self) -> None:
        before = self.service.key()
        offered = self._services(self.programme.key() or Programme.PEER)
        self.service.set_options([(each.id, each.label) for each in offered])
        known = [each.id for each in offered]
        self.service.set_key(before if before in known else known[0] if known else None)

    def _show_others(self) -> None:
        lead = self.lead.key()
        for person, line in self._lines.items():
            line.setVisible(person != lead)

    def show_form(self, form: GroupForm) -> None:
        """Fill in a group."""
        self.public_name.setText(form.public_name)
        self.name.setText(form.name)
        self.programme.set_key(form.programme)
        self._fill_services()
        if form.service_type_id:
            self.service.set_key(form.service_type_id)
        self.kind.set_key(form.kind.value)
        self.capacity.setText(str(form.capacity))
        self.lead.set_key(form.facilitators[0] if form.facilitators else None)
        for person, line in self._lines.items():
            line.box.setChecked(person in form.facilitators[1:])
        self.theme.setPlainText(form.theme)
        self.rules.setPlainText(form.rules)
        self._show_others()

    def facilitators(self) -> tuple[PersonId, ...]:
        """Who leads it, the first being the lead."""
        lead = self.lead.key()
        others = tuple(p for p, line in self._lines.items() if line.box.isChecked() and p != lead)
        return others if lead is None else (lead, *others)

    def form(self) -> GroupForm:
        """What stands in the fields; seats that are no number are none."""
        typed = self.capacity.text().strip()
        return GroupForm(
            public_name=" ".join(self.public_name.text().split()),
            programme=self.programme.key() or Programme.PEER,
            service_type_id=self.service.key() or ServiceTypeId(0),
            facilitators=self.facilitators(),
            kind=GroupKind(self.kind.key()),
            capacity=int(typed) if typed.isdecimal() else 0,
            name=" ".join(self.name.text().split()),
            theme=self.theme.text().strip(),
            rules=self.rules.text().strip(),
        )
