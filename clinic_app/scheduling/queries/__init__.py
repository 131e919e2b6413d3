"""Reads of appointments and meetings, as frozen values."""

from clinic_app.scheduling.queries.blocks import between, of_client, one
from clinic_app.scheduling.queries.dates import dates
from clinic_app.scheduling.queries.detail import detail
from clinic_app.scheduling.queries.follow_ups import follow_ups
from clinic_app.scheduling.queries.meetings import meeting, meetings

__all__ = ["between", "dates", "detail", "follow_ups", "meeting", "meetings", "of_client", "one"]
