"""The tables of the case keys: one pair per subject and generation, its secret half sealed to its holders."""

from datetime import datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from clinic_app.storage.base import Base
from clinic_app.storage.types import UtcDateTime


class CaseGeneration(Base):
    """The public half of a case key, signed by its maker (SECURITY §3.7). `subject` is e.g. `client:12`."""

    __tablename__ = "case_generation"

    subject: Mapped[str] = mapped_column(String(40), primary_key=True)
    generation: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    public: Mapped[bytes] = mapped_column(LargeBinary(32))
    maker: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    signature: Mapped[bytes] = mapped_column(LargeBinary(64))


class CaseKeyShare(Base):
    """The secret half, sealed to one holder: a person's number as text, or `escrow`.

    `sealed_to` is the hash of the public key it was sealed to, so that a reset is noticed.
    """

    __tablename__ = "case_key_share"
    __table_args__ = (
        ForeignKeyConstraint(
            ["subject", "generation"], ["case_generation.subject", "case_generation.generation"]
        ),
    )

    subject: Mapped[str] = mapped_column(String(40), primary_key=True)
    generation: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    holder: Mapped[str] = mapped_column(String(20), primary_key=True, index=True)
    sealed_to: Mapped[bytes] = mapped_column(LargeBinary(32))
    blob: Mapped[bytes] = mapped_column(LargeBinary)
