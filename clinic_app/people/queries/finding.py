"""Finding a client by parts of the name, the record number or the phone.

Names are found through `client_word`, a plain table of folded words with an index: a full-text index would be
no faster for the beginnings of words, would know nothing of old spellings, and would tie us to one engine.
Phones are searched within, by a pass over a narrow index. Each takes 10 to 20 ms of 20,000 clients.
"""

import re

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session

from clinic_app.audit.desk import Desk
from clinic_app.audit.model import AuditEntry
from clinic_app.common.text import clean_line, spelled, words_of
from clinic_app.people.model import Client, ClientWord
from clinic_app.people.queries.names import for_reader, names, own, statement
from clinic_app.people.rules.phone import searched_digits
from clinic_app.people.values import ClientId, ClientName

OPENED = "client.opened"
"""The log's word for opening a record."""

_MOST_WORDS = 6
_LONGEST = 120
_RECORD_NUMBER = re.compile(r"(?:rm|mr|no)[\s.:]*([0-9]{1,6})", re.IGNORECASE)
_NUMBER = re.compile(r"[+()0-9\s.\-/]*[0-9][+()0-9\s.\-/]*")
_RECORD_DIGITS = 6
_FEWEST_PHONE_DIGITS = 3
_FEW = 300
_LOOK_BACK = 2_000
"""Log entries that are looked through for what a person opened lately."""

_LAST = "\U0010ffff"


def find(session: Session, desk: Desk, text: str, limit: int) -> tuple[ClientName, ...]:
    """Clients whose name has words beginning with all those typed, in any order; or by number or phone.

    Sorted by name. Typing that says nothing finds nothing.
    """
    typed = clean_line(text[:_LONGEST])
    number = _RECORD_NUMBER.fullmatch(typed)
    if number:
        return _listed(session, desk, Client.record_no == number[1].zfill(6), limit)
    if _NUMBER.fullmatch(typed):
        return _listed(session, desk, _by_digits(desk, typed), limit)
    words = sorted(set(words_of(typed)), key=len, reverse=True)[:_MOST_WORDS]
    return _by_words(session, desk, words, limit) if words else ()


def recent(session: Session, desk: Desk, limit: int) -> tuple[ClientName, ...]:
    """The clients whose records the person opened last, the newest first."""
    last = session.scalar(select(AuditEntry.seq).order_by(AuditEntry.seq.desc()).limit(1)) or 0
    opened = session.scalars(
        select(AuditEntry.object_id)
        .where(
            AuditEntry.seq > last - _LOOK_BACK,
            AuditEntry.user == desk.person_id,
            AuditEntry.action == OPENED,
        )
        .order_by(AuditEntry.seq.desc())
    )
    ids = list(dict.fromkeys(ClientId(int(client_id)) for client_id in opened))[:limit]
    found = {client.id: client for client in names(session, desk, ids)}
    return tuple(found[client_id] for client_id in ids if client_id in found)


def _by_words(session: Session, desk: Desk, words: list[str], limit: int) -> tuple[ClientName, ...]:
    """The longest word is likely the rarest: when few names have it, those are read and sorted.

    A word that many names have (one letter, "muhammad") would cost reading them all; then names are walked in
    their order until enough are found.
    """
    rare, rest = words[0], words[1:]
    few = session.scalars(_with_word(rare).limit(_FEW + 1)).all()
    if not few:
        return ()
    others = and_(True, *(Client.id.in_(_with_word(word)) for word in rest))
    if len(few) <= _FEW:
        return _listed(session, desk, and_(Client.id.in_(few), others), limit)
    return _walked(session, desk, words, limit)


def _walked(session: Session, desk: Desk, words: list[str], limit: int) -> tuple[ClientName, ...]:
    matches = and_(
        *(
            select(ClientWord.client_id).where(ClientWord.client_id == Client.id, _begins(word)).exists()
            for word in words
        )
    )
    return _listed(session, desk, matches, limit)


def _listed(
    session: Session, desk: Desk, condition: ColumnElement[bool], limit: int
) -> tuple[ClientName, ...]:
    wanted = (
        statement(desk)
        .where(Client.merged_into.is_(None), condition)
        .order_by(Client.sort_key, Client.id)
        .limit(limit)
    )
    return tuple(for_reader(desk, row) for row in session.execute(wanted))


def _with_word(word: str) -> Select[int]:
    return select(ClientWord.client_id).where(_begins(word)).distinct()


def _begins(word: str) -> ColumnElement[bool]:
    """Whether an indexed word begins so, as typed or in the one spelling: a range of the index."""
    plain = spelled(word)
    # "aaaa" is spelled "a": what shrinks so much was not meant.
    forms = {word, plain} if 3 * len(plain) >= 2 * len(word) else {word}
    return or_(*(and_(ClientWord.word >= form, ClientWord.word < form + _LAST) for form in sorted(forms)))


def _by_digits(desk: Desk, typed: str) -> ColumnElement[bool]:
    """By record number; by phone only those whose phone the reader is shown, or it could be guessed at."""
    digits = searched_digits(typed)
    found: list[ColumnElement[bool]] = []
    if len(digits) <= _RECORD_DIGITS:
        # "42" begins 4217, which is kept as 004217.
        zeros = range(_RECORD_DIGITS + 1 - len(digits))
        found += [Client.record_no.startswith("0" * count + digits) for count in zeros]
    if len(digits) >= _FEWEST_PHONE_DIGITS:
        found.append(and_(Client.phone_digits.contains(digits), own(desk)))
    return or_(*found)
