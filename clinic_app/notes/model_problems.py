"""The table of problems: what a client comes for, in a word of a list, sealed under the clinical key."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from clinic_app.facility.values import Programme
from clinic_app.storage.base import Base
from clinic_app.storage.types import EnumText, UtcDateTime


class ClientProblem(Base):
    """A problem of a client in one programme; its code, first day and state lie in `blob` (SECURITY §2).

    All blobs are equally long. A change of state is a new version of the same row.
    """

    __tablename__ = "client_problem"
    __table_args__ = (Index("ix_client_problem__client", "client_id", "id"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    programme: Mapped[Programme] = mapped_column(EnumText(Programme))
    version: Mapped[int] = mapped_column(Integer)
    saved_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)
    generation: Mapped[int] = mapped_column(Integer)
    """Of the clinical key."""
    blob: Mapped[bytes] = mapped_column(LargeBinary)
