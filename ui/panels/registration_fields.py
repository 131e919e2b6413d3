"""The fields of registration (issue C.1; handbook §1.1): built here, read into and filled from a form."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.people.values import ContactChannel, GuardianRelation, PersonId, Sex, StaffMember
from ui.panels.pair import Pair
from ui.panels.radio_row import RadioRow
from ui.panels.wrapping_tick import SentenceTick
from ui.widgets.buttons import Button
from ui.widgets.cards import Note
from ui.widgets.choice import Choice
from ui.widgets.choices import Checkbox
from ui.widgets.date_time_fields import DateField
from ui.widgets.fields import Field, TextField
from ui.widgets.filters import SegmentedControl
from ui.widgets.label import Label
from ui.widgets.wording import contact_name, relation_name, sex_name

BY_DATE, BY_AGE = "date", "age"


class BirthFields(QWidget):
    """The birth date, or an age where the date isn't known."""

    edited = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        options = [(BY_DATE, _("Birth date")), (BY_AGE, _("Estimated age"))]
        self.way = SegmentedControl(options, "compact", _("Birth date or age"))
        for key in (BY_DATE, BY_AGE):
            self.way.segment(key).setObjectName(f"registration.birth.{key}")
        self.date = DateField(today=today)
        self.date.setObjectName("registration.birth_date")
        self.age = TextField("", _("Years"), 40)
        self.age.setObjectName("registration.age")
        self.date_field = Field(_("Birth date"), self.date)
        self.age_field = Field(_("Age in years"), self.age, _("Counted as 1 July of the year of birth."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.way, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.date_field)
        column.addWidget(self.age_field)
        self.way.chosen.connect(self._switch)
        self.date.textEdited.connect(lambda _text: self.edited.emit())
        self.date.changed.connect(lambda _day: self.edited.emit())
        self.age.textEdited.connect(lambda _text: self.edited.emit())
        self.show_way(BY_DATE)

    def show_way(self, way: str) -> None:
        """By date or by age."""
        self.way.set_key(way)
        self.date_field.setVisible(way == BY_DATE)
        self.age_field.setVisible(way == BY_AGE)

    def _switch(self, way: str) -> None:
        self.show_way(way)
        (self.date if way == BY_DATE else self.age).setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def years(self) -> int | None:
        """The age typed; None for none or an unreadable one."""
        text = self.age.text().strip()
        return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else None

    def unreadable(self) -> str:
        """Why what was typed is neither date nor age; "" when it is, or nothing was typed."""
        if self.way.key() == BY_DATE:
            return self.date.error_text()
        if self.age.text().strip() and self.years() is None:
            return _("Write the age in figures, for example 19.")
        return ""


class GuardianFields(QWidget):
    """Parent, guardian, or somebody for emergencies: asked of minors, offered for everybody else."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tick = SentenceTick(_("Add parent, guardian, or emergency contact"), "registration.guardian")
        self.wanted = self._tick.box
        self.why = Note("info", text=_("Younger than 18: a parent or guardian is needed."))
        self.name, self.phone = TextField(), TextField()
        self.name.setObjectName("registration.guardian.name")
        self.phone.setObjectName("registration.guardian.phone")
        relations = [(relation, relation_name(relation)) for relation in GuardianRelation]
        self.relation = Choice(relations, placeholder=_("Choose"))
        self.relation.setObjectName("registration.guardian.relation")
        self.name_field = Field(_("Name of parent or guardian"), self.name)
        self.relation_field = Field(_("Relation"), self.relation)
        self.phone_field = Field(_("Telephone"), self.phone, optional=True)
        self._box = QWidget()
        inner = QVBoxLayout(self._box)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        inner.addWidget(self.name_field)
        inner.addWidget(Pair(self.relation_field, self.phone_field))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._tick)
        column.addWidget(self.why)
        column.addWidget(self._box)
        self._minor = False
        self.wanted.toggled.connect(self._refresh)
        self.wanted.clicked.connect(lambda: self.edited.emit())
        for edit in (self.name, self.phone):
            edit.textEdited.connect(lambda _text: self.edited.emit())
        self.relation.chosen.connect(lambda _key: self.edited.emit())
        self._refresh()

    @property
    def asked(self) -> bool:
        """Whether there is to be a guardian."""
        return self._minor or self.wanted.isChecked()

    def show_minor(self, minor: bool) -> None:
        """A minor needs one; the tick makes no sense then."""
        if minor != self._minor:
            self._minor = minor
            self._refresh()

    def _refresh(self) -> None:
        self._tick.setVisible(not self._minor)
        self.why.setVisible(self._minor)
        self._box.setVisible(self.asked)


class TeamFields(QWidget):
    """The lead counselor, and further members of the care team."""

    edited = Signal()

    def __init__(self, counselors: Sequence[StaffMember]) -> None:
        super().__init__()
        options: list[tuple[PersonId | None, str]] = [(None, _("Not yet decided"))]
        self.lead = Choice([*options, *((person.id, person.name) for person in counselors)])
        self.lead.setObjectName("registration.lead")
        self.field = Field(_("Lead counselor"), self.lead)
        self._members = {person.id: Checkbox(person.name) for person in counselors}
        self._others = Label(_("Others in the care team"), "small", "text2", weight=500)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addSpacing(6)
        column.addWidget(self._others)
        for person, tick in self._members.items():
            tick.setObjectName(f"registration.team.{person}")
            tick.clicked.connect(lambda: self.edited.emit())
            column.addWidget(tick)
        self.lead.chosen.connect(self._on_lead)
        self._refresh()

    def team(self) -> tuple[PersonId, ...]:
        """Who is chosen, the lead first."""
        lead = self.lead.key()
        others = (person for person, tick in self._members.items() if tick.isChecked() and person != lead)
        return (*(() if lead is None else (lead,)), *others)

    def set_team(self, team: Sequence[PersonId]) -> None:
        """Choose without emitting."""
        self.lead.set_key(team[0] if team else None)
        for person, tick in self._members.items():
            tick.setChecked(person in team[1:])
        self._refresh()

    def _on_lead(self, _key: object) -> None:
        self._refresh()
        self.edited.emit()

    def _refresh(self) -> None:
        lead = self.lead.key()
        for person, tick in self._members.items():
            tick.setVisible(lead is not None and person != lead)
        self._others.setVisible(lead is not None and len(self._members) > 1)


class RegistrationFields(QWidget):
    """All fields in their order. `edited` after every change, `left` with the name of a field left."""

    edited = Signal()
    left = Signal(str)
    nikWanted = Signal()
    """The person asks to fill in what the NIK says."""

    def __init__(self, today: Callable[[], date], counselors: Sequence[StaffMember]) -> None:
        super().__init__()
        self.name = self._line("name")
        self.nik, self.phone = self._line("nik"), self._line("phone")
        self.contact_note = self._line("contact_note", _("After 16.00; do not name the clinic"))
        self.address = self._line("address")
        self.sex = RadioRow([(sex, sex_name(sex), f"registration.sex.{sex.value}") for sex in _SEXES])
        self.birth = BirthFields(today)
        self.fill_from_nik = Button(_("Fill in from the NIK"), "link", size="row")
        self.fill_from_nik.setObjectName("registration.fill_from_nik")
        self.nik_note = Note("warning", text="")
        self.contact = Choice([(channel, contact_name(channel)) for channel in ContactChannel])
        self.contact.setObjectName("registration.contact")
        self.guardian = GuardianFields()
        self._restricted = SentenceTick(
            _("Restricted: only the care team sees more"), "registration.restricted"
        )
        self.restricted = self._restricted.box
        self.team = TeamFields(counselors)
        self.reason = self._line("reason")
        self._make_fields()
        self._lay_out()
        self._connect()

    def _line(self, name: str, placeholder: str = "") -> TextField:
        edit = TextField("", placeholder)
        edit.setObjectName(f"registration.{name}")
        edit.textEdited.connect(lambda _text: self.edited.emit())
        return edit

    def _make_fields(self) -> None:
        self.fields: dict[str, Field] = {
            "full_name": Field(_("Full name, as in the identity document"), self.name),
            "sex": Field(_("Sex"), self.sex),
            "birth_date": self.birth.date_field,
            "age": self.birth.age_field,
            "nik": Field(_("NIK"), self.nik, optional=True),
            "phone": Field(_("Mobile phone"), self.phone, optional=True),
            "contact": Field(_("May be reached by"), self.contact),
            "contact_note": Field(_("Note on safe contact"), self.contact_note, optional=True),
            "address": Field(_("Address"), self.address, optional=True),
            "guardian.name": self.guardian.name_field,
            "guardian.relation": self.guardian.relation_field,
            "guardian.phone": self.guardian.phone_field,
            "team": self.team.field,
            "reason": Field(_("Reason for the correction"), self.reason, optional=True),
        }

    def _lay_out(self) -> None:
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        fields = self.fields
        self.column.addWidget(fields["full_name"])
        self.column.addWidget(fields["sex"])
        self.column.addWidget(self.birth)
        self.column.addWidget(fields["nik"])
        self.column.addWidget(self.fill_from_nik, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.nik_note)
        self.column.addWidget(Pair(fields["phone"], fields["contact"]))
        self.column.addWidget(fields["contact_note"])
        self.column.addWidget(fields["address"])
        self.column.addWidget(self.guardian)
        self.column.addWidget(self._restricted)
        self.column.addWidget(self.team)
        self.column.addWidget(fields["reason"])
        self.nik_note.hide()
        self.fill_from_nik.hide()

    def _connect(self) -> None:
        for signal in (
            self.sex.chosen,
            self.birth.edited,
            self.guardian.edited,
            self.team.edited,
        ):
            signal.connect(self.edited)
        self.contact.chosen.connect(lambda _key: self.edited.emit())
        self.restricted.clicked.connect(lambda: self.edited.emit())
        self.fill_from_nik.clicked.connect(self.nikWanted)
        for name, edit in self.lines().items():
            edit.editingFinished.connect(lambda name=name: self.left.emit(name))

    def lines(self) -> dict[str, TextField]:
        """The typed lines by the names of their fields."""
        return {
            "full_name": self.name,
            "birth_date": self.birth.date,
            "age": self.birth.age,
            "nik": self.nik,
            "phone": self.phone,
            "contact_note": self.contact_note,
            "address": self.address,
            "guardian.name": self.guardian.name,
            "guardian.phone": self.guardian.phone,
            "reason": self.reason,
        }


_SEXES = (Sex.MALE, Sex.FEMALE)
