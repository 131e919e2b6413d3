"""Ending a client's time in a programme: why, and in what words (handbook §2.9)."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from clinic_app.common.translations import _, ngettext
from clinic_app.episodes.values import CloseReason, Episode
from clinic_app.facility.values import FacilityKind
from ui.widgets.dialogs import DANGER, Dialog
from ui.widgets.fields import Choice, Field, TextField
from ui.widgets.wording import close_reason_name, programme_name

NOTE_LIMIT = 300
"""Signs of the note, as the episodes' room takes them."""


def reasons(kind: FacilityKind) -> Sequence[CloseReason]:
    """The reasons that fit a facility: only a campus has graduates."""
    return [
        reason for reason in CloseReason if reason is not CloseReason.GRADUATED or kind is FacilityKind.CAMPUS
    ]


class CloseDialog(Dialog):
    """Asks for a reason, without which nothing is closed."""

    def __init__(
        self,
        window: QWidget,
        name: str,
        episode: Episode,
        planned: int,
        kind: FacilityKind,
        on_close: Callable[[CloseReason, str], object],
    ) -> None:
        """`planned`: how many appointments of the programme are still to come."""
        programme = programme_name(episode.programme)
        stays = _("Notes and appointments stay in the record. It can be opened again.")
        if planned:
            kept = ngettext(
                "{n} coming appointment stays booked.", "{n} coming appointments stay booked.", planned
            )
            stays = f"{stays} {kept.format(n=planned)}"
        super().__init__(
            window,
            _("Finish {programme} for {name}?").format(programme=programme, name=name),
            stays,
            safe=_("Not now"),
            danger=_("Finish programme"),
            icon="flag-banner",
            kind="primary",
            width=420,
        )
        self._on_close = on_close
        options = [(reason, close_reason_name(reason)) for reason in reasons(kind)]
        self.reason = Choice(options, placeholder=_("Choose a reason"))
        self.reason.setObjectName("dialog.close.reason")
        self.note = TextField(max_length=NOTE_LIMIT)
        self.note.setObjectName("dialog.close.note")
        self.reason_field = Field(_("Reason"), self.reason)
        self.note_field = Field(_("Note"), self.note, _("Not for clinical content."), optional=True)
        self.box.part_fields()
        self.box.content.addWidget(self.reason_field)
        self.box.content.addWidget(self.note_field)
        self.reason.chosen.connect(self._on_reason)
        self.note.returnPressed.connect(lambda: self.choose(DANGER))

    def _on_reason(self, reason: CloseReason) -> None:
        self.reason_field.clear_error()
        lost = reason is CloseReason.LOST_CONTACT
        hint = _("After 60 days without contact and two attempts to reach the client.") if lost else ""
        self.reason_field.set_hint(hint)

    def choose(self, key: str) -> None:
        """Finishing waits for a reason."""
        if key != DANGER:
            super().choose(key)
            return
        reason = self.reason.key()
        if reason is None:
            self.reason_field.set_error(_("Choose a reason."))
            self.reason.setFocus()
            return
        note = self.note.text()
        super().choose(key)
        self._on_close(reason, note)
