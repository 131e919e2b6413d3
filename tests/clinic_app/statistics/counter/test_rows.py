"""The rows behind a figure are as many as the figure says, on random clinics."""

from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from clinic_app.facility.values import Programme
from clinic_app.statistics.values.figures import Measure
from tests.clinic_app.statistics.counter.agreeing import ZONE
from tests.clinic_app.statistics.counter.clinics import MONTHS, Rows, clinics
from tests.clinic_app.statistics.counter.filing import file_clinic
from tests.support.clinic import HENDRA, Clinic

SAME = (
    *(Measure.PERSONS, Measure.VISITS, Measure.VISITS_NEW, Measure.VISITS_OLD, Measure.SESSIONS),
    *(Measure.CONTACTS, Measure.NO_SHOWS, Measure.CANCELLED, Measure.MEETINGS, Measure.ATTENDANCES),
    *(Measure.GROUP_PERSONS, Measure.REFERRALS_SENT, Measure.REFERRALS_ACCEPTED),
    *(Measure.REFERRALS_ATTENDED, Measure.REFERRALS_CLOSED, Measure.REFERRALS_OVERDUE),
)
"""Measures whose rows are what is counted, one by one."""


@settings(max_examples=10, deadline=None)
@given(rows=clinics(), month=st.sampled_from(MONTHS), programme=st.sampled_from((None, *Programme)))
def test_each_figure_has_as_many_rows(
    shared: Clinic, rows: Rows, month: date, programme: Programme | None
) -> None:
    file_clinic(shared.desk(HENDRA), rows)
    shared.clock.at = (datetime.combine(month, datetime.min.time()) + timedelta(days=60)).replace(tzinfo=ZONE)
    statistics = shared.at(HENDRA).statistics
    total = statistics.month(month, programme=programme).total

    listed = {each: statistics.drill(each, month, programme=programme, limit=100) for each in SAME}

    assert {each: drill.total for each, drill in listed.items()} == {
        each: getattr(total, each.value) for each in SAME
    }
    assert all(len(drill.rows) == drill.total for drill in listed.values())
    late = statistics.drill(Measure.NOTES_ON_TIME, month, programme=programme)
    assert late.total == total.notes_due - total.notes_on_time
    assert statistics.drill(Measure.WAIT_MINUTES, month, programme=programme).total == total.waited
