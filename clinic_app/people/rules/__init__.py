"""What is true of clients whatever the database: forms, NIK, phones, names, consents. Pure."""

from clinic_app.people.rules.birth import CONSENT_AGE, age, is_minor
from clinic_app.people.rules.consent import (
    REFERRAL_SCOPES,
    SCOPES,
    check_consent,
    may_write_note,
    standing,
    undecided,
)
from clinic_app.people.rules.consent_texts import consent_text, consent_version, referral_text, scope_texts
from clinic_app.people.rules.nik import masked, read
from clinic_app.people.rules.registration import CheckedClient, check_client, examine

__all__ = [
    "CONSENT_AGE",
    "REFERRAL_SCOPES",
    "SCOPES",
    "CheckedClient",
    "age",
    "check_client",
    "check_consent",
    "consent_text",
    "consent_version",
    "examine",
    "is_minor",
    "masked",
    "may_write_note",
    "read",
    "referral_text",
    "scope_texts",
    "standing",
    "undecided",
]
