"""How large a demo clinic is."""

from dataclasses import dataclass
from datetime import timedelta

DEFAULT_SEED = 2026
AHEAD = timedelta(days=21)
"""How far into the future appointments are booked."""


@dataclass(frozen=True)
class Scale:
    """What a clinic of this size holds; `history` is how long ago it was founded."""

    name: str
    history: timedelta
    clients: int
    appointments: int
    notes: int
    counselors: int
    """How many of those in `resources/demo/staff.toml` work here, from the first on."""
    turnover: bool = False
    """Whether people come and go, as `resources/demo/turnover.toml` tells."""
    twins: int = 0
    """Clients who were registered a second time, which somebody noticed and put together."""
    referrals: int = 0
    """Referrals before those of `resources/demo/referrals.toml`."""
    groups: int = 0
    """Groups beside the named ones of `resources/demo/groups.toml`."""


EMPTY = Scale("empty", timedelta(days=1), 0, 0, 0, 4)
"""Staff, rooms and hours only."""
SMALL = Scale("small", timedelta(days=92), 60, 400, 150, 4)
YEAR = Scale("year", timedelta(days=425), 2_000, 25_000, 6_000, 14, groups=6, referrals=120)
DECADE = Scale(
    "decade",
    timedelta(days=3_653),
    20_000,
    250_000,
    60_000,
    14,
    turnover=True,
    twins=60,
    groups=54,
    referrals=1_500,
)
SCALES = {scale.name: scale for scale in (EMPTY, SMALL, YEAR, DECADE)}
