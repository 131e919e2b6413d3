"""Words for the refusals of `referrals`, and for what a referral still lacks."""

from clinic_app.common.translations import N_

WORDS: dict[str, str] = {
    "referral.unknown": N_("This referral does not exist."),
    "referral.owner": N_("Choose somebody of the client's care team."),
    "referral.no_team": N_("This client has no counselor yet. Choose one in the record, then refer."),
    "referral.no_key": N_(
        "This cannot be kept yet. A counselor of the care team has to open the client's record once."
    ),
    "referral.not_draft": N_("This referral is no draft any more. Take it back to its draft first."),
    "referral.not_ready": N_("The referral is not ready to be sent. See what is missing."),
    "referral.not_ready_yet": N_("A draft is not printed. Make the referral ready first."),
    "referral.not_now": N_("The referral has not come that far, or is past it. Open it again."),
    "referral.future": N_("The day is in the future. Enter the day on which it happened."),
    "referral.before_last_step": N_("The day is before the step before it. Check the date."),
    "referral.until_early": N_("The consent would end before it was given. Check the date."),
    "referral.until_long": N_("A consent counts for {months} months at most. Choose an earlier day."),
    "referral.consent_late": N_("This referral waits for no consent. Take it back to its draft first."),
    "referral.consent_none": N_("No consent is recorded for this referral, so nothing leaves the clinic."),
    "referral.consent_refused": N_("The client refused, so nothing leaves the clinic."),
    "referral.consent_withdrawn": N_(
        "The consent was withdrawn, so nothing leaves the clinic. Ask the client again."
    ),
    "referral.consent_expired": N_(
        "The consent has expired, so nothing leaves the clinic. Ask the client again."
    ),
    "referral.consent_receiver": N_("The consent is for another receiver. Ask the client again."),
    "referral.broken": N_(
        "This referral is not what was made ready, so it is not shown. Verify the clinic's file."
    ),
    "referral.foreign": N_("This draft isn't as it was saved. Don't send it, and tell the administrator."),
    "referral.format": N_("This referral is damaged or was written by a newer version of the program."),
    "referral.missing.receiver": N_("The receiving agency is missing"),
    "referral.missing.content": N_("A counselor of the care team has to write the reason"),
    "referral.missing.reason": N_("The reason for the referral is missing"),
    "referral.missing.requested": N_("No service is asked for yet"),
    "referral.missing.other": N_("“Other” needs a word that says what"),
    "referral.missing.elsewhere": N_("To which other agencies the client was referred is missing"),
    "referral.missing.informed": N_("Whether the client knows of the referral is not answered"),
    "referral.missing.informed_why": N_("Why the client does not know of the referral is missing"),
    "referral.missing.restriction": N_("What the restrictions are is missing"),
    "referral.missing.caregiver": N_("The child's primary caregiver is missing"),
    "referral.missing.separated": N_("Whether the child is separated or unaccompanied is not answered"),
    "referral.missing.caregiver_informed": N_("Whether the caregiver knows of the referral is not answered"),
    "referral.missing.caregiver_why": N_("Why the caregiver does not know of the referral is missing"),
    "referral.missing.consent": N_("The consent is not recorded yet"),
    "referral.missing.consent_refused": N_("The client refused this referral"),
    "referral.missing.consent_withdrawn": N_("The consent was withdrawn"),
    "referral.missing.consent_expired": N_("The consent has expired"),
    "referral.missing.consent_scope": N_("The consent is for other data than are shared now"),
    "referral.missing.consent_receiver": N_("The consent is for another receiver"),
    "referral.missing.exception_reason": N_("The reason for going without consent needs 15 signs or more"),
    "referral.missing.exception_routine": N_("The consent may only follow where it is urgent"),
    "referral.missing.supervisor": N_("The supervisor who answers for the exception is missing"),
    "referral.missing.follow_up_past": N_("The day of the follow-up is past"),
}
