"""The words of the form, from what was filled in: only what is shared gets into them (handbook §4.1)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from clinic_app.common.errors import NotPermitted
from clinic_app.common.locale import plain_date, record_number
from clinic_app.common.translations import N_, _
from clinic_app.people.rules import referral_text
from clinic_app.people.rules.wording import method_name
from clinic_app.people.values import ConsentGiver
from clinic_app.referrals.rules.readiness import consent_state, longest_consent
from clinic_app.referrals.rules.sharing import offers, shared_now
from clinic_app.referrals.rules.words import (
    channel_text,
    item_text,
    service_text,
    urgency_text,
)
from clinic_app.referrals.sheet import Band, Field, Part, Passage, Sheet, Signature, Signatures, Tick, Ticks
from clinic_app.referrals.values import (
    Caregiver,
    ConsentState,
    Content,
    DeskPart,
    Draft,
    Facts,
    Ground,
    Sender,
    ServiceRequested,
    ShareItem,
    WithoutConsent,
)

Item = ShareItem

_GROUNDS = {
    Ground.EMERGENCY: N_("Without consent: emergency (Permenkes 24/2022 art. 35 and 37)."),
    Ground.LEGAL_DUTY: N_("Without consent: legal duty (Permenkes 24/2022 art. 35 and 37)."),
    Ground.CONSENT_FOLLOWS: N_("The consent follows. It is recorded as soon as the client can be asked."),
}


@dataclass(frozen=True)
class _Shared:
    """What may be told of the client, and what would be printed for it."""

    items: frozenset[ShareItem]
    values: dict[ShareItem, str]

    def field(self, item: ShareItem, label: str = "") -> Field:
        label = label or item_text(item)
        return Field(label, self.values[item]) if item in self.items else unshared(label)

    def passage(self, item: ShareItem, label: str = "") -> Part:
        label = label or item_text(item)
        return Passage(self.values[item], label) if item in self.items else unshared(label)


def compose(draft: Draft, *, letter_no: str = "", identity: str = "") -> Sheet:
    """The whole form as it stands. `identity` is the whole identity number, where it is shared."""
    content, facts = draft.content or Content(), draft.facts
    number = _("No. {number}").format(number=letter_no) if letter_no else _("The number is given when ready")
    bands: list[tuple[str, Iterable[Part]]] = [
        (_("Referring agency"), _sender(draft.sender, draft.desk)),
        (_("Receiving agency"), _receiver(draft.desk)),
    ]
    if facts is not None:
        shared = _shared(facts, content, draft.today, identity)
        bands.append((_("Client"), _client(shared, content)))
        if facts.minor:
            bands.append((_("If the client is a child (under 18)"), _caregiver(shared, content.caregiver)))
        bands.append((_("Reason for referral and services already provided"), _reason(shared, content)))
        bands.append((_("Services requested"), _requested(content)))
        bands.append((_("The client's consent"), _consent(draft, facts, content)))
    bands.append((_("Details of the referral"), _details(draft.desk)))
    bands.append((_("Received by"), (Signatures((Signature(_("Recipient"), "", _("Date received")),)),)))
    return Sheet(
        agency=draft.sender.agency,
        unit=draft.sender.unit,
        number=number,
        day=plain_date(draft.today),
        title=_("Inter-agency referral form"),
        mark=_("{urgency} · Confidential").format(urgency=urgency_text(draft.desk.urgency)),
        bands=tuple(
            Band(f"{place}. {title}", tuple(parts)) for place, (title, parts) in enumerate(bands, start=1)
        ),
    )


def unshared(label: str) -> Field:
    """A row of something that the receiver isn't told."""
    return Field(label, _("not shared"), shared=False)


def consent_words(draft: Draft, until: date) -> str:
    """Text C for this referral as it stands (handbook §4.6).

    Raises NotPermitted("permission.own") for a draft without its content: only the team records consent.
    """
    if draft.facts is None or draft.content is None:
        raise NotPermitted("permission.own")
    facts, content = draft.facts, draft.content
    named = record_number(facts.record_no) if content.case_code else facts.name
    shared = shared_now(facts, content, draft.today)
    # A caregiver whose name isn't shared consents without it on the paper.
    carer = content.caregiver.name if Item.GUARDIAN in shared else ""
    by_guardian = _("{guardian}, guardian of {client}").format(guardian=carer, client=named)
    person = by_guardian.removeprefix(", ") if facts.minor else named
    return referral_text(
        person=person,
        receiver=draft.desk.receiver.name or "……………………",
        facility=draft.sender.agency,
        shared=shared,
        until=plain_date(until),
    )


def _shared(facts: Facts, content: Content, today: date, identity: str) -> _Shared:
    values = {offer.item: offer.value for offer in offers(facts, content, today)}
    if identity:
        values[Item.ID_NUMBER] = identity
    return _Shared(frozenset(shared_now(facts, content, today)), values)


def _sender(sender: Sender, desk: DeskPart) -> Iterator[Part]:
    yield Field(_("Agency"), sender.agency)
    yield Field(_("Officer"), sender.officer)
    yield from _filled(
        (_("Telephone"), desk.sender_phone),
        (_("E-mail"), desk.sender_email),
        (_("Location"), sender.location),
    )


def _receiver(desk: DeskPart) -> Iterator[Part]:
    receiver = desk.receiver
    yield Field(_("Agency"), receiver.name)
    yield from _filled(
        (_("Contact person"), receiver.contact),
        (_("Telephone"), receiver.phone),
        (_("E-mail"), receiver.email),
        (_("Address"), receiver.address),
    )


def _client(shared: _Shared, content: Content) -> Iterator[Part]:
    yield shared.field(Item.NAME, _("Case code") if content.case_code else _("Name"))
    for item in (Item.AGE_SEX, Item.PHONE, Item.ADDRESS, Item.GUARDIAN, Item.ID_NUMBER, Item.ORIGIN):
        yield shared.field(item)


def _caregiver(shared: _Shared, carer: Caregiver) -> Iterator[Part]:
    """Who looks after a minor; all of it goes with the guardian's name."""
    rows = (
        (_("Primary caregiver"), carer.name),
        (_("Relationship to the child"), carer.relation),
        (_("Contact of the caregiver"), carer.contact),
        (_("Separated or unaccompanied"), _yes_no(carer.separated)),
        (_("Caregiver knows of the referral"), _yes_no(carer.informed, carer.not_informed_why)),
    )
    if Item.GUARDIAN in shared.items:
        yield from _filled(*rows)
    else:
        yield unshared(rows[0][0])


def _reason(shared: _Shared, content: Content) -> Iterator[Part]:
    yield shared.passage(Item.REASON)
    yield shared.passage(Item.SERVICES_GIVEN)
    yield shared.field(Item.SCREENING)
    yield shared.field(Item.RISK)
    if Item.REASON in shared.items:
        yield from _filled(
            (_("Client informed of the referral"), _yes_no(content.informed, content.informed_note)),
            (_("Referred to other agencies"), _yes_no(content.elsewhere, content.elsewhere_note)),
        )


def _requested(content: Content) -> Iterator[Part]:
    def label(service: ServiceRequested) -> str:
        other = service is ServiceRequested.OTHER and service in content.requested and content.other
        return f"{service_text(service)}: {other}" if other else service_text(service)

    yield Ticks(tuple(Tick(label(service), service in content.requested) for service in ServiceRequested))


def _consent(draft: Draft, facts: Facts, content: Content) -> Iterator[Part]:
    exception, consent = content.exception, draft.consent
    if exception is not None and consent_state(draft) is ConsentState.EXCEPTION:
        yield from _exception(exception)
    else:
        until = consent.until if consent is not None else longest_consent(draft.today)
        yield Passage(consent_words(draft, until))
        if consent is not None and consent.given:
            given = _("{day}, {method}").format(
                day=plain_date(consent.day), method=method_name(consent.method).lower()
            )
            yield Field(_("Consent given"), given)
            yield from _filled((_("Witness"), consent.witness))
    yield from _filled((_("Restrictions"), _yes_no(content.restricted, content.restricted_note)))
    guardian = facts.minor or (consent is not None and consent.giver is ConsentGiver.GUARDIAN)
    told = Item.GUARDIAN in shared_now(facts, content, draft.today)
    signer = consent.giver_name if consent is not None and guardian and told else ""
    named = "" if content.case_code or guardian else facts.name
    office = _("Parent or guardian") if guardian else _("Client")
    places = [
        Signature(office, signer or named, _("Date")),
        Signature(_("Referring officer"), draft.sender.officer, _("Date")),
    ]
    if consent is not None and consent.witness:
        places.append(Signature(_("Witness"), consent.witness, _("Date")))
    yield Signatures(tuple(places))


def _exception(exception: WithoutConsent) -> Iterator[Part]:
    """That there is one, and who answers for it; its reason stays in the clinic."""
    yield Passage(_(_GROUNDS[exception.ground]))
    yield from _filled((_("Person answering for it"), exception.supervisor))


def _details(desk: DeskPart) -> Iterator[Part]:
    by = plain_date(desk.follow_up_by) if desk.follow_up_by else ""
    follow_up = channel_text(desk.follow_up) if desk.follow_up else ""
    yield from _filled(
        (_("Urgency"), urgency_text(desk.urgency)),
        (_("Delivered by"), channel_text(desk.channel) if desk.channel else ""),
        (_("Follow-up by way of"), follow_up),
        (_("Follow-up at the latest"), by),
        (_("Information to be exchanged"), desk.feedback),
    )


def _filled(*rows: tuple[str, str]) -> Iterator[Field]:
    """The rows that have something to tell: an empty one leaves no gap."""
    return (Field(label, value) for label, value in rows if value)


def _yes_no(answer: bool | None, why: str = "") -> str:
    if answer is None:
        return ""
    said = _("Yes") if answer else _("No")
    return f"{said}: {why}" if why else said
