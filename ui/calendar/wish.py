"""The appointment that is being booked at the right, as the grid shows it before it stands."""

from clinic_app.common.translations import _
from ui.calendar.grid.overlay import Ghost, Told
from ui.calendar.moves import takes_something
from ui.panels.booking_presenter import BookingPresenter
from ui.panels.clash_words import brief


def wish_of(booking: BookingPresenter) -> Ghost | None:
    """Where it would stand, and what it clashes with there; None while its time is no time."""
    slot, clashes = booking.choice.slot(), booking.clashes
    if slot is None:
        return None
    told = Told()
    if clashes is not None:
        told = Told(brief(clashes.conflicts[0]), clash=takes_something(clashes))
    name = booking.client.full_name if booking.client is not None else _("New appointment")
    return Ghost(slot.start, slot.end, slot.counselor_id, name, told, _("new"))
