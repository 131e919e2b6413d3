"""The tables of the facility."""

from datetime import date, time

from sqlalchemy import Boolean, Date, Integer, String, Text, Time, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from clinic_app.facility.values import FacilityKind, HolidayKind, HoursKind, Programme
from clinic_app.storage.base import Base
from clinic_app.storage.types import EnumText


class FacilityProfile(Base):
    """The facility's one row; `programmes` are codes parted by commas."""

    __tablename__ = "facility_profile"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(100))
    kind: Mapped[FacilityKind] = mapped_column(EnumText(FacilityKind))
    zone: Mapped[str] = mapped_column(String(40))
    unit: Mapped[str] = mapped_column(String(100), default="")
    address: Mapped[str] = mapped_column(String(300), default="")
    phone: Mapped[str] = mapped_column(String(60), default="")
    programmes: Mapped[str] = mapped_column(String(40))
    idle_minutes: Mapped[int] = mapped_column(Integer, default=5)
    waiting_limit: Mapped[int] = mapped_column(Integer, default=20)
    backup_folder: Mapped[str | None] = mapped_column(Text)
    setup_done: Mapped[bool] = mapped_column(Boolean, default=False)


class OpeningRuleRow(Base):
    """One interval of the week, in wall-clock time; `weekday` 0 is Monday."""

    __tablename__ = "opening_rule"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    weekday: Mapped[int] = mapped_column(Integer)
    start: Mapped[time] = mapped_column(Time)
    end: Mapped[time] = mapped_column(Time)
    kind: Mapped[HoursKind] = mapped_column(EnumText(HoursKind))


class HolidayOverride(Base):
    """What the facility says about a day, over the shipped calendar (handbook §9.1)."""

    __tablename__ = "holiday_override"

    day: Mapped[date] = mapped_column(Date, primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    kind: Mapped[HolidayKind] = mapped_column(EnumText(HolidayKind))
    open: Mapped[bool] = mapped_column(Boolean, default=False)
    estimated: Mapped[bool] = mapped_column(Boolean, default=False)


class RoomRow(Base):
    """A place where sessions are held."""

    __tablename__ = "room"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(String(40))
    capacity: Mapped[int] = mapped_column(Integer, default=3)
    active: Mapped[bool] = mapped_column(Boolean, default=True)


class ServiceTypeRow(Base):
    """A kind of service; a code is unique within its programme only (handbook §2.6)."""

    __tablename__ = "service_type"
    __table_args__ = (UniqueConstraint("programme", "code"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    programme: Mapped[Programme] = mapped_column(EnumText(Programme))
    code: Mapped[str] = mapped_column(String(8))
    label: Mapped[str] = mapped_column(String(100))
    minutes: Mapped[int] = mapped_column(Integer)
    group: Mapped[bool] = mapped_column("for_group", Boolean, default=False)
    active: Mapped[bool] = mapped_column(Boolean, default=True)
