"""Groups and their meetings, weekly series, referrals, problems, printed months."""

from alembic import op

from clinic_app.storage.migrations.shorthand import blob, day, flag, moment, number, table, text, word

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NEVER_CHANGED = ("group_note_version", "member_remark", "month_print", "referral_disclosure")
"""Tables whose rows stay as they were written; triggers refuse."""


def upgrade() -> None:
    """Make the tables, indexes and triggers that the first ones lacked."""
    _meetings()
    _groups()
    _group_writing()
    _referrals()
    _figures()
    for name in NEVER_CHANGED:
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {name}_no_{act.lower()} BEFORE {act} ON {name} "
                f"BEGIN SELECT RAISE(ABORT, '{name} is never changed'); END"
            )


def _meetings() -> None:
    """The calendar's: meetings, who takes part, series."""
    table(
        "meeting",
        *(number("id"), text("title", 100), word("programme"), number("service_type_id")),
        *(moment("start_at"), moment("end_at"), number("counselor_id"), number("room_id", null=True)),
        *(word("status"), number("seats"), number("came"), text("reason", 300)),
        refers={"counselor_id": "staff.id", "room_id": "room.id", "service_type_id": "service_type.id"},
    )
    op.create_index(
        "ix_meeting__calendar",
        "meeting",
        [
            *("start_at", "end_at", "status", "counselor_id", "room_id", "programme", "service_type_id"),
            *("title", "seats", "came"),
        ],
    )
    table(
        "meeting_staff",
        *(number("meeting_id"), number("person_id")),
        key=("meeting_id", "person_id"),
        refers={"meeting_id": "meeting.id", "person_id": "staff.id"},
        rowid=False,
    )
    table(
        "meeting_client",
        *(number("meeting_id"), number("client_id")),
        key=("meeting_id", "client_id"),
        refers={"client_id": "client.id", "meeting_id": "meeting.id"},
        rowid=False,
    )
    op.create_index("ix_meeting_client__client", "meeting_client", ["client_id", "meeting_id"])
    table("series", number("id"), moment("at_utc"), number("made_by"), refers={"made_by": "staff.id"})
    table(
        "series_occurrence",
        *(number("appointment_id"), number("series_id"), number("number")),
        key=("appointment_id",),
        refers={"appointment_id": "appointment.id", "series_id": "series.id"},
    )
    op.create_index("ix_series_occurrence__series", "series_occurrence", ["series_id", "number"])


def _groups() -> None:
    """Groups, who leads and belongs to them, who came."""
    table(
        "support_group",
        *(number("id"), text("public_name", 60), word("programme"), word("kind")),
        *(number("service_type_id"), number("capacity"), day("created_on"), number("created_by")),
        *(day("ended_on", null=True), number("ended_by", null=True), number("version")),
        *(number("generation"), blob("blob")),
        refers={"created_by": "staff.id", "ended_by": "staff.id", "service_type_id": "service_type.id"},
    )
    table(
        "group_facilitator",
        *(number("id"), number("group_id"), number("person_id"), flag("lead"), day("since")),
        *(day("until", null=True),),
        refers={"group_id": "support_group.id", "person_id": "staff.id"},
    )
    op.create_index("ix_group_facilitator__group", "group_facilitator", ["group_id", "until", "person_id"])
    op.create_index("ix_group_facilitator__person", "group_facilitator", ["person_id", "until", "group_id"])
    table(
        "group_member",
        *(number("id"), number("group_id"), number("client_id"), day("asked_on")),
        *(day("joined_on", null=True), day("left_on", null=True), text("left_reason", 300)),
        *(day("rules_on", null=True),),
        refers={"client_id": "client.id", "group_id": "support_group.id"},
    )
    op.create_index("ix_group_member__client", "group_member", ["client_id", "left_on", "group_id"])
    op.create_index("ix_group_member__group", "group_member", ["group_id", "left_on", "client_id"])
    table(
        "group_meeting",
        *(number("meeting_id"), number("group_id")),
        key=("meeting_id",),
        refers={"group_id": "support_group.id", "meeting_id": "meeting.id"},
    )
    op.create_index("ix_group_meeting__group", "group_meeting", ["group_id", "meeting_id"])
    table(
        "attendance",
        *(number("meeting_id"), number("client_id"), word("mark"), flag("came")),
        *(number("marked_by"), moment("marked_at")),
        key=("meeting_id", "client_id"),
        refers={
            "client_id": "client.id",
            "marked_by": "staff.id",
            "meeting_id": "group_meeting.meeting_id",
        },
    )
    op.create_index("ix_attendance__client", "attendance", ["client_id", "came", "meeting_id"])
    op.create_index("ix_attendance__meeting", "attendance", ["meeting_id", "came", "client_id"])
    table(
        "group_guest",
        *(number("id"), number("meeting_id"), text("name", 100), word("sex"), number("count")),
        *(flag("withdrawn"),),
        refers={"meeting_id": "group_meeting.meeting_id"},
    )
    op.create_index("ix_group_guest__meeting", "group_guest", ["meeting_id"])


def _group_writing() -> None:
    """What is written about a meeting: the shared note, and remarks on single members."""
    table(
        "group_note_version",
        *(number("meeting_id"), number("version"), number("format"), number("group_id")),
        *(number("author_id"), moment("signed_at"), blob("prev_hash", 32), blob("commitment", 32)),
        *(blob("signature", 64), number("generation"), blob("blob")),
        key=("meeting_id", "version"),
        refers={
            "author_id": "staff.id",
            "group_id": "support_group.id",
            "meeting_id": "group_meeting.meeting_id",
        },
    )
    table(
        "member_remark",
        *(number("id"), number("meeting_id"), number("client_id"), number("author_id")),
        *(moment("written_at"), number("generation"), blob("blob"), blob("author_blob")),
        refers={
            "author_id": "staff.id",
            "client_id": "client.id",
            "meeting_id": "group_meeting.meeting_id",
        },
    )
    op.create_index("ix_member_remark__client", "member_remark", ["client_id", "meeting_id", "id"])
    op.create_index("ix_member_remark__meeting", "member_remark", ["meeting_id", "client_id", "id"])


def _referrals() -> None:
    """Referrals: head, content, what was disclosed, the steps; the numbers of letters."""
    table(
        "referral",
        *(number("id"), text("letter_no", 40), number("client_id"), number("episode_id", null=True)),
        *(word("programme"), number("owner_id"), word("state"), word("urgency")),
        *(text("sender_phone", 60), text("sender_email", 100), text("receiver", 100)),
        *(text("receiver_contact", 100), text("receiver_phone", 60), text("receiver_email", 100)),
        *(text("receiver_address", 300), word("channel", null=True), word("follow_up", null=True)),
        *(day("follow_up_by", null=True), day("created_on"), number("created_by")),
        *(day("sent_on", null=True), day("due_on", null=True), day("accepted_on", null=True)),
        *(day("attended_on", null=True), day("closed_on", null=True), word("outcome", null=True)),
        *(number("consent_id", null=True), day("consent_until", null=True)),
        *(text("consent_receiver", 100), word("ground", null=True)),
        refers={
            "client_id": "client.id",
            "consent_id": "consent.id",
            "created_by": "staff.id",
            "episode_id": "episode.id",
            "owner_id": "staff.id",
        },
    )
    op.create_index("ix_referral__client", "referral", ["client_id", "state"])
    op.create_index("ix_referral__closed", "referral", ["closed_on"])
    op.create_index(
        "ix_referral__sent",
        "referral",
        [
            *("sent_on", "closed_on", "programme", "owner_id", "due_on", "accepted_on", "attended_on"),
            *("outcome", "client_id"),
        ],
    )
    op.create_index("ix_referral__state", "referral", ["state", "due_on", "owner_id"])
    table(
        "referral_content",
        *(number("referral_id"), number("version"), number("saved_by"), moment("saved_at")),
        *(number("generation"), blob("blob")),
        key=("referral_id",),
        refers={"referral_id": "referral.id", "saved_by": "staff.id"},
    )
    table(
        "referral_desk",
        *(number("referral_id"), number("version"), number("saved_by"), moment("saved_at")),
        *(number("generation"), blob("blob"), blob("own")),
        key=("referral_id",),
        refers={"referral_id": "referral.id", "saved_by": "staff.id"},
    )
    table(
        "referral_disclosure",
        *(
            number("referral_id"),
            number("version"),
            text("letter_no", 40),
            number("frozen_by"),
            moment("frozen_at"),
            number("client_id"),
        ),
        *(blob("commitment", 32), blob("signature", 64), number("generation"), blob("blob")),
        key=("referral_id", "version"),
        refers={"client_id": "client.id", "frozen_by": "staff.id", "referral_id": "referral.id"},
    )
    table(
        "referral_step",
        *(number("id"), number("referral_id"), word("kind"), word("state"), day("day")),
        *(word("channel", null=True), text("who", 100), text("remark", 300), flag("reached")),
        *(moment("at_utc"), number("person_id")),
        refers={"person_id": "staff.id", "referral_id": "referral.id"},
    )
    op.create_index("ix_referral_step__referral", "referral_step", ["referral_id", "id"])
    table("letter_counter", text("kind", 20), number("year"), number("last"), key=("kind", "year"))


def _figures() -> None:
    """What months are counted from, and what was printed of them."""
    table(
        "client_problem",
        *(number("id"), number("client_id"), word("programme"), number("version")),
        *(number("saved_by"), moment("saved_at"), number("generation"), blob("blob")),
        refers={"client_id": "client.id", "saved_by": "staff.id"},
    )
    op.create_index("ix_client_problem__client", "client_problem", ["client_id", "id"])
    table(
        "month_print",
        *(number("id"), day("month"), number("revision"), text("figures"), number("generation")),
        *(blob("cases"), blob("figures_hash", 32)),
        *(number("log_seq"), blob("log_hash", 32), number("printed_by"), moment("printed_at")),
        refers={"printed_by": "staff.id"},
        unique=("month,revision",),
    )
    table(
        "month_closing",
        *(number("id"), day("month"), text("figures"), number("closed_by"), moment("closed_at")),
        *(number("opened_by", null=True), moment("opened_at", null=True), text("opened_reason", 300)),
        refers={"closed_by": "staff.id", "opened_by": "staff.id"},
    )
    op.create_index("ix_month_closing__month", "month_closing", ["month"])
    op.create_index("ix_note_version__signed", "note_version", ["note_id", "version", "signed_at"])
    op.drop_index("ix_appointment__client", "appointment")
    op.create_index(
        "ix_appointment__client",
        "appointment",
        ["client_id", "status", "start_at", "programme", "service_type_id"],
    )
