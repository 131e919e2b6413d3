"""A half-filled booking as plain JSON, and back."""

from clinic_app.facility.values import RoomId, ServiceTypeId
from clinic_app.people.values import ClientId, PersonId
from clinic_app.scheduling.rules.series import FEWEST, MOST
from ui.panels.booking_presenter import BookingPresenter
from ui.panels.host import Content
from ui.panels.kept_form import chosen_of, day_of, number_of, text_of, time_of


def write_draft(shown: BookingPresenter, typed: str, reason: str) -> Content:
    """What stands in the form; `typed` in the client's field, `reason` for overruling."""
    choice = shown.choice
    return {
        "client": shown.client.id if shown.client else None,
        "typed": typed,
        "programme": shown.programme.value if shown.programme else "",
        "service": shown.service_type_id,
        "counselor": choice.counselor_id,
        "day": choice.day.isoformat() if choice.day else "",
        "start": choice.start.isoformat() if choice.start else "",
        "end": choice.end.isoformat() if choice.end else "",
        "room": choice.room_id,
        "note": shown.note,
        "weeks": shown.weeks,
        "reason": reason,
    }


def read_draft(shown: BookingPresenter, content: Content) -> tuple[str, str]:
    """Put a kept form back; gives what was typed as client and as reason. What is odd in it is left out."""
    client = number_of(content, "client")
    programme = chosen_of(content, "programme", shown.programmes)
    shown.begin(ClientId(client) if client is not None else None, None, programme)
    service, counselor, room = (number_of(content, key) for key in ("service", "counselor", "room"))
    if service in {known.id for known in shown.services()}:
        shown.service_type_id = ServiceTypeId(service or 0)
    if counselor in {person.id for person in shown.places.counselors}:
        shown.choose_counselor(PersonId(counselor or 0))
    if room is None or room in {known.id for known in shown.places.rooms}:
        shown.choose_room(RoomId(room) if room is not None else None)
    shown.note = text_of(content, "note")
    weeks = number_of(content, "weeks") or 0
    shown.weeks = weeks if FEWEST <= weeks <= MOST else 0
    shown.set_day(day_of(content, "day"))
    shown.choice.start = time_of(content, "start")
    shown.set_end(time_of(content, "end"))
    return text_of(content, "typed"), text_of(content, "reason")
