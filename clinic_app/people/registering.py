"""Writing a client: registration and correction. For the service, which has asked for permission."""

import json
from dataclasses import fields
from datetime import date, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from clinic_app.audit.desk import Work
from clinic_app.common import text
from clinic_app.common.errors import InvalidInput, InvalidInputs, Refused
from clinic_app.people.model import (
    Client,
    ClientFormer,
    ClientWord,
    GuardianRow,
    NotDuplicate,
    RecordCounter,
)
from clinic_app.people.queries.likeness import same_nik
from clinic_app.people.queries.record import client_row
from clinic_app.people.queries.record import form as form_of
from clinic_app.people.rules.phone import national_digits
from clinic_app.people.rules.registration import CheckedClient, examine
from clinic_app.people.values import ClientForm, ClientId, Guardian

FREELY_CORRECTED = timedelta(hours=48)
"""How long after registration the identity may be corrected without a reason (handbook §2.11)."""

REASON_LIMIT = 300
REASON_LEAST = 5
LAST_NUMBER = 999_999
_THE_ONE = 1
_IDENTITY = frozenset({"full_name", "sex", "birth_date", "age", "nik"})


def checked(form: ClientForm, today: date) -> CheckedClient:
    """The form as it would be kept. Raises InvalidInputs with everything that speaks against it."""
    found = examine(form, today)
    if found.faults:
        raise InvalidInputs(list(found.faults))
    return found


def register(work: Work, client: CheckedClient) -> ClientId:
    """Write a new client under the next record number. Raises Refused for a NIK that somebody has."""
    if same_nik(work.session, client.form.nik):
        raise Refused("client.same_nik")
    row = Client(
        record_no=_next_number(work.session),
        registered_on=work.today,
        registered_at=work.now_utc,
        registered_by=work.desk.person_id,
        attention=False,
    )
    _fill(row, client)
    work.session.add(row)
    work.session.flush()
    _write_words(work.session, row)
    _write_guardian(work.session, row.id, client.form.guardian)
    _declare_others(work, row.id, client.form.not_same_as)
    return ClientId(row.id)


def correct(work: Work, client_id: int, client: CheckedClient, reason: str) -> list[str]:
    """Write what was corrected; the names of the fields that changed, none if nothing did.

    The former content is kept. Raises InvalidInputs when the identity changes late and without a reason,
    Refused for a NIK that somebody else has.
    """
    row = client_row(work.session, client_id)
    before = form_of(work.session, client_id, work.today)
    changed = [
        each.name
        for each in fields(ClientForm)
        if each.name not in ("team", "not_same_as")
        and getattr(before, each.name) != getattr(client.form, each.name)
    ]
    _declare_others(work, client_id, client.form.not_same_as)
    if not changed:
        return []
    cleaned_reason = _reason(row, changed, reason, work)
    if "nik" in changed and same_nik(work.session, client.form.nik, but=client_id):
        raise Refused("client.same_nik")
    work.session.add(
        ClientFormer(
            client_id=client_id,
            content=_former(before, changed),
            reason=cleaned_reason,
            changed_by=work.desk.person_id,
            changed_at=work.now_utc,
        )
    )
    birth, precision = row.birth_date, row.birth_precision
    _fill(row, client)
    if "birth_date" not in changed and "age" not in changed:
        # An age typed once points at the same year ever after, though the day of typing moves on.
        row.birth_date, row.birth_precision = birth, precision
    _write_words(work.session, row)
    if "guardian" in changed:
        _write_guardian(work.session, client_id, client.form.guardian)
    return changed


def columns(client: CheckedClient) -> dict[str, object]:
    """What a checked form becomes in the table of clients."""
    form = client.form
    assert form.sex is not None
    assert client.birth_date is not None
    return {
        "full_name": form.full_name,
        "sort_key": text.sort_key(form.full_name),
        "name_key": text.name_key(form.full_name),
        "sex": form.sex,
        "birth_date": client.birth_date,
        "birth_precision": client.precision,
        "nik": form.nik or None,
        "phone": form.phone,
        "phone_digits": national_digits(form.phone),
        "contact": form.contact,
        "contact_note": form.contact_note,
        "address": form.address,
        "confidentiality": form.confidentiality,
    }


def _fill(row: Client, client: CheckedClient) -> None:
    for name, value in columns(client).items():
        setattr(row, name, value)


def _next_number(session: Session) -> str:
    """Six digits, one more than the last ever given: a number isn't used twice (handbook §1.4)."""
    counter = session.get(RecordCounter, _THE_ONE)
    if counter is None:
        counter = RecordCounter(id=_THE_ONE, last=0)
        session.add(counter)
    if counter.last >= LAST_NUMBER:
        raise Refused("client.numbers_used_up")
    counter.last += 1
    return f"{counter.last:06}"


def _write_words(session: Session, row: Client) -> None:
    words = text.index_words(row.full_name)
    present = set(session.scalars(select(ClientWord.word).where(ClientWord.client_id == row.id)))
    if gone := present - words:
        session.execute(delete(ClientWord).where(ClientWord.client_id == row.id, ClientWord.word.in_(gone)))
    session.add_all(ClientWord(word=word, client_id=row.id) for word in sorted(words - present))


def _write_guardian(session: Session, client_id: int, guardian: Guardian | None) -> None:
    session.execute(delete(GuardianRow).where(GuardianRow.client_id == client_id))
    if guardian is not None:
        session.add(
            GuardianRow(
                client_id=client_id, name=guardian.name, relation=guardian.relation, phone=guardian.phone
            )
        )


def _declare_others(work: Work, client_id: int, others: tuple[ClientId, ...]) -> None:
    """Keep that somebody looked at these and found them to be other persons (handbook §1.10)."""
    for other in dict.fromkeys(others):
        pair = (min(client_id, other), max(client_id, other))
        if other != client_id and work.session.get(NotDuplicate, pair) is None:
            client_row(work.session, other)
            work.session.add(
                NotDuplicate(
                    low_id=pair[0],
                    high_id=pair[1],
                    declared_by=work.desk.person_id,
                    declared_at=work.now_utc,
                )
            )
            work.log("client.not_same", "client", client_id, other=int(other))


def _reason(row: Client, changed: list[str], typed: str, work: Work) -> str:
    late = work.now_utc - row.registered_at > FREELY_CORRECTED
    needed = late and bool(_IDENTITY & set(changed))
    try:
        reason = text.line("reason", typed, REASON_LIMIT)
        if needed and len(reason) < REASON_LEAST:
            raise InvalidInput("reason", "client.reason_needed", least=REASON_LEAST)
    except InvalidInput as fault:
        raise InvalidInputs([fault]) from None
    return reason


def _former(before: ClientForm, changed: list[str]) -> str:
    content: dict[str, object] = {}
    for name in changed:
        value = getattr(before, name)
        if isinstance(value, Guardian):
            content[name] = {"name": value.name, "relation": value.relation, "phone": value.phone}
        else:
            content[name] = value.isoformat() if isinstance(value, date) else value
    return json.dumps(content, ensure_ascii=False, sort_keys=True)
