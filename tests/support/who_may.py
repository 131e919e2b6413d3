"""Which roles may give which command, by the handbook §2.1: sets of roles, and the rows of referrals."""

from clinic_app.common.permissions import Role

REC, COUN, SUP, HEAD, ADM = (
    Role.RECEPTIONIST,
    Role.COUNSELOR,
    Role.SUPERVISOR,
    Role.HEAD,
    Role.ADMINISTRATOR,
)
EVERYONE = frozenset(Role)
DESK = frozenset({REC, COUN})
CARE = frozenset({REC, COUN, SUP})
CLINICAL = frozenset({COUN, SUP, HEAD})
OVERSIGHT = frozenset({SUP, HEAD, ADM})
NOT_ADMINISTRATOR = frozenset({REC, COUN, SUP, HEAD})
ONE = {role: frozenset({role}) for role in Role}

REFERRALS: dict[str, frozenset[Role]] = {
    # referrals: counselor RW own; registrar prepares and tracks; supervisor and head R
    "referrals.find": NOT_ADMINISTRATOR,
    "referrals.counts": NOT_ADMINISTRATOR,
    "referrals.of_client": NOT_ADMINISTRATOR,
    "referrals.open": NOT_ADMINISTRATOR,
    "referrals.receivers": DESK,
    "referrals.begin": DESK,
    "referrals.edit": DESK,
    "referrals.save_desk": DESK,
    "referrals.withdraw": DESK,
    "referrals.preview": DESK,
    "referrals.send": DESK,
    "referrals.follow_up": DESK,
    "referrals.accept": DESK,
    "referrals.attend": DESK,
    "referrals.close": DESK,
    "referrals.facts": ONE[COUN],
    "referrals.save_content": ONE[COUN],
    "referrals.record_consent": ONE[COUN],
    "referrals.consent_text": ONE[COUN],
    "referrals.make_ready": ONE[COUN],
    "referrals.redraft": ONE[COUN],
    "referrals.shown": ONE[COUN],
    "referrals.paper": ONE[COUN],
}
