"""What is true of referrals whatever the database: their way, what is shared, what is missing. Pure."""

from clinic_app.referrals.rules.checking import (
    ADDRESS_LIMIT,
    EXCEPTION_LEAST,
    LINE_LIMIT,
    NOTE_LIMIT,
    PHONE_LIMIT,
    REMARK_LIMIT,
    TEXT_LIMIT,
    check_content,
    check_desk,
)
from clinic_app.referrals.rules.life_cycle import due_days, due_on, is_overdue, lane_of, next_acts
from clinic_app.referrals.rules.readiness import consent_state, longest_consent, may_follow, missing
from clinic_app.referrals.rules.sharing import (
    offers,
    preset_items,
    preset_of,
    services_sentence,
    shared_now,
)

__all__ = [
    "ADDRESS_LIMIT",
    "EXCEPTION_LEAST",
    "LINE_LIMIT",
    "NOTE_LIMIT",
    "PHONE_LIMIT",
    "REMARK_LIMIT",
    "TEXT_LIMIT",
    "check_content",
    "check_desk",
    "consent_state",
    "due_days",
    "due_on",
    "is_overdue",
    "lane_of",
    "longest_consent",
    "may_follow",
    "missing",
    "next_acts",
    "offers",
    "preset_items",
    "preset_of",
    "services_sentence",
    "shared_now",
]
