"""The lead counselor, and further members of the care team."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.people.values import PersonId, StaffMember
from ui.widgets.choice import Choice
from ui.widgets.choices import Checkbox
from ui.widgets.fields import Field
from ui.widgets.label import Label


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
