"""The block of the form for a client below 18 (handbook §4.1, 4)."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.referrals.rules import LINE_LIMIT
from clinic_app.referrals.values import Caregiver
from ui.panels.faults import show_faults
from ui.panels.pair import Pair
from ui.panels.radio_row import RadioRow
from ui.referrals.writing import Writing
from ui.referrals.yes_no import YesNo
from ui.widgets.fields import Field, TextField
from ui.widgets.label import Label


class CaregiverFields(QWidget):
    """Who cares for the child, and whether they know of the referral."""

    def __init__(self, writing: Writing) -> None:
        super().__init__()
        self.name = TextField(max_length=LINE_LIMIT)
        self.relation = TextField(max_length=LINE_LIMIT)
        self.contact = TextField(max_length=LINE_LIMIT)
        self.fields = {
            "caregiver.name": Field(_("Name of the primary caregiver"), self.name),
            "caregiver.relation": Field(_("Relation to the child"), self.relation, optional=True),
            "caregiver.contact": Field(_("How to reach the caregiver"), self.contact, optional=True),
        }
        self.separated = RadioRow(
            [(True, _("Yes"), "referral.separated.yes"), (False, _("No"), "referral.separated.no")]
        )
        self.informed = YesNo(
            "referral.caregiver_informed",
            _("Does the caregiver know of the referral?"),
            _("Why not"),
            (False,),
        )
        self._lay_out()
        for key, editor in (("name", self.name), ("relation", self.relation), ("contact", self.contact)):
            editor.setObjectName(f"referral.caregiver.{key}")
            editor.textEdited.connect(lambda text, key=key: writing.change_caregiver(**{key: text}))
        self.separated.chosen.connect(lambda: writing.change_caregiver(separated=self.separated.key()))
        self.informed.changed.connect(
            lambda: writing.change_caregiver(informed=self.informed.yes, not_informed_why=self.informed.text)
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(_("The client is younger than 18"), "subtitle"))
        column.addWidget(self.fields["caregiver.name"])
        column.addWidget(Pair(self.fields["caregiver.relation"], self.fields["caregiver.contact"]))
        column.addWidget(Field(_("Is the child separated from family, or alone?"), self.separated))
        column.addWidget(self.informed)

    def show_caregiver(self, carer: Caregiver) -> None:
        """Fill the fields; nothing counts as typed."""
        self.name.setText(carer.name)
        self.relation.setText(carer.relation)
        self.contact.setText(carer.contact)
        self.separated.set_key(carer.separated)
        self.informed.show_answer(carer.informed, carer.not_informed_why)

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """What is wrong, at the fields."""
        show_faults(self.fields, {name: text for name, text in faults.items() if name in self.fields}, False)
        self.informed.note_field.set_error(faults.get("caregiver.not_informed_why", ""))
