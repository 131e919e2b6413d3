"""The tables of statistics: what was printed, and which months were closed. Figures only, no names.

Cases are figures too, but of a small clinic they would tell whose they are: they lie under the clinical key.
"""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Integer, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from clinic_app.audit.model import never_changed
from clinic_app.storage.base import Base
from clinic_app.storage.types import UtcDateTime


class MonthPrint(Base):
    """A month as it was printed (handbook §7.4.7): a later print with other figures is the next revision."""

    __tablename__ = "month_print"
    __table_args__ = (UniqueConstraint("month", "revision"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    month: Mapped[date] = mapped_column(Date)
    """Its first day."""
    revision: Mapped[int] = mapped_column(Integer)
    """0 for the first print."""
    figures: Mapped[str] = mapped_column(Text)
    """JSON, without the cases."""
    generation: Mapped[int] = mapped_column(Integer)
    """Of the clinical key."""
    cases: Mapped[bytes] = mapped_column(LargeBinary)
    """The cases by code, sealed."""
    figures_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    log_seq: Mapped[int] = mapped_column(Integer)
    log_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    printed_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    printed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class MonthClosing(Base):
    """That a month was closed with these figures, and perhaps opened again; the newest row counts."""

    __tablename__ = "month_closing"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    month: Mapped[date] = mapped_column(Date, index=True)
    figures: Mapped[str] = mapped_column(Text)
    closed_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    closed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    opened_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    opened_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    opened_reason: Mapped[str] = mapped_column(String(300), default="")


never_changed(MonthPrint)
