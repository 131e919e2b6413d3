"""The tables of appointments."""

from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from clinic_app.facility.values import Programme
from clinic_app.scheduling.values import HistoryAction, Status
from clinic_app.storage.base import Base
from clinic_app.storage.types import EnumText, LocalDateTime, UtcDateTime


class Appointment(Base):
    """A session that is planned, under way or past, in wall-clock time.

    It carries no `updated_at`: moving it back gives the same bytes (ARCHITECTURE §2.8). What was overruled,
    why it was called off and where it stood before is in its history. The first index holds all that the week
    and the month show, so that they touch no page of the table (SECURITY §4).
    """

    __tablename__ = "appointment"
    __table_args__ = (
        Index(
            "ix_appointment__calendar",
            *(
                "start_at",
                "end_at",
                "status",
                "counselor_id",
                "room_id",
                "client_id",
                "episode_id",
                "programme",
            ),
            *("service_type_id", "walk_in", "late_cancel", "checked_in_at", "started_at", "completed_at"),
        ),
        Index("ix_appointment__client", "client_id", "status", "start_at", "programme", "service_type_id"),
        Index("ix_appointment__episode", "episode_id", "start_at", "status"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    episode_id: Mapped[int] = mapped_column(ForeignKey("episode.id"))
    programme: Mapped[Programme] = mapped_column(EnumText(Programme))
    service_type_id: Mapped[int] = mapped_column(ForeignKey("service_type.id"))
    start: Mapped[datetime] = mapped_column("start_at", LocalDateTime)
    end: Mapped[datetime] = mapped_column("end_at", LocalDateTime)
    counselor_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    room_id: Mapped[int | None] = mapped_column(ForeignKey("room.id"))
    status: Mapped[Status] = mapped_column(EnumText(Status))
    walk_in: Mapped[bool] = mapped_column(Boolean, default=False)
    late_cancel: Mapped[bool] = mapped_column(Boolean, default=False)
    checked_in_at: Mapped[datetime | None] = mapped_column(LocalDateTime)
    started_at: Mapped[datetime | None] = mapped_column(LocalDateTime)
    completed_at: Mapped[datetime | None] = mapped_column(LocalDateTime)
    reception_note: Mapped[str] = mapped_column(String(200), default="")


class AppointmentStep(Base):
    """One step of an appointment's way: what happened, when, by whom.

    A step that gives the appointment a place (booked, walked in, moved) keeps that place and the reason for
    which a clash was overruled; the place before is that of the former such step.
    """

    __tablename__ = "appointment_history"
    __table_args__ = (Index("ix_appointment_history__appointment", "appointment_id", "id"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointment.id"))
    action: Mapped[HistoryAction] = mapped_column(EnumText(HistoryAction))
    at: Mapped[datetime] = mapped_column("at_utc", UtcDateTime)
    person_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    reason: Mapped[str] = mapped_column(String(300), default="")
    from_status: Mapped[Status | None] = mapped_column(EnumText(Status))
    start: Mapped[datetime | None] = mapped_column("start_at", LocalDateTime)
    end: Mapped[datetime | None] = mapped_column("end_at", LocalDateTime)
    counselor_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    room_id: Mapped[int | None] = mapped_column(ForeignKey("room.id"))
