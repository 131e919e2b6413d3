"""The tables of meetings, and of series: what takes time besides a single client's appointment."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from clinic_app.facility.values import Programme
from clinic_app.scheduling.values_meetings import MeetingStatus
from clinic_app.storage.base import Base
from clinic_app.storage.types import EnumText, LocalDateTime, UtcDateTime


class Meeting(Base):
    """A meeting of several people: it takes a room, a time, its staff and its participants' time.

    `title` is the public one, which everybody at the workstation may read; what the meeting is about lies in
    the room of the groups. The index holds all that week and month show (SECURITY §4); `seats` and `came`
    are written down here for it.
    """

    __tablename__ = "meeting"
    __table_args__ = (
        Index(
            "ix_meeting__calendar",
            *("start_at", "end_at", "status", "counselor_id", "room_id", "programme", "service_type_id"),
            *("title", "seats", "came"),
        ),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    title: Mapped[str] = mapped_column(String(100))
    programme: Mapped[Programme] = mapped_column(EnumText(Programme))
    service_type_id: Mapped[int] = mapped_column(ForeignKey("service_type.id"))
    start: Mapped[datetime] = mapped_column("start_at", LocalDateTime)
    end: Mapped[datetime] = mapped_column("end_at", LocalDateTime)
    counselor_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    """Who leads it; further staff in `meeting_staff`."""
    room_id: Mapped[int | None] = mapped_column(ForeignKey("room.id"))
    status: Mapped[MeetingStatus] = mapped_column(EnumText(MeetingStatus))
    seats: Mapped[int] = mapped_column(Integer)
    came: Mapped[int] = mapped_column(Integer, default=0)
    """How many came, guests included."""
    reason: Mapped[str] = mapped_column(String(300), default="")
    """Why a clash was overruled, or why it was called off."""


class MeetingStaff(Base):
    """A colleague who takes part in leading a meeting, besides its counselor."""

    __tablename__ = "meeting_staff"
    __table_args__ = ({"sqlite_with_rowid": False},)

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True)


class MeetingClient(Base):
    """A client whose time a meeting takes, while they are expected there."""

    __tablename__ = "meeting_client"
    __table_args__ = (
        Index("ix_meeting_client__client", "client_id", "meeting_id"),
        {"sqlite_with_rowid": False},
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"), primary_key=True)


class Series(Base):
    """A row of weekly appointments that were booked together; each of them may be moved by itself."""

    __tablename__ = "series"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    made_at: Mapped[datetime] = mapped_column("at_utc", UtcDateTime)
    made_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))


class SeriesOccurrence(Base):
    """That an appointment belongs to a series, and at which place."""

    __tablename__ = "series_occurrence"
    __table_args__ = (Index("ix_series_occurrence__series", "series_id", "number"),)

    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointment.id"), primary_key=True)
    series_id: Mapped[int] = mapped_column(ForeignKey("series.id"))
    number: Mapped[int] = mapped_column(Integer)
