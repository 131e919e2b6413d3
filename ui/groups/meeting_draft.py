"""Meetings that are being planned as plain JSON, and back."""

from collections.abc import Iterable, Sequence

from clinic_app.facility.values import RoomId
from ui.groups.meeting_planner import MeetingPlanner
from ui.groups.occurrence_row import OccurrenceRow
from ui.panels.host import Content
from ui.panels.kept_form import day_of, number_of, time_of


def write_draft(planner: MeetingPlanner, rows: Iterable[OccurrenceRow], reasons: tuple[str, str]) -> Content:
    """What stands in the form: `reasons` for the weeks that clash, and for the one that is moved."""
    choice = planner.choice
    return {
        "day": choice.day.isoformat() if choice.day else "",
        "start": choice.start.isoformat() if choice.start else "",
        "end": choice.end.isoformat() if choice.end else "",
        "room": choice.room_id,
        "count": planner.count,
        "weeks": [row.kept() for row in rows],
        "reason": reasons[0],
        "clash_reason": reasons[1],
    }


def read_draft(planner: MeetingPlanner, content: Content) -> None:
    """Put a kept form back. What is odd in it is left out."""
    choice, room = planner.choice, number_of(content, "room")
    choice.day, choice.start, choice.end = (
        day_of(content, "day"),
        time_of(content, "start"),
        time_of(content, "end"),
    )
    if room is None or room in {known.id for known in planner.places.rooms}:
        choice.room_id = RoomId(room) if room is not None else None
    planner.count = number_of(content, "count") or 0


def read_weeks(rows: Sequence[OccurrenceRow], content: Content) -> None:
    """Choose the weeks as they were chosen, as far as they are the same."""
    weeks = content.get("weeks")
    for kept in weeks if isinstance(weeks, list) else ():
        for row in rows:
            if isinstance(kept, dict):
                row.take_up(kept)
