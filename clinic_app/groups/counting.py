"""What a meeting's marks and guests make of it: held or not, and how many came."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clinic_app.audit.desk import Work
from clinic_app.groups.model import Attendance, GroupNoteVersion, Guest
from clinic_app.scheduling import meetings
from clinic_app.scheduling.model_meetings import Meeting
from clinic_app.scheduling.values_meetings import AttendanceCounted, MeetingStatus


def is_empty(session: Session, meeting_id: int) -> bool:
    """Whether nothing says that the meeting took place: no mark, no guest, no signed note."""
    return not (
        session.scalar(select(Attendance.client_id).where(Attendance.meeting_id == meeting_id).limit(1))
        or session.scalar(
            select(Guest.id).where(Guest.meeting_id == meeting_id, Guest.withdrawn.is_(False)).limit(1)
        )
        or session.scalar(
            select(GroupNoteVersion.meeting_id).where(GroupNoteVersion.meeting_id == meeting_id).limit(1)
        )
    )


def settle(work: Work, row: Meeting) -> None:
    """After a mark or guest: the first makes the meeting held, taking the last back undoes that too.

    Raises Refused with meeting.cancelled or meeting.future.
    """
    work.session.flush()
    empty = is_empty(work.session, row.id)
    if empty and row.status is MeetingStatus.HELD:
        meetings.unhold(work, row)
    elif not empty and row.status is not MeetingStatus.HELD:
        meetings.hold(work, row)
    came = _came(work.session, row.id)
    if came != row.came:
        row.came = came
        work.announce(AttendanceCounted((row.start.date(),)))


def _came(session: Session, meeting_id: int) -> int:
    members = session.scalar(
        select(func.count()).where(Attendance.meeting_id == meeting_id, Attendance.came.is_(True))
    )
    guests = session.scalar(
        select(func.sum(Guest.count)).where(Guest.meeting_id == meeting_id, Guest.withdrawn.is_(False))
    )
    return (members or 0) + (guests or 0)
