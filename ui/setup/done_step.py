"""Step 7: what stands now, and who may sign in."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout

from clinic_app.common.locale import listing
from clinic_app.common.permissions import Role
from clinic_app.common.translations import _
from clinic_app.people.values import StaffMember
from ui.setup.step import Step
from ui.widgets.cards import Card, Note
from ui.widgets.label import Label


class DoneStep(Step):
    """Nothing to type any more."""

    def __init__(self) -> None:
        super().__init__(
            _("Teduh is ready"),
            _("Appointments can be booked from now on."),
        )
        self._card = Card()
        self.facts = QGridLayout()
        self.facts.setHorizontalSpacing(16)
        self.facts.setVerticalSpacing(8)
        self.facts.setColumnStretch(1, 1)
        self._card.body.addLayout(self.facts)
        self.backup = Note("success", text=" ")
        self.backup.setObjectName("setup.done.backup")
        self.trouble = Note("danger", text=" ")
        self.next = Note("info", text=" ")
        for widget in (self._card, self.backup, self.trouble, self.next):
            self.column.addWidget(widget)
        self.trouble.hide()

    def show_facts(self, facts: Sequence[tuple[str, str]], people: Sequence[StaffMember], me: int) -> None:
        """What was set up, and how one goes on."""
        for row, (name, value) in enumerate(facts):
            self.facts.addWidget(Label(name, "small", "text3"), row, 0)
            self.facts.addWidget(Label(value, "body", wrap=True), row, 1)
        own = next(person for person in people if person.id == me)
        if own.roles & {Role.RECEPTIONIST, Role.COUNSELOR}:
            self.next.hide()
            return
        names = [person.name for person in people if Role.RECEPTIONIST in person.roles]
        self.next.set_text(
            _("Your account sees no clients."),
            _("To book, {names} signs in: choose “Switch user” in the menu at the upper right.").format(
                names=listing(names)
            ),
        )

    def show_backup(self, proven: bool, place: str, trouble: str = "") -> None:
        """How the first backup went."""
        if trouble or not proven:
            self.trouble.set_text(_("There is no proven backup yet."), trouble)
            self.trouble.show()
            self.backup.hide()
        else:
            self.backup.set_text(_("The first backup is made and proven."), place)
