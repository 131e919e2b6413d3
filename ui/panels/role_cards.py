"""The roles of a person as cards, several at once, each with a line on what it sees (mock 15)."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from clinic_app.common.permissions import Role
from clinic_app.common.translations import _
from ui.widgets.choices import CheckCard
from ui.widgets.wording import role_name, role_scope

_COLUMNS_WIDE = 2


class RoleCards(QWidget):
    """One card per role. `changed` when the person chooses."""

    changed = Signal()

    def __init__(self, name: str, wide: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Roles"))
        self._cards: dict[Role, CheckCard] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(7)
        columns = _COLUMNS_WIDE if wide else 1
        for place, role in enumerate(Role):
            card = CheckCard(role_name(role), role_scope(role))
            card.setObjectName(f"{name}.role.{role.value}")
            card.clicked.connect(lambda: self.changed.emit())
            grid.addWidget(card, place // columns, place % columns)
            self._cards[role] = card
        self.setFocusProxy(self._cards[Role.RECEPTIONIST])

    def card(self, role: Role) -> CheckCard:
        """The card of a role."""
        return self._cards[role]

    def roles(self) -> frozenset[Role]:
        """Those chosen."""
        return frozenset(role for role, card in self._cards.items() if card.isChecked())

    def set_roles(self, roles: Iterable[Role]) -> None:
        """Choose without emitting."""
        wanted = set(roles)
        for role, card in self._cards.items():
            card.setChecked(role in wanted)

    def hold(self, role: Role, reason: str) -> None:
        """A role that can't be given away here: chosen, disabled, and the tool tip says why."""
        card = self._cards[role]
        card.setChecked(True)
        card.setEnabled(False)
        card.setToolTip(reason)
