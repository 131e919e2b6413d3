"""What was printed stays as it was printed."""

from clinic_app.statistics.model import MonthClosing, MonthPrint


def test_printed_and_closed_months_hold_figures_only() -> None:
    for table in (MonthPrint, MonthClosing):
        assert not {"client_id", "name"} & set(table.__table__.columns.keys())
