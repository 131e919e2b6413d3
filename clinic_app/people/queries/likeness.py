"""Who may be the same person (handbook §1.10, the part that is asked while typing)."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from clinic_app.common import text
from clinic_app.people.model import Client, NotDuplicate
from clinic_app.people.values import BirthPrecision, ClientId, Likeness

_MOST = 10


def same_nik(session: Session, nik: str, *, but: int | None = None) -> bool:
    """Whether another client, not merged away, has this NIK."""
    if not nik:
        return False
    wanted = select(Client.id).where(Client.nik == nik, Client.merged_into.is_(None))
    if but is not None:
        wanted = wanted.where(Client.id != but)
    return session.scalar(wanted.limit(1)) is not None


def likenesses(
    session: Session, full_name: str, birth_date: date | None, nik: str, *, but: Collection[int] = ()
) -> tuple[Likeness, ...]:
    """Clients with the same NIK, and those with the same name and birth date, the certain ones first.

    Two names are the same in any order of their words and in old or new spelling. An estimated birth date is
    the same as one within a year. `but` are left out, and with them those declared to be somebody else.
    """
    left_out = set(but) | _declared_others(session, but)
    key = text.name_key(text.clean_line(full_name))
    columns = (
        Client.id,
        Client.record_no,
        Client.full_name,
        Client.birth_date,
        Client.sex,
        Client.name_key,
        Client.nik,
    )
    found: dict[int, Likeness] = {}
    conditions = []
    if nik:
        conditions.append(Client.nik == nik)
    if key and birth_date is not None:
        conditions.append(_near(birth_date))
    for condition in conditions:
        wanted = select(*columns).where(condition, Client.merged_into.is_(None)).order_by(Client.id)
        for row in session.execute(wanted):
            certain = bool(nik) and row.nik == nik
            if row.id in found or row.id in but or (row.id in left_out and not certain):
                continue
            if certain or text.same_name(row.name_key, key):
                found[row.id] = Likeness(
                    ClientId(row.id), row.record_no, row.full_name, row.birth_date, row.sex, certain
                )
    return tuple(sorted(found.values(), key=lambda like: (not like.same_nik, like.client_id))[:_MOST])


def _declared_others(session: Session, of: Collection[int]) -> set[int]:
    """Those whom somebody looked at and found to be another person than one of these."""
    if not of:
        return set()
    pairs = session.execute(
        select(NotDuplicate.low_id, NotDuplicate.high_id).where(
            or_(NotDuplicate.low_id.in_(of), NotDuplicate.high_id.in_(of))
        )
    )
    return {each for pair in pairs for each in pair}


def _near(birth: date) -> ColumnElement[bool]:
    """The same day; or within a year where one of the two is an estimate, which 1 July may be."""
    first, last = date(max(birth.year - 1, 1), 1, 1), date(min(birth.year + 1, 9999), 12, 31)
    around = Client.birth_date.between(first, last)
    if (birth.month, birth.day) == (7, 1):
        return around
    estimated = and_(around, Client.birth_precision == BirthPrecision.ESTIMATED)
    return or_(Client.birth_date == birth, estimated)
