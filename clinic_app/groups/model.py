"""The tables of groups. A meeting's time and place are the calendar's (`scheduling.model_meetings`)."""

from datetime import date, datetime

from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from clinic_app.audit.model import never_changed
from clinic_app.facility.values import Programme
from clinic_app.groups.values import GroupKind, Mark
from clinic_app.people.values import Sex
from clinic_app.storage.base import Base
from clinic_app.storage.types import EnumText, UtcDateTime


class GroupRow(Base):
    """A group. What it is called among those who lead it, its theme and its rules may tell why people come.

    `blob` holds those, under the clinical key (SECURITY §2); the reception reads `public_name`.
    """

    __tablename__ = "support_group"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    public_name: Mapped[str] = mapped_column(String(60))
    programme: Mapped[Programme] = mapped_column(EnumText(Programme))
    kind: Mapped[GroupKind] = mapped_column(EnumText(GroupKind))
    service_type_id: Mapped[int] = mapped_column(ForeignKey("service_type.id"))
    capacity: Mapped[int] = mapped_column(Integer)
    created_on: Mapped[date] = mapped_column(Date)
    created_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    ended_on: Mapped[date | None] = mapped_column(Date)
    ended_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    version: Mapped[int] = mapped_column(Integer)
    """Of `blob`, counted up with every correction."""
    generation: Mapped[int] = mapped_column(Integer)
    """Of the clinical key."""
    blob: Mapped[bytes] = mapped_column(LargeBinary)


class Facilitator(Base):
    """Who leads a group, while `until` is empty."""

    __tablename__ = "group_facilitator"
    __table_args__ = (
        Index("ix_group_facilitator__group", "group_id", "until", "person_id"),
        Index("ix_group_facilitator__person", "person_id", "until", "group_id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("support_group.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    lead: Mapped[bool] = mapped_column(Boolean, default=False)
    since: Mapped[date] = mapped_column(Date)
    until: Mapped[date | None] = mapped_column(Date)


class Membership(Base):
    """A client's time in a group. Without `joined_on` the client waits for a place since `asked_on`."""

    __tablename__ = "group_member"
    __table_args__ = (
        Index("ix_group_member__group", "group_id", "left_on", "client_id"),
        Index("ix_group_member__client", "client_id", "left_on", "group_id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("support_group.id"))
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    asked_on: Mapped[date] = mapped_column(Date)
    joined_on: Mapped[date | None] = mapped_column(Date)
    left_on: Mapped[date | None] = mapped_column(Date)
    left_reason: Mapped[str] = mapped_column(String(300), default="")
    rules_on: Mapped[date | None] = mapped_column(Date)
    """When the client agreed to the group's rules (handbook §4.6 E)."""


class GroupMeeting(Base):
    """That a meeting of the calendar is this group's. Which one of them its time tells, after every move."""

    __tablename__ = "group_meeting"
    __table_args__ = (Index("ix_group_meeting__group", "group_id", "meeting_id"),)

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("support_group.id"))


class Attendance(Base):
    """Whether a member came. `came` repeats what the mark says, for the index that months are counted by."""

    __tablename__ = "attendance"
    __table_args__ = (
        Index("ix_attendance__client", "client_id", "came", "meeting_id"),
        Index("ix_attendance__meeting", "meeting_id", "came", "client_id"),
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("group_meeting.meeting_id"), primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"), primary_key=True)
    mark: Mapped[Mark] = mapped_column(EnumText(Mark))
    came: Mapped[bool] = mapped_column(Boolean)
    marked_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    marked_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Guest(Base):
    """Somebody who dropped in (TD): named, or several counted by sex. Never among the distinct persons."""

    __tablename__ = "group_guest"
    __table_args__ = (Index("ix_group_guest__meeting", "meeting_id"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("group_meeting.meeting_id"))
    name: Mapped[str] = mapped_column(String(100), default="")
    sex: Mapped[Sex] = mapped_column(EnumText(Sex))
    count: Mapped[int] = mapped_column(Integer, default=1)
    withdrawn: Mapped[bool] = mapped_column(Boolean, default=False)


class GroupNoteVersion(Base):
    """The shared note of a meeting as signed (version 0), and its addenda; under the group's case key."""

    __tablename__ = "group_note_version"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("group_meeting.meeting_id"), primary_key=True)
    version: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    format: Mapped[int] = mapped_column(Integer)
    group_id: Mapped[int] = mapped_column(ForeignKey("support_group.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    signed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    prev_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    commitment: Mapped[bytes] = mapped_column(LargeBinary(32))
    signature: Mapped[bytes] = mapped_column(LargeBinary(64))
    generation: Mapped[int] = mapped_column(Integer)
    """Of the group's case key."""
    blob: Mapped[bytes] = mapped_column(LargeBinary)


class MemberRemark(Base):
    """A private remark on one member at one meeting, sealed to the member's case and to its author.

    It is never changed; a later one of the same author stands for an earlier one.
    """

    __tablename__ = "member_remark"
    __table_args__ = (
        Index("ix_member_remark__client", "client_id", "meeting_id", "id"),
        Index("ix_member_remark__meeting", "meeting_id", "client_id", "id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("group_meeting.meeting_id"))
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    generation: Mapped[int] = mapped_column(Integer)
    """Of the member's case key."""
    blob: Mapped[bytes] = mapped_column(LargeBinary)
    """Sealed to the public half of the member's case key."""
    author_blob: Mapped[bytes] = mapped_column(LargeBinary)
    """The same, sealed to the author, who need not be of the member's team."""


never_changed(GroupNoteVersion, MemberRemark)
