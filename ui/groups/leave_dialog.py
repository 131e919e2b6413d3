"""A member leaves a group: the last day, and why."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from clinic_app.common.translations import _
from clinic_app.groups.values import Member
from ui.panels.reason_dialog import ReasonDialog
from ui.widgets.date_time_fields import DateField
from ui.widgets.dialogs import DANGER
from ui.widgets.fields import Field

LIMIT = 300


class LeaveDialog(ReasonDialog):
    """Asks for the last day, not before the first, and for the reason."""

    def __init__(
        self,
        window: QWidget,
        member: Member,
        today: Callable[[], date],
        on_leave: Callable[[date, str], object],
    ) -> None:
        waiting = member.waiting
        title = _("Strike {name} off the waiting list?") if waiting else _("Does {name} leave the group?")
        kept = _("Marks and remarks up to then stay.")
        super().__init__(
            window,
            title.format(name=member.name),
            "" if waiting else kept,
            _("Reason"),
            _("Strike off") if waiting else _("Leave group"),
            self._leave,
            limit=LIMIT,
            icon="user-minus",
            hint=_("Nothing clinical: reception reads it too."),
        )
        self._on_leave = on_leave
        self.day = DateField(today(), today, member.joined_on or member.asked_on)
        self.day.setObjectName("dialog.day")
        self._day_field = Field(_("Last day in the group"), self.day)
        if not waiting:
            self.box.content.insertWidget(0, self._day_field)

    def choose(self, key: str) -> None:
        """The day has to be one."""
        if key == DANGER:
            self.day.take()
            if self.day.value() is None:
                self._day_field.set_error(self.day.error_text() or _("Fill in the date."))
                self.day.setFocus()
                return
        super().choose(key)

    def _leave(self, reason: str) -> None:
        day = self.day.value()
        if day is not None:
            self._on_leave(day, reason)
