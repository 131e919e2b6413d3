"""The tables of people: clients with what belongs to them, and the mirror of the staff roster."""

from datetime import date, datetime

from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from clinic_app.common.permissions import Title
from clinic_app.people.values import (
    BirthPrecision,
    Confidentiality,
    ConsentGiver,
    ConsentKind,
    ConsentMethod,
    ContactChannel,
    GuardianRelation,
    Sex,
)
from clinic_app.storage.base import Base
from clinic_app.storage.types import EnumText, UtcDateTime


class StaffRow(Base):
    """A member of staff as the signed roster says; only mirrored here, never believed (SECURITY §3.4)."""

    __tablename__ = "staff"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    login: Mapped[str] = mapped_column(String(32))
    name: Mapped[str] = mapped_column(String(200))
    roles: Mapped[str] = mapped_column(String(100))
    """Values of `Role`, sorted, parted by commas."""
    title: Mapped[Title] = mapped_column(EnumText(Title))
    title_text: Mapped[str] = mapped_column(String(200), default="")
    active: Mapped[bool] = mapped_column(Boolean)
    must_change_password: Mapped[bool] = mapped_column(Boolean, default=False)
    has_clinical_key: Mapped[bool] = mapped_column(Boolean, default=False)
    created_on: Mapped[date] = mapped_column(Date)
    last_sign_in: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Client(Base):
    """A client, once per installation (handbook §0.1). `merged_into` names the one that stands for this."""

    __tablename__ = "client"
    __table_args__ = (
        Index("ix_client__birth", "birth_date", "birth_precision", "name_key", "id"),
        Index("ix_client__sort_key", "sort_key", "id"),
        Index("ix_client__phone_digits", "phone_digits", "id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    record_no: Mapped[str] = mapped_column(String(6), unique=True)
    full_name: Mapped[str] = mapped_column(String(100))
    sort_key: Mapped[str] = mapped_column(String(100))
    """The whole name, folded, without titles before and degrees after it."""
    name_key: Mapped[str] = mapped_column(String(120))
    """The name's words in one spelling: equal for `Njoman Soekarno` and `Nyoman Sukarno`."""
    sex: Mapped[Sex] = mapped_column(EnumText(Sex))
    birth_date: Mapped[date] = mapped_column(Date)
    birth_precision: Mapped[BirthPrecision] = mapped_column(EnumText(BirthPrecision))
    nik: Mapped[str | None] = mapped_column(String(16), index=True)
    """Not unique in the table: a merged record keeps its own. Commands refuse a second one."""
    phone: Mapped[str] = mapped_column(String(40), default="")
    phone_digits: Mapped[str] = mapped_column(String(40), default="")
    """As dialled within the country: `081244102213`."""
    contact: Mapped[ContactChannel] = mapped_column(EnumText(ContactChannel))
    contact_note: Mapped[str] = mapped_column(String(200), default="")
    address: Mapped[str] = mapped_column(String(300), default="")
    confidentiality: Mapped[Confidentiality] = mapped_column(EnumText(Confidentiality))
    attention: Mapped[bool] = mapped_column(Boolean, default=False)
    registered_on: Mapped[date] = mapped_column(Date)
    registered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    registered_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    merged_into: Mapped[int | None] = mapped_column(ForeignKey("client.id"), index=True)


class ClientWord(Base):
    """The folded words of a client's name, for finding by the beginning of any word."""

    __tablename__ = "client_word"
    __table_args__ = ({"sqlite_with_rowid": False},)

    word: Mapped[str] = mapped_column(String(100), primary_key=True)
    client_id: Mapped[int] = mapped_column(
        ForeignKey("client.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class ClientFormer(Base):
    """A client's identity as it stood before a correction (handbook §2.11); `content` is JSON."""

    __tablename__ = "client_former"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"), index=True)
    content: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(String(300), default="")
    changed_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class RecordCounter(Base):
    """The last record number given; it only grows, so that no number is used twice (handbook §1.4)."""

    __tablename__ = "record_counter"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    last: Mapped[int] = mapped_column(Integer)


class GuardianRow(Base):
    """A client's parent, guardian or emergency contact."""

    __tablename__ = "guardian"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(100))
    relation: Mapped[GuardianRelation] = mapped_column(EnumText(GuardianRelation))
    phone: Mapped[str] = mapped_column(String(40), default="")


class ConsentRow(Base):
    """A consent given, refused or replaced by a documented exception; `scopes` parted by commas."""

    __tablename__ = "consent"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"), index=True)
    kind: Mapped[ConsentKind] = mapped_column(EnumText(ConsentKind))
    given: Mapped[bool] = mapped_column(Boolean)
    day: Mapped[date] = mapped_column(Date)
    method: Mapped[ConsentMethod] = mapped_column(EnumText(ConsentMethod))
    giver: Mapped[ConsentGiver] = mapped_column(EnumText(ConsentGiver))
    giver_name: Mapped[str] = mapped_column(String(100), default="")
    witness: Mapped[str] = mapped_column(String(100), default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    scopes: Mapped[str] = mapped_column(String(100), default="")
    text_version: Mapped[str] = mapped_column(String(20))
    recorded_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    withdrawn_on: Mapped[date | None] = mapped_column(Date)
    withdrawn_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))


class CareTeamRow(Base):
    """A place in a care team; it stands while `until` is empty. Reception writes whom, never a key."""

    __tablename__ = "care_team"
    __table_args__ = (
        Index("ix_care_team__client", "client_id", "until", "person_id"),
        Index("ix_care_team__person", "person_id", "until", "client_id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    lead: Mapped[bool] = mapped_column(Boolean, default=False)
    since: Mapped[date] = mapped_column(Date)
    until: Mapped[date | None] = mapped_column(Date)


class NotDuplicate(Base):
    """Two clients whom somebody looked at and declared to be different persons; `low_id` < `high_id`."""

    __tablename__ = "not_duplicate"

    low_id: Mapped[int] = mapped_column(ForeignKey("client.id"), primary_key=True)
    high_id: Mapped[int] = mapped_column(ForeignKey("client.id"), primary_key=True)
    declared_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    declared_at: Mapped[datetime] = mapped_column(UtcDateTime)
