"""Reads of groups, as frozen values."""

from clinic_app.groups.queries.heads import head, heads
from clinic_app.groups.queries.meetings import meetings
from clinic_app.groups.queries.members import members
from clinic_app.groups.queries.participation import participations
from clinic_app.groups.queries.record import record
from clinic_app.groups.queries.rows import (
    belonging,
    facilitators,
    group_of,
    group_row,
    leads,
    marked,
    meeting_ids,
    membership,
    spans_of,
)

__all__ = [
    "belonging",
    "facilitators",
    "group_of",
    "group_row",
    "head",
    "heads",
    "leads",
    "marked",
    "meeting_ids",
    "meetings",
    "members",
    "membership",
    "participations",
    "record",
    "spans_of",
]
