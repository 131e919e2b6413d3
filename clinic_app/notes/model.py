"""The tables of notes. What was signed, and every level of risk, stays as it is: triggers refuse changes."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from clinic_app.audit.model import never_changed
from clinic_app.notes.values import NoteState
from clinic_app.storage.base import Base
from clinic_app.storage.types import EnumText, LocalDateTime, UtcDateTime


class NoteRow(Base):
    """That there is a note, whose, about which session, and its state; nothing clinical.

    The words of a draft lie in `draft`, those of a signed note in `note_version`.
    """

    __tablename__ = "note"
    __table_args__ = (
        UniqueConstraint("appointment_id", "author_id"),
        Index("ix_note__client", "client_id", "state"),
        Index("ix_note__author", "author_id", "state"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointment.id"))
    episode_id: Mapped[int] = mapped_column(ForeignKey("episode.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    state: Mapped[NoteState] = mapped_column(EnumText(NoteState))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """Set when its author took a draft without a word back; beginning again uses the same row."""


class NoteVersion(Base):
    """Version 0 is the signed note, each further one an addendum. Header in the clear, words in `blob`.

    The header is what the author signed (`encoding.Header`); it is kept here once more, since what it copies
    from `note` and from the appointment could be changed there.
    """

    __tablename__ = "note_version"
    __table_args__ = (Index("ix_note_version__signed", "note_id", "version", "signed_at"),)

    note_id: Mapped[int] = mapped_column(ForeignKey("note.id"), primary_key=True)
    version: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    format: Mapped[int] = mapped_column(Integer)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointment.id"))
    episode_id: Mapped[int] = mapped_column(ForeignKey("episode.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    session_start: Mapped[datetime] = mapped_column(LocalDateTime)
    session_end: Mapped[datetime] = mapped_column(LocalDateTime)
    signed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    status: Mapped[str] = mapped_column(String(20))
    template: Mapped[str] = mapped_column(String(40))
    prev_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    commitment: Mapped[bytes] = mapped_column(LargeBinary(32))
    signature: Mapped[bytes] = mapped_column(LargeBinary(64))
    generation: Mapped[int] = mapped_column(Integer)
    """Of the case key that `blob` is sealed under."""
    blob: Mapped[bytes] = mapped_column(LargeBinary)


class ClientRisk(Base):
    """A level of risk as decided, sealed under the clinical key; the newest row of a client counts.

    Every signature writes one, whatever the level, and all are equally long: neither tells anything.
    """

    __tablename__ = "client_risk"
    __table_args__ = (Index("ix_client_risk__client", "client_id", "id"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    note_id: Mapped[int] = mapped_column(ForeignKey("note.id"))
    decided_at: Mapped[datetime] = mapped_column(UtcDateTime)
    decided_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    generation: Mapped[int] = mapped_column(Integer)
    """Of the clinical key."""
    blob: Mapped[bytes] = mapped_column(LargeBinary)


never_changed(NoteVersion, ClientRisk)
