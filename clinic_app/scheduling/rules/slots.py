"""What a slot and a note for the reception must be, before anything is compared with the calendar."""

from datetime import timedelta

from clinic_app.common import text
from clinic_app.common.errors import InvalidInput
from clinic_app.scheduling.values import Slot

LEAST_MINUTES = 5
MOST_MINUTES = 480
NOTE_LIMIT = 200
REASON_LIMIT = 300
YEARS = range(2000, 2101)
"""Anything else is a slip of the finger."""


def check_slot(slot: Slot) -> list[InvalidInput]:
    """What speaks against a slot in itself: it lies within one day and lasts 5 to 480 minutes."""
    if slot.start.year not in YEARS or slot.end.year not in YEARS:
        return [InvalidInput("start", "slot.year", first=YEARS[0], last=YEARS[-1])]
    if slot.end <= slot.start:
        return [InvalidInput("end", "slot.end_before_start")]
    if slot.start.date() != slot.end.date():
        return [InvalidInput("end", "slot.one_day")]
    length = slot.end - slot.start
    if length < timedelta(minutes=LEAST_MINUTES):
        return [InvalidInput("end", "slot.too_short", least=LEAST_MINUTES)]
    if length > timedelta(minutes=MOST_MINUTES):
        return [InvalidInput("end", "slot.too_long", most=MOST_MINUTES // 60)]
    return []


def check_note(note: str) -> str:
    """The note for the reception, cleaned. Raises InvalidInput when it is longer than 200 signs."""
    return text.line("reception_note", note, NOTE_LIMIT)
