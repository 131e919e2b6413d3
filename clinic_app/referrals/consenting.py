"""The consent to one referral: recorded for exactly what is shared, and for one receiver."""

from clinic_app.audit.desk import Work
from clinic_app.common.errors import InvalidInput, InvalidInputs, Refused
from clinic_app.people import consenting
from clinic_app.people.values import ClientId, ClientsChanged, ConsentForm, ConsentKind
from clinic_app.referrals import drafting, freezing, tracking
from clinic_app.referrals.model import ReferralRow
from clinic_app.referrals.rules import shared_now
from clinic_app.referrals.rules.readiness import check_until
from clinic_app.referrals.values import ReferralConsentForm, ReferralState, ShareItem


def record(work: Work, row: ReferralRow, form: ReferralConsentForm) -> None:
    """Write down a consent, or its refusal, as step 5 has it.

    In a draft it covers what is shared as saved last; later, where it was to follow, what was frozen.
    Raises InvalidInputs (day, until, giver, giver_name, witness, receiver), Refused("referral.consent_late").
    """
    try:
        until = check_until(form)
    except InvalidInput as fault:
        raise InvalidInputs([fault]) from None
    if not row.receiver:
        raise InvalidInputs([InvalidInput("receiver", "referral.missing.receiver")])
    client_id = drafting.standing(work.session, row)
    consent_id = consenting.record(
        work,
        client_id,
        ConsentForm(
            kind=ConsentKind.REFERRAL,
            given=form.given,
            day=form.day,
            method=form.method,
            giver=form.giver,
            giver_name=form.giver_name,
            witness=form.witness,
            scopes=tuple(item.value for item in _scope(work, row)),
        ),
    )
    row.consent_id, row.consent_until, row.consent_receiver = consent_id, until, row.receiver
    work.log(
        "consent.recorded",
        "consent",
        consent_id,
        client=client_id,
        kind=ConsentKind.REFERRAL,
        given=form.given,
        referral=row.id,
        until=until,
    )
    work.announce(ClientsChanged((ClientId(client_id),)))
    work.session.flush()


def _scope(work: Work, row: ReferralRow) -> tuple[ShareItem, ...]:
    if row.state is ReferralState.DRAFT:
        draft = drafting.draft(work.session, work.desk, row)
        assert draft.facts is not None, "only the care team records consent"
        assert draft.content is not None, "only the care team records consent"
        return shared_now(draft.facts, draft.content, draft.today)
    if not tracking.awaits_consent(row) or row.state is ReferralState.CLOSED:
        raise Refused("referral.consent_late")
    return freezing.opened(work.session, work.desk, row).shared
