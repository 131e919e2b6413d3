"""A group as its screen shows it: members, meetings, marks; a handful of statements whatever its size."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from clinic_app.audit.desk import Desk
from clinic_app.common.permissions import Permission
from clinic_app.facility.values import ServiceTypeId
from clinic_app.groups import inside, model
from clinic_app.groups.queries.heads import head
from clinic_app.groups.queries.meetings import meetings
from clinic_app.groups.queries.members import members
from clinic_app.groups.queries.rows import group_row
from clinic_app.groups.rules.attendance import rate, two_absences
from clinic_app.groups.values import (
    GroupForm,
    GroupHead,
    GroupId,
    GroupMeeting,
    GroupRecord,
    Mark,
    Member,
    MemberRow,
)
from clinic_app.people.care_team import own_clients
from clinic_app.people.model import Client
from clinic_app.people.queries.merging import bearer
from clinic_app.people.values import ClientId
from clinic_app.scheduling.values_meetings import MeetingId, MeetingStatus


def record(session: Session, desk: Desk, group_id: GroupId) -> GroupRecord:
    """The group. Raises NotFound."""
    row = group_row(session, group_id)
    of_group = head(session, desk, group_id, desk.now_local())
    texts = inside.shown(desk.keys, row)
    everybody = members(session, desk, group_id, mine=of_group.mine)
    columns = meetings(session, group_id)
    return GroupRecord(
        head=of_group,
        form=_form(row, of_group, texts),
        readable=texts is not None,
        rows=_rows(session, desk, group_id, everybody, columns),
        waiting=tuple(sorted((one for one in everybody if one.waiting), key=_asked)),
        meetings=columns,
        may_write=_may(desk, Permission.GROUP_WRITE, of_group),
        may_mark=_may(desk, Permission.ATTENDANCE_WRITE, of_group),
        may_note=_may(desk, Permission.GROUP_NOTE, of_group),
    )


def marks_of(session: Session, group_id: int) -> dict[ClientId, dict[MeetingId, Mark]]:
    """What was marked at the group's meetings, of each client; after a merger the mark that came counts."""
    rows = session.connection().execute(
        select(bearer(), model.Attendance.meeting_id, model.Attendance.mark)
        .join(model.GroupMeeting, model.GroupMeeting.meeting_id == model.Attendance.meeting_id)
        .join(Client, Client.id == model.Attendance.client_id)
        .where(model.GroupMeeting.group_id == group_id)
    )
    found: dict[ClientId, dict[MeetingId, Mark]] = defaultdict(dict)
    for client_id, meeting_id, mark in rows:
        own = found[ClientId(client_id)]
        before = own.get(MeetingId(meeting_id))
        if before is None or (mark.came and not before.came):
            own[MeetingId(meeting_id)] = mark
    return found


def _rows(
    session: Session,
    desk: Desk,
    group_id: GroupId,
    everybody: Iterable[Member],
    columns: Iterable[GroupMeeting],
) -> tuple[MemberRow, ...]:
    spans: dict[ClientId, list[Member]] = {}
    for one in everybody:
        if one.joined_on is not None and not _taken_back(one):
            spans.setdefault(one.client_id, []).append(one)
    marks, remarks = marks_of(session, group_id), _remarks(session, desk, group_id)
    held = [(one.id, one.start.date()) for one in columns if one.status is MeetingStatus.HELD]
    return tuple(_row(client_id, of, marks, remarks, held) for client_id, of in spans.items())


def _row(
    client_id: ClientId,
    spans: list[Member],
    marks: dict[ClientId, dict[MeetingId, Mark]],
    remarks: dict[ClientId, set[MeetingId]],
    held: list[tuple[MeetingId, date]],
) -> MemberRow:
    own = marks.get(client_id, {})
    came, of = rate(spans, held, own)
    return MemberRow(
        member=spans[-1],
        spans=tuple(spans),
        marks=dict(own),
        remarks=frozenset(remarks.get(client_id, ())),
        came=came,
        held=of,
        two_absences=two_absences(spans, held, own),
    )


def _remarks(session: Session, desk: Desk, group_id: int) -> dict[ClientId, set[MeetingId]]:
    """Where there is a remark that the reader may open: the own ones, and those on own clients."""
    if desk.reach(Permission.NOTE_READ) is None:
        return {}
    rows = session.execute(
        select(bearer(), model.MemberRemark.meeting_id)
        .join(model.GroupMeeting, model.GroupMeeting.meeting_id == model.MemberRemark.meeting_id)
        .join(Client, Client.id == model.MemberRemark.client_id)
        .where(
            model.GroupMeeting.group_id == group_id,
            or_(
                model.MemberRemark.author_id == desk.person_id,
                bearer().in_(own_clients(desk.person_id)),
            ),
        )
    )
    found: dict[ClientId, set[MeetingId]] = defaultdict(set)
    for client_id, meeting_id in rows:
        found[ClientId(client_id)].add(MeetingId(meeting_id))
    return found


def _form(row: model.GroupRow, of_group: GroupHead, texts: inside.Inside | None) -> GroupForm:
    texts = texts or inside.Inside()
    return GroupForm(
        public_name=row.public_name,
        programme=row.programme,
        service_type_id=ServiceTypeId(row.service_type_id),
        facilitators=of_group.facilitators,
        kind=row.kind,
        capacity=row.capacity,
        name=texts.name,
        theme=texts.theme,
        rules=texts.rules,
    )


def _may(desk: Desk, permission: Permission, of_group: GroupHead) -> bool:
    return desk.reach(permission) is not None and of_group.mine


def _taken_back(one: Member) -> bool:
    return one.joined_on is not None and one.left_on is not None and one.left_on < one.joined_on


def _asked(one: Member) -> tuple[date, int]:
    return one.asked_on, one.id
