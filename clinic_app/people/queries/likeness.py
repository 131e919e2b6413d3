"""Who may be the same person (handbook §1.10), asked while somebody types."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from clinic_app.common import text
from clinic_app.people.model import Client, ClientWord, GuardianRow, NotDuplicate
from clinic_app.people.rules.likeness import CERTAIN, MAYBE, SURE, Traits, place_key, score, swapped
from clinic_app.people.rules.phone import national_digits
from clinic_app.people.values import BirthPrecision, ClientId, Likeness

_MOST = 10
_COMMON = frozenset({"muhamad", "siti", "nur", "ahmad", "abdul", "dewi", "sri"})
"""Words, in the one spelling, that hundreds of names share."""


def same_nik(session: Session, nik: str, *, but: int | None = None) -> bool:
    """Whether another client, not merged away, has this NIK."""
    if not nik:
        return False
    wanted = select(Client.id).where(Client.nik == nik, Client.merged_into.is_(None))
    if but is not None:
        wanted = wanted.where(Client.id != but)
    return session.scalar(wanted.limit(1)) is not None


def likenesses(session: Session, asked: Traits, *, but: Collection[int] = ()) -> tuple[Likeness, ...]:
    """Clients who may be the one `asked` about, the likeliest first.

    `but` are left out, and with them those declared to be somebody else, unless the NIK is the same.
    """
    declared = _declared_others(session, but)
    found: list[tuple[int, Likeness]] = []
    for row in _candidates(session, asked):
        if row.id in but:
            continue
        points = score(asked, _traits(row, with_guardian=bool(asked.guardian_key)))
        if points < MAYBE or (row.id in declared and points < CERTAIN):
            continue
        alike = Likeness(
            client_id=ClientId(row.id),
            record_no=row.record_no,
            full_name=row.full_name,
            birth_date=row.birth_date,
            sex=row.sex,
            same_nik=points == CERTAIN,
            sure=points >= SURE,
        )
        found.append((points, alike))
    found.sort(key=lambda one: (-one[0], one[1].client_id))
    return tuple(alike for _points, alike in found[:_MOST])


def _candidates(session: Session, asked: Traits) -> Iterator[Any]:
    """Everybody who shares enough for the points to reach; each part is a search in an index, or among
    guardians, of whom there are few."""
    columns = (
        *(Client.id, Client.record_no, Client.full_name, Client.name_key, Client.birth_date, Client.sex),
        *(Client.birth_precision, Client.nik, Client.phone_digits, Client.address),
        *(GuardianRow.name.label("guardian"), GuardianRow.phone.label("guardian_phone")),
    )
    seen: set[int] = set()
    for condition in _conditions(asked):
        wanted = (
            select(*columns)
            .outerjoin(GuardianRow, GuardianRow.client_id == Client.id)
            .where(condition, Client.merged_into.is_(None))
        )
        for row in session.execute(wanted):
            if row.id not in seen:
                seen.add(row.id)
                yield row


def _conditions(asked: Traits) -> Iterator[ColumnElement[bool]]:
    if asked.nik:
        yield Client.nik == asked.nik
    phones = {asked.phone, asked.guardian_phone} - {""}
    if asked.name_key and phones:
        yield Client.phone_digits.in_(phones)
        kept = {form for phone in phones for form in (phone, "+62" + phone[1:])}
        yield GuardianRow.phone.in_(kept)
    if asked.name_key and asked.birth is not None:
        yield _near(asked.birth, asked.precision, asked.name_key)
    if asked.name_key and asked.guardian_key:
        yield and_(GuardianRow.id.is_not(None), Client.id.in_(_called(asked.name_key)))


def _called(name_key: str) -> Select[int]:
    """Clients with any word of that name; the commonest count only where it has no other."""
    words = set(name_key.split())
    return select(ClientWord.client_id).where(ClientWord.word.in_(words - _COMMON or words))


def _near(birth: date, precision: BirthPrecision, name_key: str) -> ColumnElement[bool]:
    """Born on the day, or on that with day and month changed; namesakes within a year of an estimate."""
    first, last = date(max(birth.year - 1, 1), 1, 1), date(min(birth.year + 1, 9999), 12, 31)
    longest, joined = max(name_key.split(), key=len), name_key.replace(" ", "")
    # More than those of the same name, but few: in any order of the words, or written in one.
    called = or_(Client.name_key.contains(longest), func.replace(Client.name_key, " ", "") == joined)
    namesake = and_(Client.birth_date.between(first, last), called)
    if precision is BirthPrecision.ESTIMATED or (birth.month, birth.day) == (7, 1):
        return or_(namesake, Client.birth_date == birth)
    estimated = Client.birth_precision == BirthPrecision.ESTIMATED
    guessed = or_(estimated, Client.birth_date.in_(_first_of_july(birth)))
    return or_(Client.birth_date.in_((birth, *swapped(birth))), and_(namesake, guessed))


def _first_of_july(birth: date) -> tuple[date, ...]:
    years = range(max(birth.year - 1, 1), min(birth.year + 1, 9999) + 1)
    return tuple(date(year, 7, 1) for year in years)


def _traits(row: Any, *, with_guardian: bool) -> Traits:
    return Traits(
        name_key=row.name_key,
        birth=row.birth_date,
        precision=row.birth_precision,
        sex=row.sex,
        nik=row.nik or "",
        phone=row.phone_digits,
        place=place_key(row.address),
        guardian_key=text.name_key(row.guardian) if with_guardian and row.guardian else "",
        guardian_phone=national_digits(row.guardian_phone) if row.guardian_phone else "",
    )


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
