"""Which part of a month is counted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Protocol, TypeVar

from clinic_app.facility.values import Programme
from clinic_app.people.values import PersonId
from clinic_app.statistics.rules.months import last_day, month_after


class Placed(Protocol):
    """What lies in a programme and was done by a counselor."""

    @property
    def programme(self) -> Programme: ...

    @property
    def counselor(self) -> PersonId: ...


P = TypeVar("P", bound=Placed)


@dataclass(frozen=True)
class Scope:
    """A month, as it stands on `today`; perhaps of one programme, perhaps of one counselor."""

    month: date
    today: date
    programme: Programme | None = None
    counselor: PersonId | None = None

    @property
    def begin(self) -> datetime:
        """The month's first moment, on the wall clock."""
        return datetime.combine(self.month, time())

    @property
    def end(self) -> datetime:
        """The first moment that is no longer in it."""
        return datetime.combine(month_after(self.month), time())

    @property
    def year(self) -> datetime:
        """The first moment of its calendar year."""
        return datetime(self.month.year, 1, 1)

    @property
    def name(self) -> str:
        """What log and files call it: `2026-11`."""
        return f"{self.month:%Y-%m}"

    @property
    def through(self) -> date:
        """Its last day, or today while it runs."""
        return min(last_day(self.month), self.today)

    @property
    def narrowed(self) -> bool:
        """Whether it is less than the whole month."""
        return self.programme is not None or self.counselor is not None

    def of(self, found: Iterable[P]) -> Iterator[P]:
        """Those that lie in it."""
        return (each for each in found if self.takes(each.programme, each.counselor))

    def takes(self, programme: Programme, counselor: PersonId) -> bool:
        """Whether what a counselor did in a programme lies in it."""
        return self.programme in (None, programme) and self.counselor in (None, counselor)

    def at(self, month: date) -> "Scope":
        """The same of another month."""
        return replace(self, month=month)
