"""From a group's record to the attendance sheet, and which meeting is filled in now. Pure."""

from collections.abc import Sequence
from datetime import datetime

from clinic_app.groups.values import GroupMeeting, GroupRecord, MemberRow
from clinic_app.scheduling.values_meetings import MeetingId, MeetingStatus
from ui.groups.grid.register import Cell, Day, GuestLine, Line, Register


def register_of(record: GroupRecord, current: MeetingId | None) -> Register:
    """The sheet of a group: whoever belonged to it at a meeting, or belongs to it now."""
    days = tuple(_day(meeting) for meeting in record.meetings)
    lines = tuple(_line(row, record.meetings) for row in record.rows if _shown(row, record.meetings))
    place = next((at for at, day in enumerate(days) if day.meeting_id == current), -1)
    return Register(days, lines, _guests(record, place), place)


def current_meeting(meetings: Sequence[GroupMeeting], now: datetime) -> MeetingId | None:
    """The meeting of today, else the last one that has begun, else the first to come."""
    standing = [each for each in meetings if each.status is not MeetingStatus.CANCELLED]
    today = [each for each in standing if each.start.date() == now.date()]
    begun = [each for each in standing if each.start <= now]
    for found in (today[-1:], begun[-1:], standing[:1]):
        if found:
            return found[0].id
    return None


def _day(meeting: GroupMeeting) -> Day:
    guests = sum(each.count for each in meeting.guests)
    return Day(meeting.id, meeting.number, meeting.start.date(), meeting.status, guests)


def _shown(row: MemberRow, meetings: Sequence[GroupMeeting]) -> bool:
    present = row.member.joined_on is not None and row.member.left_on is None
    return present or any(row.belongs(meeting.start.date()) for meeting in meetings)


def _line(row: MemberRow, meetings: Sequence[GroupMeeting]) -> Line:
    cells = tuple(
        Cell(row.marks.get(each.id), row.belongs(each.start.date()), each.id in row.remarks)
        for each in meetings
    )
    return Line(row.member.client_id, row.member.name, cells, row.member.left_on is not None)


def _guests(record: GroupRecord, current: int) -> tuple[GuestLine, ...]:
    """The named ones of the meeting filled in now, then how many there were at each meeting."""
    if not any(meeting.guests for meeting in record.meetings):
        return ()
    here = record.meetings[current].guests if current >= 0 else ()
    return (*(GuestLine(each.name) for each in here if each.name), GuestLine())
