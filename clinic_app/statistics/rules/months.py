"""Months: their days, and those before them."""

from datetime import date, timedelta


def first_day(day: date) -> date:
    """The first day of the month that `day` is in."""
    return day.replace(day=1)


def month_after(month: date, by: int = 1) -> date:
    """The first day of the month that is `by` months later; earlier for a negative one.

    Raises OverflowError outside the years that a date can have.
    """
    year, index = divmod(month.year * 12 + month.month - 1 + by, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError("no such month")
    return date(year, index + 1, 1)


def last_day(month: date) -> date:
    """The last day of a month."""
    return date(month.year, 12, 31) if month.month == 12 else month_after(month) - timedelta(days=1)
