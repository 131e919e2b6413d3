"""The table of drafts: notes being written and half-filled forms, sealed to who writes them."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from clinic_app.storage.base import Base
from clinic_app.storage.types import UtcDateTime


class DraftRow(Base):
    """What one person has typed and not finished (SECURITY §3.9).

    `blob` is sealed under a key that each save makes anew; that key is sealed to the owner and to the escrow,
    so that a save seals the words once.
    """

    __tablename__ = "draft"

    owner: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(40), primary_key=True)
    object_key: Mapped[str] = mapped_column(String(80), primary_key=True)
    key_owner: Mapped[bytes] = mapped_column(LargeBinary)
    key_escrow: Mapped[bytes] = mapped_column(LargeBinary)
    blob: Mapped[bytes] = mapped_column(LargeBinary)
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)
