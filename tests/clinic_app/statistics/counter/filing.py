"""Plain rows written into the encrypted file of a clinic, in the place of whatever was there."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, select

from clinic_app.audit.desk import Desk
from clinic_app.episodes.model import EpisodeRow
from clinic_app.facility.model import ServiceTypeRow
from clinic_app.facility.values import Programme
from clinic_app.groups.model import Attendance, GroupMeeting, GroupRow, Guest, Membership
from clinic_app.notes import problems
from clinic_app.notes.model import NoteRow, NoteVersion
from clinic_app.notes.model_problems import ClientProblem
from clinic_app.notes.values.problems import CodeSystem, Problem, ProblemId, ProblemState
from clinic_app.people.model import Client
from clinic_app.people.values import ClientId
from clinic_app.referrals.model import ReferralRow
from clinic_app.scheduling.model import Appointment
from clinic_app.scheduling.model_meetings import Meeting
from tests.clinic_app.statistics.counter.clinics import Row, Rows
from tests.clinic_app.statistics.counter.counter import on

ONE_STAFF = 3
STAMP = datetime(2027, 1, 1, tzinfo=UTC)
JAKARTA = timedelta(hours=7)
TABLES: tuple[Any, ...] = (
    *(Guest, Attendance, GroupMeeting, Membership, GroupRow, Meeting, NoteVersion, NoteRow, ClientProblem),
    *(ReferralRow, Appointment, EpisodeRow, Client),
)
GUARDED = "note_version"


def unguard(desk: Desk) -> None:
    """Let a signed note be deleted, in this file only: the next clinic comes into the same one."""
    with desk.command(quiet=True) as work:
        for act in ("update", "delete"):
            work.session.connection().exec_driver_sql(f"DROP TRIGGER {GUARDED}_no_{act}")


def file_clinic(desk: Desk, rows: Rows) -> None:
    """Empty the tables that months are counted from, and write these rows."""
    with desk.command(quiet=True) as work:
        work.session.execute(Client.__table__.update().values(merged_into=None))
        for model in TABLES:
            work.session.execute(delete(model))
        services = {
            (row.programme.value, row.code): row.id for row in work.session.scalars(select(ServiceTypeRow))
        }
        for model, made in _tables(rows, services, desk):
            if made:
                work.session.execute(insert(model), made)


def _tables(
    rows: Rows, services: dict[tuple[str, str], int], desk: Desk
) -> list[tuple[Any, list[dict[str, Any]]]]:
    clients = sorted(rows["clients"], key=lambda one: one["into"] is not None)
    booked, met = rows["appointments"], rows["meetings"]
    noted = [one for one in booked if one["note"] is not None]
    return [
        (Client, [_client(one) for one in clients]),
        (EpisodeRow, [_episode(one) for one in clients]),
        (Appointment, [_appointment(one, services) for one in booked]),
        (NoteRow, [_note(one) for one in noted]),
        (NoteVersion, [_version(one) for one in noted]),
        (GroupRow, [_group(one) for one in rows["groups"]]),
        (Meeting, [_meeting(one, rows) for one in met]),
        (GroupMeeting, [_of_group(one) for one in met]),
        (Attendance, [mark for one in met for mark in _marks(one)]),
        (Guest, [guests for one in met for guests in _guests(one)]),
        (Membership, [_member(one) for one in rows["members"]]),
        (ReferralRow, [_referral(one) for one in rows["referrals"]]),
        (ClientProblem, [_problem(one, desk) for one in rows["problems"]]),
    ]


def _client(one: Row) -> Row:
    return {
        "id": one["id"],
        "record_no": f"{one['id']:06}",
        "full_name": "Ayu",
        "sort_key": "ayu",
        "name_key": "ayu",
        "sex": one["sex"],
        "birth_date": one["birth"],
        "birth_precision": "day",
        "contact": "whatsapp",
        "confidentiality": "normal",
        "registered_on": date(2027, 1, 1),
        "registered_at": STAMP,
        "registered_by": ONE_STAFF,
        "merged_into": one["into"],
    }


def _episode(one: Row) -> Row:
    return {"id": one["id"], "client_id": one["id"], "programme": "PSY", "opened_on": date(2027, 1, 1)}


def _appointment(one: Row, services: dict[tuple[str, str], int]) -> Row:
    arrived = None if one["arrived"] is None else one["start"] - timedelta(minutes=one["arrived"])
    # Without a known arrival there may be a beginning all the same.
    began = one["start"] if arrived is None else arrived
    seen = one["status"] == "COMPLETED" and one["waited"] is not None
    return {
        "id": one["id"],
        "client_id": one["client"],
        "episode_id": one["client"],
        "programme": one["programme"],
        "service_type_id": services[one["programme"], one["service"]],
        "start": one["start"],
        "end": one["end"],
        "counselor_id": one["counselor"],
        "status": one["status"],
        "checked_in_at": arrived,
        "started_at": began + timedelta(minutes=one["waited"]) if seen else None,
    }


def _note(one: Row) -> Row:
    by_its_counselor = one["note"][0]
    return {
        "id": one["id"],
        "client_id": one["client"],
        "appointment_id": one["id"],
        "episode_id": one["client"],
        "author_id": one["counselor"] if by_its_counselor else 8 - one["counselor"] + (one["counselor"] == 4),
        "state": "signed",
        "created_at": STAMP,
    }


def _version(one: Row) -> Row:
    note = _note(one)
    return {
        "note_id": one["id"],
        "version": 0,
        "format": 1,
        **{name: note[name] for name in ("client_id", "appointment_id", "episode_id", "author_id")},
        "session_start": one["start"],
        "session_end": one["end"],
        "signed_at": (one["end"] + timedelta(minutes=one["note"][1]) - JAKARTA).replace(tzinfo=UTC),
        "status": "signed",
        "template": "soap",
        "prev_hash": bytes(32),
        "commitment": bytes(32),
        "signature": bytes(64),
        "generation": 1,
        "blob": b"",
    }


def _group(one: Row) -> Row:
    return {
        "id": one["id"],
        "public_name": "Kelompok",
        "programme": one["programme"],
        "kind": "open",
        "service_type_id": 1,
        "capacity": 12,
        "created_on": date(2027, 1, 1),
        "created_by": ONE_STAFF,
        "version": 1,
        "generation": 1,
        "blob": b"",
    }


def _meeting(one: Row, rows: Rows) -> Row:
    programme = next(group["programme"] for group in rows["groups"] if group["id"] == one["group"])
    return {
        "id": one["id"],
        "title": "Kelompok",
        "programme": programme,
        "service_type_id": 1,
        "start": one["start"],
        "end": one["start"] + timedelta(minutes=30),
        "counselor_id": one["counselor"],
        "seats": 12,
        "status": one["status"],
    }


def _of_group(one: Row) -> Row:
    return {"meeting_id": one["id"], "group_id": one["group"], "number": one["id"]}


def _marks(one: Row) -> list[Row]:
    return [
        {
            "meeting_id": one["id"],
            "client_id": client,
            "mark": mark,
            "came": mark in "HT",
            "marked_by": ONE_STAFF,
            "marked_at": STAMP,
        }
        for client, mark in one["marks"].items()
    ]


def _guests(one: Row) -> list[Row]:
    return [
        {
            "meeting_id": one["id"],
            "name": "Kakak" if guests["named"] else "",
            "sex": guests["sex"],
            "count": 1 if guests["named"] else guests["count"],
            "withdrawn": guests["withdrawn"],
        }
        for guests in one["guests"]
    ]


def _member(one: Row) -> Row:
    left = None if one["joined"] is None else on(one["joined"], one["stays"])
    return {
        "id": one["id"],
        "group_id": one["group"],
        "client_id": one["client"],
        "asked_on": date(2027, 1, 1),
        "joined_on": one["joined"],
        "left_on": left,
    }


def _referral(one: Row) -> Row:
    steps = ("due", "accepted", "attended", "closed")
    way = {name: one["sent"] and on(one["sent"], one[name]) for name in steps}
    return {
        "id": one["id"],
        "client_id": one["client"],
        "programme": one["programme"],
        "owner_id": one["counselor"],
        "state": "SENT" if one["sent"] else "DRAFT",
        "urgency": "routine",
        "created_on": date(2027, 1, 1),
        "created_by": ONE_STAFF,
        "sent_on": one["sent"],
        **{f"{name}_on": day for name, day in way.items()},
        "outcome": one["outcome"] if way["closed"] else None,
    }


def _problem(one: Row, desk: Desk) -> Row:
    """Sealed for real, by the person at the desk."""
    closed = on(one["first"], one["closed"])
    problem = Problem(
        ProblemId(one["id"]),
        ClientId(one["client"]),
        Programme(one["programme"]),
        CodeSystem.ICD10 if "." in one["code"] else CodeSystem.CATEGORY,
        one["code"],
        one["first"],
        ProblemState.WITHDRAWN if one["withdrawn"] else ProblemState.CLOSED if closed else ProblemState.OPEN,
        closed,
        False,
    )
    row = problems.sealed_row(desk.keys, problem, 1, STAMP)
    return {column.key: getattr(row, column.key) for column in ClientProblem.__table__.columns}
