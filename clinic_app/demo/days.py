"""When the demo clinic is open, and moments at which somebody there does something."""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from random import Random

from clinic_app.facility.rules.holidays import shipped_holidays
from clinic_app.facility.rules.hours import closures_of
from clinic_app.facility.values import OpeningRule

STEP = 5
"""Minutes of one mark in a day's pattern."""
_MARKS = 24 * 60 // STEP
_RAMADAN = timedelta(days=30)


class Days:
    """The open days from `first` to `last`, both included; never a holiday."""

    def __init__(self, rules: Iterable[OpeningRule], first: date, last: date) -> None:
        self._rules = tuple(rules)
        years = range(first.year, last.year + 2)
        holidays = {holiday.day: holiday for year in years for holiday in shipped_holidays(year)}
        self._feasts = sorted(day for day, holiday in holidays.items() if "Idul Fitri" in holiday.name)
        self._closed = {weekday: self._pattern(weekday) for weekday in range(7)}
        whole = (1 << _MARKS) - 1
        spread = (first + timedelta(days=number) for number in range((last - first).days + 1))
        self.open = [day for day in spread if self._closed[day.weekday()] != whole and day not in holidays]
        self._set = set(self.open)

    def closed(self, day: date) -> int:
        """The marks of a day at which nobody is served, as bits."""
        return self._closed[day.weekday()] if day in self._set else (1 << _MARKS) - 1

    def is_open(self, day: date) -> bool:
        return day in self._set

    def minutes(self, day: date) -> int:
        """How long the clinic is open on a day."""
        return (_MARKS - self._closed[day.weekday()].bit_count()) * STEP if day in self._set else 0

    def opens(self, day: date) -> datetime:
        return min(self._service(day))[0]

    def closes(self, day: date) -> datetime:
        return max(end for _, end in self._service(day))

    def nearest(self, day: date, *, back: bool) -> date:
        """`day`, or the open one next to it."""
        place = bisect_left(self.open, day)
        if place < len(self.open) and self.open[place] == day:
            return day
        place = place - 1 if back else place
        return self.open[max(0, min(place, len(self.open) - 1))]

    def before(self, day: date) -> date | None:
        """The open day before."""
        place = bisect_left(self.open, day)
        return self.open[place - 1] if place else None

    def moment(self, chance: Random, earliest: datetime, latest: datetime) -> datetime:
        """Some moment at the desk from `earliest` to `latest`; just after `earliest` where there is none."""
        first, last = bisect_left(self.open, earliest.date()), bisect_left(self.open, latest.date())
        for _ in range(6):
            day = self.open[min(chance.randint(first, max(first, last)), len(self.open) - 1)]
            minutes = int((self.closes(day) - self.opens(day)).total_seconds()) // 60
            moment = self.opens(day) + timedelta(
                minutes=chance.randrange(5, minutes), seconds=chance.randrange(60)
            )
            if earliest < moment <= latest:
                return moment
        return min(earliest + timedelta(seconds=chance.randrange(40, 400)), latest)

    def load(self, day: date) -> float:
        """How busy a day is in comparison: less during the fasting month (handbook §9.3)."""
        fasting = any(feast - _RAMADAN <= day < feast for feast in self._feasts)
        return self.minutes(day) * (0.7 if fasting else 1.0)

    def _service(self, day: date) -> list[tuple[datetime, datetime]]:
        return [
            (datetime.combine(day, rule.start), datetime.combine(day, rule.end))
            for rule in self._rules
            if rule.weekday == day.weekday() and rule.kind == "service"
        ]

    def _pattern(self, weekday: int) -> int:
        day = date(2024, 1, 1) + timedelta(days=weekday)
        pattern = 0
        for closure in closures_of(day, self._rules):
            end = closure.end or time(23, 59)
            pattern |= stretch(datetime.combine(day, closure.start), datetime.combine(day, end))
        return pattern


def stretch(start: datetime, end: datetime) -> int:
    """The marks that [start, end) touches, as bits."""
    first = (start.hour * 60 + start.minute) // STEP
    last = -(-(end.hour * 60 + end.minute) // STEP)
    return ((1 << (last - first)) - 1) << first
