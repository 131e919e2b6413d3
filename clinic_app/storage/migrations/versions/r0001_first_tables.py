"""The first tables: everything from the telephone call to the signed note."""

import sqlalchemy as sa
from alembic import op

from clinic_app.storage.migrations.shorthand import blob, clock, day, flag, moment, number, table, text, word

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NEVER_CHANGED = ("audit_checkpoint", "audit_entry", "client_risk", "note_version")
"""Tables whose rows stay as they were written; triggers refuse."""


def upgrade() -> None:
    """Make every table, index and trigger."""
    _ground()
    _people()
    _work()
    for name in NEVER_CHANGED:
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {name}_no_{act.lower()} BEFORE {act} ON {name} "
                f"BEGIN SELECT RAISE(ABORT, '{name} is never changed'); END"
            )


def _ground() -> None:
    """The log, the facility, the staff."""
    table(
        "audit_checkpoint",
        *(number("id"), number("seq"), blob("hash", 32), number("signer"), blob("signature", 64)),
        *(moment("at_utc"),),
    )
    op.create_index("ix_audit_checkpoint__seq", "audit_checkpoint", ["seq"])
    table(
        "audit_entry",
        *(number("seq"), moment("at_utc"), number("user"), text("action", 60), text("object", 40)),
        *(text("object_id", 80), text("details"), blob("prev_hash", 32), blob("hash", 32)),
        key=("seq",),
    )
    op.create_index("ix_audit_entry__object", "audit_entry", ["object", "object_id", "seq"])
    table(
        "facility_profile",
        *(number("id"), text("name", 100), word("kind"), text("zone", 40), text("unit", 100)),
        *(text("address", 300), text("phone", 60), text("programmes", 40), number("idle_minutes")),
        *(number("waiting_limit"), text("backup_folder", null=True), flag("setup_done")),
    )
    table(
        "holiday_override",
        *(day("day"), text("name", 100), word("kind"), flag("open"), flag("estimated")),
        key=("day",),
    )
    table("opening_rule", number("id"), number("weekday"), clock("start"), clock("end"), word("kind"))
    table("room", number("id"), text("name", 40), number("capacity"), flag("active"))
    table(
        "service_type",
        *(number("id"), word("programme"), text("code", 8), text("label", 100), number("minutes")),
        *(flag("for_group"), flag("active")),
        unique=("programme,code",),
    )
    table(
        "staff",
        *(number("id"), text("login", 32), text("name", 200), text("roles", 100), word("title")),
        *(text("title_text", 200), flag("active"), flag("must_change_password")),
        *(flag("has_clinical_key"), day("created_on"), moment("last_sign_in", null=True)),
    )


def _people() -> None:
    """Clients, what belongs to them, their keys, drafts, episodes."""
    table("record_counter", number("id"), number("last"))
    table(
        "case_generation",
        *(text("subject", 40), number("generation"), blob("public", 32), number("maker")),
        *(moment("made_at"), blob("signature", 64)),
        key=("subject", "generation"),
        refers={"maker": "staff.id"},
    )
    table(
        "client",
        *(number("id"), text("record_no", 6), text("full_name", 100), text("sort_key", 100)),
        *(text("name_key", 120), word("sex"), day("birth_date"), word("birth_precision")),
        *(text("nik", 16, null=True), text("phone", 40), text("phone_digits", 40), word("contact")),
        *(text("contact_note", 200), text("address", 300), word("confidentiality")),
        *(flag("attention"), day("registered_on"), moment("registered_at")),
        *(number("registered_by"), number("merged_into", null=True)),
        refers={"merged_into": "client.id", "registered_by": "staff.id"},
        unique=("record_no",),
    )
    op.create_index("ix_client__birth", "client", ["birth_date", "birth_precision", "name_key", "id"])
    op.create_index("ix_client__merged_into", "client", ["merged_into"])
    op.create_index("ix_client__nik", "client", ["nik"])
    op.create_index("ix_client__phone_digits", "client", ["phone_digits", "id"])
    op.create_index("ix_client__sort_key", "client", ["sort_key", "id"])
    table(
        "draft",
        *(number("owner"), text("kind", 40), text("object_key", 80), blob("key_owner")),
        *(blob("key_escrow"), blob("blob"), moment("saved_at")),
        key=("owner", "kind", "object_key"),
        refers={"owner": "staff.id"},
    )
    table(
        "care_team",
        *(number("id"), number("client_id"), number("person_id"), flag("lead"), day("since")),
        *(day("until", null=True),),
        refers={"client_id": "client.id", "person_id": "staff.id"},
    )
    op.create_index("ix_care_team__client", "care_team", ["client_id", "until", "person_id"])
    op.create_index("ix_care_team__person", "care_team", ["person_id", "until", "client_id"])
    table(
        "case_key_share",
        *(text("subject", 40), number("generation"), text("holder", 20), blob("sealed_to", 32)),
        *(blob("blob"),),
        key=("subject", "generation", "holder"),
        refers={"subject,generation": "case_generation.subject,case_generation.generation"},
    )
    op.create_index("ix_case_key_share__holder", "case_key_share", ["holder"])
    table(
        "client_former",
        *(number("id"), number("client_id"), text("content"), text("reason", 300)),
        *(number("changed_by"), moment("changed_at")),
        refers={"changed_by": "staff.id", "client_id": "client.id"},
    )
    op.create_index("ix_client_former__client_id", "client_former", ["client_id"])
    table(
        "client_word",
        *(text("word", 100), number("client_id")),
        key=("word", "client_id"),
        refers={"client_id": "client.id CASCADE"},
        rowid=False,
    )
    op.create_index("ix_client_word__client_id", "client_word", ["client_id"])
    table(
        "consent",
        *(number("id"), number("client_id"), word("kind"), flag("given"), day("day")),
        *(word("method"), word("giver"), text("giver_name", 100), text("witness", 100)),
        *(text("reason"), text("scopes", 100), text("text_version", 20), number("recorded_by")),
        *(moment("recorded_at"), day("withdrawn_on", null=True), number("withdrawn_by", null=True)),
        refers={"client_id": "client.id", "recorded_by": "staff.id", "withdrawn_by": "staff.id"},
    )
    op.create_index("ix_consent__client_id", "consent", ["client_id"])
    table(
        "episode",
        *(number("id"), number("client_id"), word("programme"), day("opened_on")),
        *(number("lead_id", null=True), day("closed_on", null=True)),
        *(number("closed_by", null=True), word("close_reason", null=True), text("close_note", 300)),
        refers={"client_id": "client.id", "closed_by": "staff.id", "lead_id": "staff.id"},
    )
    op.create_index("ix_episode__client", "episode", ["client_id", "opened_on"])
    op.create_index(
        "uq_episode__open",
        "episode",
        ["client_id", "programme"],
        unique=True,
        sqlite_where=sa.text("closed_on IS NULL"),
        postgresql_where=sa.text("closed_on IS NULL"),
    )
    table(
        "guardian",
        *(number("id"), number("client_id"), text("name", 100), word("relation")),
        *(text("phone", 40),),
        refers={"client_id": "client.id CASCADE"},
    )
    op.create_index("ix_guardian__client_id", "guardian", ["client_id"])
    table(
        "not_duplicate",
        *(number("low_id"), number("high_id"), number("declared_by"), moment("declared_at")),
        key=("low_id", "high_id"),
        refers={"declared_by": "staff.id", "high_id": "client.id", "low_id": "client.id"},
    )


def _work() -> None:
    """Appointments and notes."""
    table(
        "appointment",
        *(number("id"), number("client_id"), number("episode_id"), word("programme")),
        *(number("service_type_id"), moment("start_at"), moment("end_at"), number("counselor_id")),
        *(number("room_id", null=True), word("status"), flag("walk_in"), flag("late_cancel")),
        *(moment("checked_in_at", null=True), moment("started_at", null=True)),
        *(moment("completed_at", null=True), text("reception_note", 200)),
        refers={
            "client_id": "client.id",
            "counselor_id": "staff.id",
            "episode_id": "episode.id",
            "room_id": "room.id",
            "service_type_id": "service_type.id",
        },
    )
    op.create_index(
        "ix_appointment__calendar",
        "appointment",
        [
            "start_at",
            "end_at",
            "status",
            "counselor_id",
            "room_id",
            "client_id",
            "episode_id",
            "programme",
            "service_type_id",
            "walk_in",
            "late_cancel",
            "checked_in_at",
            "started_at",
            "completed_at",
        ],
    )
    op.create_index("ix_appointment__client", "appointment", ["client_id", "status", "start_at"])
    op.create_index("ix_appointment__episode", "appointment", ["episode_id", "start_at", "status"])
    table(
        "appointment_history",
        *(number("id"), number("appointment_id"), word("action"), moment("at_utc")),
        *(number("person_id"), text("reason", 300), word("from_status", null=True)),
        *(moment("start_at", null=True), moment("end_at", null=True)),
        *(number("counselor_id", null=True), number("room_id", null=True)),
        refers={
            "appointment_id": "appointment.id",
            "counselor_id": "staff.id",
            "person_id": "staff.id",
            "room_id": "room.id",
        },
    )
    op.create_index("ix_appointment_history__appointment", "appointment_history", ["appointment_id", "id"])
    table(
        "note",
        *(number("id"), number("client_id"), number("appointment_id"), number("episode_id")),
        *(number("author_id"), word("state"), moment("created_at")),
        *(moment("withdrawn_at", null=True),),
        refers={
            "appointment_id": "appointment.id",
            "author_id": "staff.id",
            "client_id": "client.id",
            "episode_id": "episode.id",
        },
        unique=("appointment_id,author_id",),
    )
    op.create_index("ix_note__author", "note", ["author_id", "state"])
    op.create_index("ix_note__client", "note", ["client_id", "state"])
    table(
        "client_risk",
        *(number("id"), number("client_id"), number("note_id"), moment("decided_at")),
        *(number("decided_by"), number("generation"), blob("blob")),
        refers={"client_id": "client.id", "decided_by": "staff.id", "note_id": "note.id"},
    )
    op.create_index("ix_client_risk__client", "client_risk", ["client_id", "id"])
    table(
        "note_version",
        *(number("note_id"), number("version"), number("format"), number("client_id")),
        *(number("appointment_id"), number("episode_id"), number("author_id")),
        *(moment("session_start"), moment("session_end"), moment("signed_at"), text("status", 20)),
        *(text("template", 40), blob("prev_hash", 32), blob("commitment", 32)),
        *(blob("signature", 64), number("generation"), blob("blob")),
        key=("note_id", "version"),
        refers={
            "appointment_id": "appointment.id",
            "author_id": "staff.id",
            "client_id": "client.id",
            "episode_id": "episode.id",
            "note_id": "note.id",
        },
    )
