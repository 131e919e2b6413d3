"""The table of episodes."""

from datetime import date

from sqlalchemy import Date, ForeignKey, Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column

from clinic_app.episodes.values import CloseReason
from clinic_app.facility.values import Programme
from clinic_app.storage.base import Base
from clinic_app.storage.types import EnumText


class EpisodeRow(Base):
    """A client's time in one programme; at most one is open at a time."""

    __tablename__ = "episode"
    __table_args__ = (
        Index(
            "uq_episode__open",
            "client_id",
            "programme",
            unique=True,
            sqlite_where=text("closed_on IS NULL"),
            postgresql_where=text("closed_on IS NULL"),
        ),
        Index("ix_episode__client", "client_id", "opened_on"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    programme: Mapped[Programme] = mapped_column(EnumText(Programme))
    opened_on: Mapped[date] = mapped_column(Date)
    lead_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    closed_on: Mapped[date | None] = mapped_column(Date)
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    close_reason: Mapped[CloseReason | None] = mapped_column(EnumText(CloseReason))
    close_note: Mapped[str] = mapped_column(String(300), default="")
