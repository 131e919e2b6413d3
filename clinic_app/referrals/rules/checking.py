"""What was typed into the form, cleaned; nothing is asked for yet, so that a draft can always be kept."""

from collections.abc import Callable
from dataclasses import replace

from clinic_app.common import text
from clinic_app.common.errors import InvalidInput, InvalidInputs
from clinic_app.referrals.rules.sharing import ordered
from clinic_app.referrals.values import Content, DeskPart, ServiceRequested, WithoutConsent

LINE_LIMIT = 100
PHONE_LIMIT = 60
ADDRESS_LIMIT = 300
NOTE_LIMIT = 500
TEXT_LIMIT = 20_000
"""Signs of the reason and of the services given: 2,000 words and more."""
REMARK_LIMIT = 300
EXCEPTION_LEAST = 15
"""Signs of a documented exception, as of the service's consent."""

_Clean = Callable[..., str]


class _Faults:
    """Cleans one text after the other and remembers what can't be taken."""

    def __init__(self) -> None:
        self.found: list[InvalidInput] = []

    def line(self, field: str, typed: str, limit: int = LINE_LIMIT) -> str:
        return self._try(text.line, field, typed, limit)

    def lines(self, field: str, typed: str, limit: int) -> str:
        return self._try(text.paragraphs, field, typed, limit)

    def raise_any(self) -> None:
        if self.found:
            raise InvalidInputs(self.found)

    def _try(self, clean: _Clean, field: str, typed: str, limit: int) -> str:
        try:
            return clean(field, typed, limit)
        except InvalidInput as fault:
            self.found.append(fault)
            return ""


def check_desk(desk: DeskPart) -> DeskPart:
    """Steps 1, 2 and 6 cleaned.

    Raises InvalidInputs with sender_phone, sender_email, receiver.name, receiver.contact, receiver.phone,
    receiver.email, receiver.address, feedback.
    """
    faults = _Faults()
    known = desk.receiver
    receiver = replace(
        known,
        name=faults.line("receiver.name", known.name),
        contact=faults.line("receiver.contact", known.contact),
        phone=faults.line("receiver.phone", known.phone, PHONE_LIMIT),
        email=faults.line("receiver.email", known.email),
        address=faults.lines("receiver.address", known.address, ADDRESS_LIMIT),
    )
    cleaned = replace(
        desk,
        receiver=receiver,
        sender_phone=faults.line("sender_phone", desk.sender_phone, PHONE_LIMIT),
        sender_email=faults.line("sender_email", desk.sender_email),
        feedback=faults.lines("feedback", desk.feedback, NOTE_LIMIT),
    )
    faults.raise_any()
    return cleaned


def check_content(content: Content) -> Content:
    """Steps 3 to 5 cleaned. Raises InvalidInputs with the fields by their names in `Content`, those of the
    caregiver and the exception with a dot: `caregiver.name`, `exception.reason`.
    """
    faults = _Faults()
    carer = content.caregiver
    cleaned = replace(
        content,
        reason=faults.lines("reason", content.reason, TEXT_LIMIT),
        services_given=faults.lines("services_given", content.services_given, TEXT_LIMIT),
        informed_note=faults.lines("informed_note", content.informed_note, NOTE_LIMIT),
        elsewhere_note=faults.lines("elsewhere_note", content.elsewhere_note, NOTE_LIMIT),
        restricted_note=faults.lines("restricted_note", content.restricted_note, NOTE_LIMIT),
        other=faults.line("other", content.other),
        nationality=faults.line("nationality", content.nationality),
        language=faults.line("language", content.language),
        requested=tuple(service for service in ServiceRequested if service in content.requested),
        shared=ordered(content.shared),
        caregiver=replace(
            carer,
            name=faults.line("caregiver.name", carer.name),
            relation=faults.line("caregiver.relation", carer.relation),
            contact=faults.line("caregiver.contact", carer.contact),
            not_informed_why=faults.lines("caregiver.not_informed_why", carer.not_informed_why, NOTE_LIMIT),
        ),
        exception=_exception(content.exception, faults),
    )
    faults.raise_any()
    return cleaned


def check_remark(remark: str) -> str:
    """A step's remark cleaned. Raises InvalidInput("remark")."""
    return text.line("remark", remark, REMARK_LIMIT)


def check_who(who: str, *, required: bool) -> str:
    """A name at the receiver cleaned. Raises InvalidInput("who")."""
    return text.line("who", who, LINE_LIMIT, required=required)


def _exception(found: WithoutConsent | None, faults: _Faults) -> WithoutConsent | None:
    if found is None:
        return None
    return replace(
        found,
        reason=faults.lines("exception.reason", found.reason, NOTE_LIMIT),
        supervisor=faults.line("exception.supervisor", found.supervisor),
    )
