"""The fields of registration (issue C.1; handbook §1.1): built here, read into and filled from a form."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.people.values import ContactChannel, Sex, StaffMember
from ui.panels.birth_fields import BirthFields
from ui.panels.guardian_fields import GuardianFields
from ui.panels.pair import Pair
from ui.panels.radio_row import RadioRow
from ui.panels.team_fields import TeamFields
from ui.panels.wrapping_tick import SentenceTick
from ui.widgets.buttons import Button
from ui.widgets.cards import Note
from ui.widgets.choice import Choice
from ui.widgets.fields import Field, TextField
from ui.widgets.wording import contact_name, sex_name

_SEXES = (Sex.MALE, Sex.FEMALE)


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
