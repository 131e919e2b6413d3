"""That an appointment belongs to a row of weekly ones."""

from dataclasses import dataclass
from typing import NewType

SeriesId = NewType("SeriesId", int)


@dataclass(frozen=True)
class SeriesPlace:
    """The third of eight. Neither number changes when one of them is moved or called off."""

    series_id: SeriesId
    number: int
    count: int
