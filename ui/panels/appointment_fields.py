"""What is asked of every new appointment, whether it is booked or somebody walks in."""

from PySide6.QtWidgets import QWidget

from clinic_app.common.translations import _
from ui.widgets.fields import Field


def appointment_fields(
    client: QWidget, programme: QWidget, service: QWidget, counselor: QWidget, room: QWidget, note: QWidget
) -> dict[str, Field]:
    """The editors with their names, by what a refusal calls them."""
    return {
        "client": Field(_("Client"), client),
        "programme": Field(_("Programme"), programme),
        "service": Field(_("Kind"), service),
        "counselor": Field(_("Counselor"), counselor),
        "room": Field(_("Place"), room),
        "note": Field(_("Note for reception"), note, optional=True),
    }
