"""What is true of a facility whatever the database: opening, closures, profile, catalogue. Pure."""

from clinic_app.facility.rules.catalogue import catalogue, default_services
from clinic_app.facility.rules.holidays import merged, shipped_holidays
from clinic_app.facility.rules.hours import check_hours, closures_of, default_hours
from clinic_app.facility.rules.profile import ZONES, check_profile, check_room

__all__ = [
    "ZONES",
    "catalogue",
    "check_hours",
    "check_profile",
    "check_room",
    "closures_of",
    "default_hours",
    "default_services",
    "merged",
    "shipped_holidays",
]
