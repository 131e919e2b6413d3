"""Consents: what a record of one must hold, and whether one stands (handbook §4.6, §1.9)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from clinic_app.common import text
from clinic_app.common.errors import InvalidInput, InvalidInputs
from clinic_app.people.rules import names
from clinic_app.people.values import Consent, ConsentForm, ConsentGiver, ConsentKind, ConsentMethod

REASON_LIMIT = 500
REASON_LEAST = 15
"""Signs of a documented exception."""

SCOPES = ("whatsapp", "research", "services")
"""The ticked lines of text B."""

REFERRAL_SCOPES = (
    *("name", "age_sex", "phone", "address", "guardian", "id_number", "origin"),
    *("reason", "services", "screening", "risk"),
)
"""What text C may name as shared."""

_SCOPES_OF = {ConsentKind.DATA: SCOPES, ConsentKind.REFERRAL: REFERRAL_SCOPES}

_NEEDED_FOR_NOTES = frozenset({ConsentKind.SERVICE, ConsentKind.EXCEPTION})
_WITNESSED = frozenset({ConsentMethod.ORAL_WITNESSED, ConsentMethod.THUMBPRINT})


def check_consent(form: ConsentForm, *, today: date, birth: date, minor: bool) -> ConsentForm:
    """The form cleaned. Raises InvalidInputs with everything that is missing or can't be.

    A consent may be older than the registration (a paper signed elsewhere), but not older than the client.
    A minor's consent is given by the guardian, with the minor's own agreement (handbook §1.9).
    """
    faults: list[InvalidInput] = []
    exception = form.kind is ConsentKind.EXCEPTION

    def attempt(field: str, typed: str, needed: bool) -> str:
        try:
            if typed.strip() or needed:
                return names.check(field, typed)
        except InvalidInput as fault:
            faults.append(fault)
        return ""

    if form.day > today:
        faults.append(InvalidInput("day", "consent.future"))
    elif form.day < birth:
        faults.append(InvalidInput("day", "consent.too_early"))
    if minor and form.given and not exception and form.giver is not ConsentGiver.GUARDIAN:
        faults.append(InvalidInput("giver", "consent.guardian"))
    giver_name = attempt("giver_name", form.giver_name, form.giver is ConsentGiver.GUARDIAN and not exception)
    witness = attempt("witness", form.witness, form.method in _WITNESSED and not exception)
    try:
        reason = text.paragraphs("reason", form.reason, REASON_LIMIT, required=exception)
        if exception and len(reason) < REASON_LEAST:
            faults.append(InvalidInput("reason", "consent.reason_short", least=REASON_LEAST))
    except InvalidInput as fault:
        reason = ""
        faults.append(fault)
    known = _SCOPES_OF.get(form.kind, ())
    if set(form.scopes) - set(known):
        faults.append(InvalidInput("scopes", "consent.scopes"))
    if faults:
        raise InvalidInputs(faults)
    scopes = tuple(scope for scope in known if scope in form.scopes)
    return replace(form, giver_name=giver_name, witness=witness, reason=reason, scopes=scopes)


def standing(consents: Iterable[Consent], kinds: frozenset[ConsentKind], day: date) -> Consent | None:
    """The consent in force on `day`: what was decided last about these kinds, if that was a yes.

    A refusal and a withdrawal are decisions as well; a withdrawal counts from its day on.
    """
    decided: list[tuple[date, int, Consent | None]] = []
    for consent in consents:
        if consent.kind in kinds:
            decided.append((consent.day, consent.id, consent if consent.given else None))
            if consent.withdrawn_on is not None:
                decided.append((consent.withdrawn_on, consent.id, None))
    until = [decision for decision in decided if decision[0] <= day]
    # Stable: on one day a withdrawal comes after the consent that it withdraws.
    until.sort(key=lambda decision: decision[:2])
    return until[-1][2] if until else None


def undecided(consents: Iterable[Consent], day: date) -> tuple[ConsentKind, ...]:
    """The consents that nobody has asked for yet: to the service, and to keeping data (handbook §4.6).

    A refusal is an answer, and so is a withdrawal; a documented exception stands for the service's consent.
    """
    answered = {consent.kind for consent in consents if consent.day <= day}
    if ConsentKind.EXCEPTION in answered:
        answered.add(ConsentKind.SERVICE)
    return tuple(kind for kind in (ConsentKind.SERVICE, ConsentKind.DATA) if kind not in answered)


def may_write_note(consents: Iterable[Consent], day: date) -> bool:
    """The service consent stands, or an exception is documented (handbook §1.1, 35)."""
    return standing(consents, _NEEDED_FOR_NOTES, day) is not None
