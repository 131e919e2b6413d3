"""The one thing to do next with an appointment, as a button on its card or row."""

from dataclasses import dataclass

from clinic_app.common.translations import N_, _
from clinic_app.scheduling.values import Block, Status
from ui.widgets.buttons import Button

_STEPS = {
    Status.CHECKED_IN: (N_("Check in"), "check"),
    Status.CONFIRMED: (N_("Confirm"), "check"),
    Status.IN_SESSION: (N_("Start"), "play"),
    Status.COMPLETED: (N_("Complete"), "check"),
}


@dataclass(frozen=True)
class CardLook:
    """What a card or row shows besides its block."""

    counselor: str
    action: Status | None
    """The status its button sets; None where there is none to set."""
    note: bool = False
    """The button leads to the note instead."""
    note_missing: bool = False
    """The session is over and its note isn't signed."""
    rebook: bool = False
    """The client didn't come: the button books another time. In the list only."""
    wait_limit: int = 20
    """From so many minutes on, waiting is too long."""


def action_button(look: CardLook, block: Block, name: str, settled: bool = False) -> Button | None:
    """A small button named `name`; None where there is nothing to do.

    `settled`: also what is left to do after an appointment, as the list has it.
    """
    icon: str | None
    if look.note or (settled and look.note_missing):
        text, icon = _("Note"), "note-pencil"
    elif look.action is not None:
        said, icon = _STEPS[look.action]
        text = _(said)
    elif settled and look.rebook:
        text, icon = _("Book again"), None
    else:
        return None
    button = Button(text, size="row", icon=icon)
    button.setObjectName(name)
    button.setAccessibleName(f"{button.text()}, {block.client_name}")
    return button
