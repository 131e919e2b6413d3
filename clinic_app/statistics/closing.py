"""Closing a month: what should be done before, the figures as they stood then, and what changed since."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime

from sqlalchemy import and_, exists, select
from sqlalchemy.orm import Session

from clinic_app.audit.desk import Desk
from clinic_app.facility.values import Programme
from clinic_app.groups.model import GroupMeeting
from clinic_app.groups.values import GroupId
from clinic_app.notes.model import NoteRow, NoteVersion
from clinic_app.people.model import Client
from clinic_app.people.queries.merging import bearer
from clinic_app.people.values import ClientId, PersonId
from clinic_app.scheduling.model import Appointment
from clinic_app.scheduling.model_meetings import Meeting
from clinic_app.scheduling.values import Status
from clinic_app.scheduling.values_meetings import MeetingStatus
from clinic_app.statistics.encounters import INDIVIDUAL
from clinic_app.statistics.hits import Hit, rows
from clinic_app.statistics.meetings import held
from clinic_app.statistics.model import MonthClosing
from clinic_app.statistics.scope import Scope
from clinic_app.statistics.values.closing import ClosingFinding, FindingKind, RowKind
from clinic_app.statistics.values.figures import Figures
from clinic_app.statistics.values.report import Correction, ProgrammeFigures
from clinic_app.vault.canonical import canonical_bytes
from clinic_app.vault.hashing import digest

CLOSED, OPENED = "month.closed", "month.reopened"
"""What the log calls it."""

_UNDECIDED = (Status.BOOKED, Status.CONFIRMED, Status.CHECKED_IN, Status.IN_SESSION)


def findings(
    session: Session, desk: Desk, scope: Scope, staff: dict[PersonId, str]
) -> tuple[ClosingFinding, ...]:
    """What should be done before the month is closed, the oldest first. What lies ahead is not asked for."""
    found = sorted(
        (each for each in _all(session, scope) if each[1].at.date() < scope.today),
        key=lambda each: (each[1].at, each[0], each[1].id),
    )
    shown = rows(session, desk, [hit for _, hit, _ in found], staff)
    return tuple(
        ClosingFinding(kind, row, missing) for (kind, _, missing), row in zip(found, shown, strict=True)
    )


def standing(session: Session, month: date) -> MonthClosing | None:
    """The closing of a month that stands; None when it is open."""
    newest = session.scalar(
        select(MonthClosing).where(MonthClosing.month == month).order_by(MonthClosing.id.desc()).limit(1)
    )
    return None if newest is None or newest.opened_at is not None else newest


def frozen(total: Figures, programmes: tuple[ProgrammeFigures, ...]) -> str:
    """The figures as a closing keeps them: `sessions`, `BK.sessions`, …; those that are 0 are left out."""
    kept = {
        f"{name}.{figure}" if name else figure: count
        for name, figures in (("", total), *((each.programme.value, each.figures) for each in programmes))
        for figure, count in asdict(figures).items()
        if count
    }
    return canonical_bytes(kept).decode("ascii")


def frozen_hash(figures: str) -> str:
    """What the log remembers of them."""
    return digest("teduh.closing", figures.encode()).hex()


def corrections(
    closed: MonthClosing, total: Figures, programmes: tuple[ProgrammeFigures, ...]
) -> tuple[Correction, ...]:
    """The figures that have changed since, the whole's first."""
    then, now = json.loads(closed.figures), json.loads(frozen(total, programmes))
    changed = [name for name in {**then, **now} if then.get(name, 0) != now.get(name, 0)]
    changed.sort(key=lambda name: ("." in name, name))
    return tuple(Correction(name, then.get(name, 0), now.get(name, 0)) for name in changed)


_Found = tuple[FindingKind, Hit, int]


def _all(session: Session, scope: Scope) -> Iterator[_Found]:
    yield from _appointments(session, scope)
    yield from _open_meetings(session, scope)
    for each in held(session, scope):
        missing = len(each.members - each.marked)
        if missing:
            hit = _meeting(each.id, each.start, each.programme, each.counselor, each.title, each.group_id)
            yield FindingKind.ATTENDANCE_GAP, hit, missing


def _appointments(session: Session, scope: Scope) -> Iterator[_Found]:
    signed = exists(
        select(NoteVersion.note_id)
        .join(NoteRow, NoteRow.id == NoteVersion.note_id)
        .where(
            NoteRow.appointment_id == Appointment.id,
            NoteRow.author_id == Appointment.counselor_id,
            NoteVersion.version == 0,
        )
    )
    unsigned = and_(Appointment.status == Status.COMPLETED, Appointment.programme.in_(INDIVIDUAL), ~signed)
    for kind, condition in (
        (FindingKind.UNSIGNED_NOTE, unsigned),
        (FindingKind.OPEN_APPOINTMENT, Appointment.status.in_(_UNDECIDED)),
    ):
        found = session.execute(
            select(
                Appointment.id,
                Appointment.start,
                Appointment.programme,
                Appointment.counselor_id,
                bearer(),
            )
            .join(Client, Client.id == Appointment.client_id)
            .where(Appointment.start >= scope.begin, Appointment.start < scope.end, condition)
        )
        for id, at, programme, counselor, client in found:
            hit = Hit(RowKind.APPOINTMENT, id, at, programme, PersonId(counselor), ClientId(client))
            yield kind, hit, 1


def _open_meetings(session: Session, scope: Scope) -> Iterator[_Found]:
    found = session.execute(
        select(
            Meeting.id,
            Meeting.start,
            Meeting.programme,
            Meeting.counselor_id,
            Meeting.title,
            GroupMeeting.group_id,
        )
        .join(GroupMeeting, GroupMeeting.meeting_id == Meeting.id)
        .where(
            Meeting.start >= scope.begin,
            Meeting.start < scope.end,
            Meeting.status == MeetingStatus.PLANNED,
        )
    )
    for row in found:
        yield FindingKind.OPEN_MEETING, _meeting(*row), 1


def _meeting(id: int, at: datetime, programme: Programme, counselor: int, title: str, group: int) -> Hit:
    return Hit(RowKind.MEETING, id, at, programme, PersonId(counselor), title=title, group_id=GroupId(group))
