"""A group's meetings, numbered in the order of their time; those called off have no number."""

from collections import defaultdict
from itertools import count

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clinic_app.facility.model import RoomRow
from clinic_app.groups import model
from clinic_app.groups.values import GroupMeeting, GuestId, Guests
from clinic_app.people.values import PersonId
from clinic_app.scheduling.model_meetings import Meeting, MeetingStaff
from clinic_app.scheduling.values_meetings import MeetingId, MeetingStatus


def meetings(session: Session, group_id: int) -> tuple[GroupMeeting, ...]:
    """All meetings of a group, the oldest first."""
    rows = session.execute(
        select(
            Meeting.id,
            Meeting.status,
            Meeting.start.label("start"),
            Meeting.end.label("end"),
            Meeting.counselor_id,
            Meeting.room_id,
            func.coalesce(RoomRow.name, "").label("room_name"),
            Meeting.reason,
            model.GroupNoteVersion.version.is_not(None).label("noted"),
        )
        .join(model.GroupMeeting, model.GroupMeeting.meeting_id == Meeting.id)
        .outerjoin(RoomRow, RoomRow.id == Meeting.room_id)
        .outerjoin(
            model.GroupNoteVersion,
            (model.GroupNoteVersion.meeting_id == Meeting.id) & (model.GroupNoteVersion.version == 0),
        )
        .where(model.GroupMeeting.group_id == group_id)
        .order_by(Meeting.start, Meeting.id)
    ).all()
    staff, guests = _staff(session, group_id), _guests(session, group_id)
    numbers = count(1)
    return tuple(
        GroupMeeting(
            id=MeetingId(row.id),
            number=0 if row.status is MeetingStatus.CANCELLED else next(numbers),
            status=row.status,
            start=row.start,
            end=row.end,
            staff=(PersonId(row.counselor_id), *staff[row.id]),
            room_id=row.room_id,
            room_name=row.room_name,
            reason=row.reason,
            guests=tuple(guests[row.id]),
            noted=bool(row.noted),
        )
        for row in rows
    )


def _staff(session: Session, group_id: int) -> dict[int, list[PersonId]]:
    found: dict[int, list[PersonId]] = defaultdict(list)
    rows = session.execute(
        select(MeetingStaff.meeting_id, MeetingStaff.person_id)
        .join(model.GroupMeeting, model.GroupMeeting.meeting_id == MeetingStaff.meeting_id)
        .where(model.GroupMeeting.group_id == group_id)
    )
    for meeting_id, person_id in rows:
        found[meeting_id].append(PersonId(person_id))
    return found


def _guests(session: Session, group_id: int) -> dict[int, list[Guests]]:
    found: dict[int, list[Guests]] = defaultdict(list)
    rows = session.scalars(
        select(model.Guest)
        .join(model.GroupMeeting, model.GroupMeeting.meeting_id == model.Guest.meeting_id)
        .where(model.GroupMeeting.group_id == group_id, model.Guest.withdrawn.is_(False))
        .order_by(model.Guest.id)
    )
    for row in rows:
        found[row.meeting_id].append(Guests(GuestId(row.id), row.name, row.sex, row.count))
    return found
