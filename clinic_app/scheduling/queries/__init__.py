"""Reads of appointments, as frozen values."""

from clinic_app.scheduling.queries.blocks import between, of_client, one
from clinic_app.scheduling.queries.dates import dates
from clinic_app.scheduling.queries.detail import detail

__all__ = ["between", "dates", "detail", "of_client", "one"]
