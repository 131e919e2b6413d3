"""The weeks read last: turning a page reads nothing that is known already."""

from collections.abc import Callable, Iterable
from datetime import date

from clinic_app.scheduling.values import Week
from ui.calendar.view_state import Shown


class Weeks:
    """By their Mondays: as they are, and with only what is ticked."""

    def __init__(self, read: Callable[[date], Week]) -> None:
        self._read = read
        self._whole: dict[date, Week] = {}
        self._ticked: dict[date, Week] = {}

    def whole(self, monday: date) -> Week:
        """A week with everything in it."""
        if monday not in self._whole:
            self._whole[monday] = self._read(monday)
        return self._whole[monday]

    def ticked(self, monday: date, shown: Shown) -> Week:
        """A week with what is ticked."""
        if monday not in self._ticked:
            self._ticked[monday] = shown.of(self.whole(monday))
        return self._ticked[monday]

    def tick_anew(self) -> None:
        """Other ticks count from now on."""
        self._ticked.clear()

    def forget(self, mondays: Iterable[date]) -> None:
        """These weeks changed."""
        for monday in mondays:
            self._whole.pop(monday, None)
            self._ticked.pop(monday, None)

    def keep(self, mondays: Iterable[date]) -> None:
        """No other weeks are wanted any more."""
        near = set(mondays)
        self.forget([monday for monday in self._whole if monday not in near])

    def known(self) -> tuple[date, ...]:
        """The Mondays of the weeks in memory."""
        return tuple(self._whole)
