"""The form of an invented referral, composed and frozen as the service does it."""

from datetime import date, datetime

from clinic_app.demo import sources
from clinic_app.demo.plan import Invented, Visit
from clinic_app.people.rules import is_minor
from clinic_app.people.values import ClientId, ClientName, ConsentGiver, ConsentId, ConsentMethod
from clinic_app.referrals import sealing
from clinic_app.referrals.model import Disclosure, ReferralRow
from clinic_app.referrals.rules import longest_consent, shared_now
from clinic_app.referrals.rules.composing import compose
from clinic_app.referrals.rules.sharing import preset_items
from clinic_app.referrals.values import (
    Caregiver,
    ConsentState,
    Content,
    DeskPart,
    Draft,
    Facts,
    Preset,
    Receiver,
    ReferralHead,
    ReferralId,
    ReferralState,
    Sender,
    ServiceRequested,
    ShareItem,
    StandingConsent,
)
from clinic_app.vault.case_keys import CaseKey


def freeze(
    row: ReferralRow, visit: Visit, reason: str, consent: StandingConsent, key: CaseKey, at: datetime
) -> tuple[Disclosure, tuple[ShareItem, ...]]:
    """What was disclosed, signed by who saw the client and sealed for the team; and which items it holds."""
    client, by = visit.client, visit.counselor
    facts = facts_of(client, consent.day)
    content = Content(
        reason=reason,
        informed=True,
        elsewhere=False,
        requested=(ServiceRequested.MENTAL_HEALTH,),
        caregiver=Caregiver(separated=False, informed=True) if facts.minor else Caregiver(),
        shared=consent.scope,
        restricted=False,
    )
    desk = DeskPart(
        urgency=row.urgency,
        receiver=Receiver(
            row.receiver, row.receiver_contact, row.receiver_phone, row.receiver_email, row.receiver_address
        ),
        follow_up=row.follow_up,
        follow_up_by=row.follow_up_by,
    )
    draft = Draft(_head(row, visit, facts), desk, _sender(by.keys.name), consent, consent.day, content, facts)
    found = Disclosure(
        referral_id=row.id,
        version=1,
        letter_no=row.letter_no,
        frozen_by=by.id,
        frozen_at=at,
        client_id=client.id,
    )
    shared = shared_now(facts, content, consent.day)
    sheet = compose(draft, letter_no=row.letter_no)
    sealing.seal_disclosure(by.keys, key, found, sealing.Frozen(sheet, content, desk, shared))
    return found, shared


def consent_of(number: int, client: Invented, day: date, receiver: str) -> StandingConsent:
    """To the least that is shared, on paper; a minor's guardian gives it."""
    facts = facts_of(client, day)
    guardian = facts.guardian if facts.minor else None
    return StandingConsent(
        id=ConsentId(number),
        given=True,
        day=day,
        until=longest_consent(day),
        withdrawn_on=None,
        scope=preset_items(Preset.MINIMAL, facts.minor),
        receiver=receiver,
        method=ConsentMethod.SIGNED_PAPER,
        giver=ConsentGiver.GUARDIAN if guardian else ConsentGiver.CLIENT,
        giver_name=guardian.name if guardian else "",
        witness="",
    )


def facts_of(client: Invented, day: date) -> Facts:
    """What the record offers about an invented client."""
    checked = client.checked
    form = checked.form
    assert form.sex is not None
    assert checked.birth_date is not None
    return Facts(
        name=form.full_name,
        record_no=client.record_no,
        sex=form.sex,
        birth_date=checked.birth_date,
        birth_precision=checked.precision,
        phone=form.phone,
        address=form.address,
        nik_masked="",
        guardian=form.guardian,
        minor=is_minor(checked.birth_date, checked.precision, day),
        services=(),
        risk=None,
        risk_readable=False,
    )


def _head(row: ReferralRow, visit: Visit, facts: Facts) -> ReferralHead:
    client = visit.client
    return ReferralHead(
        id=ReferralId(row.id),
        letter_no=row.letter_no,
        client=ClientName(
            id=ClientId(client.id),
            record_no=client.record_no,
            full_name=facts.name,
            sex=facts.sex,
            birth_date=facts.birth_date,
            birth_precision=facts.birth_precision,
            phone=facts.phone,
            confidentiality=client.form.confidentiality,
            attention=False,
            lead_id=visit.counselor.id,
            own=True,
        ),
        programme=row.programme,
        owner_id=visit.counselor.id,
        owner_name=visit.counselor.keys.name,
        state=ReferralState.DRAFT,
        urgency=row.urgency,
        receiver=row.receiver,
        created_on=row.created_on,
        created_by=visit.counselor.id,
        sent_on=None,
        due_on=None,
        accepted_on=None,
        attended_on=None,
        closed_on=None,
        outcome=None,
        consent=ConsentState.GIVEN,
    )


def _sender(officer: str) -> Sender:
    profile = sources.house().plan.profile
    return Sender(profile.name, profile.unit, officer, profile.address)
