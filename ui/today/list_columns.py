"""Where the columns of the day's list stand, for its head and its rows alike (mock 02b)."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from clinic_app.common.translations import _, pgettext
from ui.theme.tokens import px

NAMES = ("time", "client", "counselor", "place", "status", "phone")
_WIDTHS = {"time": 64, "counselor": 106, "place": 88, "status": 160, "phone": 132}
_ACTIONS = 132
_LEFT, _LEAST_CLIENT = 11, 210
_DROPPED = ("phone", "place", "counselor")
"""What gives way first where it is narrow; the panel tells it."""


@dataclass(frozen=True)
class Columns:
    """Left edge and width of each column that is shown."""

    places: dict[str, tuple[float, float]]

    @classmethod
    def within(cls, width: int) -> "Columns":
        """For a list of that width."""
        shown = [name for name in NAMES if name != "client"]
        room = width - _LEFT - px(_ACTIONS)
        for name in _DROPPED:
            if room - sum(px(_WIDTHS[one]) for one in shown) < px(_LEAST_CLIENT):
                shown.remove(name)
        rest = room - sum(px(_WIDTHS[name]) for name in shown)
        places: dict[str, tuple[float, float]] = {}
        x = float(_LEFT)
        for name in NAMES:
            if name == "client" or name in shown:
                wide = rest if name == "client" else float(px(_WIDTHS[name]))
                places[name] = (x, wide)
                x += wide
        return cls(places)

    def box(self, name: str, height: int) -> QRectF | None:
        """The cell of a column, with a gap to the next; None where the column isn't shown."""
        if name not in self.places:
            return None
        left, width = self.places[name]
        return QRectF(left, 0, width - 10, height)


def title(name: str) -> str:
    """The head of a column."""
    words = {
        "time": pgettext("column", "Time"),
        "client": _("Client"),
        "counselor": _("Counselor"),
        "place": _("Place"),
        "status": _("Status"),
        "phone": _("Telephone"),
    }
    return words[name]
