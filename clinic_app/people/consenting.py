"""Writing consents and their withdrawal. For the service, which has asked for permission."""

from datetime import date

from clinic_app.audit.desk import Work
from clinic_app.common.errors import InvalidInput, InvalidInputs, NotFound, Refused
from clinic_app.people.model import ConsentRow
from clinic_app.people.queries.record import client_row
from clinic_app.people.rules import check_consent, consent_version, is_minor
from clinic_app.people.values import ConsentForm, ConsentId, ConsentKind


def record(work: Work, client_id: int, form: ConsentForm) -> ConsentId:
    """Write a consent given, refused, or replaced by an exception. Raises InvalidInputs, NotFound."""
    client = client_row(work.session, client_id)
    form = check_consent(
        form,
        today=work.today,
        birth=client.birth_date,
        minor=is_minor(client.birth_date, client.birth_precision, form.day),
    )
    row = ConsentRow(
        client_id=client_id,
        kind=form.kind,
        given=form.given,
        day=form.day,
        method=form.method,
        giver=form.giver,
        giver_name=form.giver_name,
        witness=form.witness,
        reason=form.reason,
        scopes=",".join(form.scopes),
        text_version="" if form.kind is ConsentKind.EXCEPTION else consent_version(),
        recorded_by=work.desk.person_id,
        recorded_at=work.now_utc,
    )
    work.session.add(row)
    work.session.flush()
    return ConsentId(row.id)


def consent_row(work: Work, consent_id: int) -> ConsentRow:
    """The row of a consent. Raises NotFound."""
    row = work.session.get(ConsentRow, consent_id)
    if row is None:
        raise NotFound("consent.unknown")
    return row


def withdraw(work: Work, row: ConsentRow, day: date) -> None:
    """From `day` on it counts no more; not backwards beyond the day it was given (handbook §4.6 B)."""
    if not row.given or row.withdrawn_on is not None:
        raise Refused("consent.not_in_force")
    if day > work.today:
        raise InvalidInputs([InvalidInput("day", "consent.future")])
    if day < row.day:
        raise InvalidInputs([InvalidInput("day", "consent.before_given")])
    row.withdrawn_on = day
    row.withdrawn_by = work.desk.person_id
