"""What the person wants to see of the log. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from clinic_app.audit.values import LogFilter
from clinic_app.common.text import words_of
from clinic_app.common.translations import N_
from clinic_app.people.values import StaffMember
from ui.admin.log.actions import Group, of_group


class Period(StrEnum):
    """How far back."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    MONTH = "month"
    ALL = "all"


PERIODS = {
    Period.TODAY: N_("Today"),
    Period.YESTERDAY: N_("Yesterday"),
    Period.WEEK: N_("Last 7 days"),
    Period.MONTH: N_("Last 30 days"),
    Period.ALL: N_("All time"),
}
_BACK = {Period.TODAY: (0, 0), Period.YESTERDAY: (1, 1), Period.WEEK: (6, 0), Period.MONTH: (29, 0)}
"""First and last day, counted back from today."""


@dataclass(frozen=True)
class Wish:
    """The filters as chosen. A `day` counts instead of the period.

    `around` is the number of a line to be shown among its neighbours, whatever else was chosen.
    """

    period: Period = Period.TODAY
    day: date | None = None
    person_id: int | None = None
    group: Group | None = None
    text: str = ""
    around: int | None = None

    def filter(self, today: date, people: Iterable[StaffMember]) -> LogFilter:
        """As the clinic understands it."""
        if self.around is not None:
            return LogFilter()
        first, last = self._days(today)
        digits = record_digits(self.text)
        return LogFilter(
            first_day=first,
            last_day=last,
            person_ids=self._persons(people, bool(digits)),
            actions=None if self.group is None else of_group(self.group),
            record_no=digits,
        )

    def _days(self, today: date) -> tuple[date | None, date | None]:
        if self.day is not None:
            return self.day, self.day
        back = _BACK.get(self.period)
        return (None, None) if back is None else (today - timedelta(back[0]), today - timedelta(back[1]))

    def _persons(self, people: Iterable[StaffMember], is_number: bool) -> frozenset[int] | None:
        typed = [] if is_number else words_of(self.text)
        if self.person_id is None and not typed:
            return None
        fitting = {int(person.id) for person in people if not typed or _fits(person, typed)}
        return frozenset(fitting if self.person_id is None else fitting & {self.person_id})

    @property
    def shows_today(self) -> bool:
        """Whether all lines are of today."""
        return self.period is Period.TODAY and self.day is None and self.around is None

    def state(self) -> dict[str, Any]:
        """To come back to after a lock, without what was typed."""
        return {
            "period": self.period.value,
            "day": self.day and self.day.isoformat(),
            "person": self.person_id,
            "group": self.group and self.group.value,
        }


def wish_of(state: Mapping[str, Any]) -> Wish:
    """What `state` gave; what isn't known any more is left out."""
    period, group, person = state.get("period"), state.get("group"), state.get("person")
    day = state.get("day")
    return replace(
        Wish(),
        period=Period(period) if period in set(Period) else Period.TODAY,
        day=date.fromisoformat(day) if isinstance(day, str) else None,
        group=Group(group) if group in set(Group) else None,
        person_id=person if isinstance(person, int) else None,
    )


def record_digits(text: str) -> str:
    """The digits of a record number, typed as `004217`, `RM 004217` or `#4217`; "" for what is none."""
    bare = "".join(text.split()).casefold().removeprefix("rm").removeprefix("mr").lstrip("#.:")
    return bare if bare.isascii() and bare.isdigit() else ""


def _fits(person: StaffMember, typed: list[str]) -> bool:
    own = [*words_of(person.name), *words_of(person.login)]
    return all(any(word.startswith(part) for word in own) for part in typed)
