"""Step 3: who administers the clinic. The person types the own password."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from clinic_app.common.errors import InvalidInput, InvalidInputs
from clinic_app.common.permissions import Role
from clinic_app.common.translations import _
from ui.panels.host import Content
from ui.panels.person_fields import PersonFields
from ui.setup.step import Step
from ui.widgets.cards import Note


class AccountStep(Step):
    """`examine` raises InvalidInput for what founding would not take."""

    def __init__(self, examine: Callable[[], None]) -> None:
        super().__init__(
            _("Account of the administrator"),
            _(
                "The administrator adds users and looks after backups. In a small team the same person "
                "may also receive clients or counsel."
            ),
        )
        self._examine = examine
        self.fields = PersonFields("setup.account", wide=True)
        self.fields.roles.hold(Role.ADMINISTRATOR, _("The first account must be an administrator."))
        self.resumed = Note(
            "warning",
            _("A recovery key shown before is void."),
            _("Destroy sheets printed earlier: a new key is made in the next step. Type the password again."),
        )
        self.resumed.setObjectName("setup.account.resumed")
        self.column.addWidget(self.resumed)
        self.resumed.hide()
        self.column.addWidget(self.fields)
        self.fields.edited.connect(self.changed)

    @property
    def first(self) -> QWidget:
        return self.fields.name

    def check(self) -> bool:
        if not self.fields.check():
            return False
        try:
            self._examine()
        except (InvalidInput, InvalidInputs) as error:
            self.fields.refuse(error)
            return False
        return True

    def snapshot(self) -> Content:
        return self.fields.snapshot()

    def take_up(self, content: Mapping[str, object]) -> None:
        self.fields.take_up(content)
        self.fields.roles.card(Role.ADMINISTRATOR).setChecked(True)
