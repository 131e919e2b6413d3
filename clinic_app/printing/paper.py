"""A sheet of paper as plain values: where which words stand. Points, from the upper left corner."""

from dataclasses import dataclass
from pathlib import Path
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


@dataclass(frozen=True)
class Paper:
    """Pages of A4 and the fonts that their words are measured with."""

    title: str
    pages: tuple[tuple[Mark, ...], ...]
    regular: Path
    bold: Path

    def draw(self, number: int, pen: Pen) -> None:
        """Draw a page, counted from 0."""
        for mark in self.pages[number]:
            match mark:
                case Words():
                    pen.words(mark.x, mark.y, mark.text, mark.size, mark.bold, mark.centred, mark.spacing)
                case Frame():
                    pen.frame(mark.x, mark.y, mark.width, mark.height, mark.radius)
                case Rule():
                    pen.rule(mark.x, mark.y, mark.width)

    def pdf(self) -> bytes:
        """The same as a PDF, made in memory: documents need no temporary file (SECURITY §8)."""
        from clinic_app.printing.pdf import render

        return render(self)
