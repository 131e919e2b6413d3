"""Two counters that share nothing agree on a hundred random clinics."""

from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.clinic_app.statistics.counter.agreeing import agree
from tests.clinic_app.statistics.counter.clinics import MONTHS, Rows, clinics
from tests.support.clinic import Clinic

NOWS = st.sampled_from([timedelta(days=12, hours=10), timedelta(days=31, hours=1), timedelta(days=120)])
"""How long after the month's beginning it is: within it, just after it, long after it."""


@settings(max_examples=100, deadline=None)
@given(rows=clinics(), month=st.sampled_from(MONTHS), later=NOWS)
def test_both_counters_agree(shared: Clinic, rows: Rows, month: date, later: timedelta) -> None:
    agree(shared, rows, month, datetime.combine(month, datetime.min.time()) + later)
