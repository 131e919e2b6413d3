"""Taking a consent back, from a day on."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from clinic_app.common.errors import InvalidInput, InvalidInputs
from clinic_app.common.locale import brief_date
from clinic_app.common.messages import words
from clinic_app.common.translations import _
from clinic_app.people.values import Consent, ConsentId
from ui.panels.words import DOT
from ui.widgets.date_time_fields import DateField
from ui.widgets.dialogs import DANGER, Dialog
from ui.widgets.fields import Choice, Field
from ui.widgets.wording import consent_name


class WithdrawDialog(Dialog):
    """Asks which consent and from which day on; `on_withdraw` may raise what is wrong with the day."""

    def __init__(
        self,
        window: QWidget,
        consents: Sequence[Consent],
        today: Callable[[], date],
        on_withdraw: Callable[[ConsentId, date], object],
    ) -> None:
        """`consents` are those that may be withdrawn, at least one."""
        super().__init__(
            window,
            _("Withdraw a consent?"),
            _("From that day on it counts no more. What was written until then stays in the record."),
            safe=_("Keep consent"),
            danger=_("Withdraw"),
            icon="arrow-u-up-left",
            width=420,
        )
        self._on_withdraw = on_withdraw
        options = [
            (consent.id, DOT.join((consent_name(consent.kind), brief_date(consent.day))))
            for consent in consents
        ]
        self.which = Choice(options)
        self.which.setObjectName("dialog.withdraw.which")
        self.day = DateField(today=today)
        self.day.setObjectName("dialog.withdraw.day")
        self.day.set_value(today())
        self.day_field = Field(_("From day"), self.day)
        self.box.part_fields()
        self.box.content.addWidget(Field(_("Consent"), self.which))
        self.box.content.addWidget(self.day_field)

    def choose(self, key: str) -> None:
        """Withdrawing waits for a day that can be taken."""
        if key != DANGER:
            super().choose(key)
            return
        self.day.take()
        day = self.day.value()
        if day is None:
            self.day_field.set_error(self.day.error_text() or _("Choose a day."))
            self.day.setFocus()
            return
        try:
            self._on_withdraw(self.which.key(), day)
        except (InvalidInput, InvalidInputs) as fault:
            first = fault.faults[0] if isinstance(fault, InvalidInputs) else fault
            self.day_field.set_error(words(first))
            self.day.setFocus()
            return
        super().choose(key)
