"""Calling an appointment off: by whom, and why."""

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.scheduling.values import CancelBy
from ui.panels.reason_dialog import ReasonDialog
from ui.widgets.choices import Radio


class CancelDialog(ReasonDialog):
    """Asks who called it off and for the reason."""

    def __init__(
        self, window: QWidget, name: str, when: str, on_cancel: Callable[[CancelBy, str], object]
    ) -> None:
        super().__init__(
            window,
            _("Cancel the appointment of {name}?").format(name=name),
            _("{when}. The time becomes free; the appointment stays in the record.").format(when=when),
            _("Reason"),
            _("Cancel appointment"),
            lambda reason: on_cancel(self.by(), reason),
            safe=_("Keep appointment"),
            icon="x-circle",
        )
        self.client = Radio(_("By the client"))
        self.client.setObjectName("dialog.by.client")
        self.provider = Radio(_("By the clinic"))
        self.provider.setObjectName("dialog.by.provider")
        self.client.setChecked(True)
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(16)
        for radio in (self.client, self.provider):
            self._group.addButton(radio)
            row.addWidget(radio)
        row.addStretch(1)
        self.box.content.insertLayout(0, row)

    def by(self) -> CancelBy:
        """Who called it off."""
        return CancelBy.CLIENT if self.client.isChecked() else CancelBy.PROVIDER
