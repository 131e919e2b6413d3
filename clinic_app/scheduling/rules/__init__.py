"""What is true of appointments whatever the database: clashes, free times, their way through the day."""

from clinic_app.scheduling.rules.conflicts import find_conflicts, find_meeting_conflicts, may_overrule
from clinic_app.scheduling.rules.free_times import free_on
from clinic_app.scheduling.rules.life_cycle import (
    is_late,
    may_reopen,
    may_step,
    next_statuses,
    permission_for,
    too_early,
    too_old,
)
from clinic_app.scheduling.rules.slots import check_note, check_slot
from clinic_app.scheduling.rules.suggestion import first_free_counselor

__all__ = [
    "check_note",
    "check_slot",
    "find_conflicts",
    "find_meeting_conflicts",
    "first_free_counselor",
    "free_on",
    "is_late",
    "may_overrule",
    "may_reopen",
    "may_step",
    "next_statuses",
    "permission_for",
    "too_early",
    "too_old",
]
