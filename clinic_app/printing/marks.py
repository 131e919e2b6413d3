"""What stands on a page, as plain values: which words, lines and boxes where. Points, from the upper left."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

A4 = (595.28, 841.89)
"""Width and height in points."""
MILLIMETRE = 72 / 25.4


@dataclass(frozen=True)
class Words:
    """One line of text; `y` is its base line, `x` its left end, or its middle where `centred`."""

    x: float
    y: float
    text: str
    size: float = 10
    bold: bool = False
    centred: bool = False
    spacing: float = 0
    """Extra room between the signs."""


@dataclass(frozen=True)
class Frame:
    """A box with round corners and a thin line; `x`, `y` are its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 4


@dataclass(frozen=True)
class Rule:
    """A thin line across."""

    x: float
    y: float
    width: float


Mark = Words | Frame | Rule


class Pen(Protocol):
    """Whatever draws marks: the PDF here, a printer on the screen's side. Coordinates as in the marks."""

    def words(
        self, x: float, y: float, text: str, size: float, bold: bool, centred: bool, spacing: float
    ) -> None: ...

    def frame(self, x: float, y: float, width: float, height: float, radius: float) -> None: ...

    def rule(self, x: float, y: float, width: float) -> None: ...


def draw(marks: Iterable[Mark], pen: Pen) -> None:
    """Draw them in their order."""
    for mark in marks:
        match mark:
            case Words():
                pen.words(mark.x, mark.y, mark.text, mark.size, mark.bold, mark.centred, mark.spacing)
            case Frame():
                pen.frame(mark.x, mark.y, mark.width, mark.height, mark.radius)
            case Rule():
                pen.rule(mark.x, mark.y, mark.width)
