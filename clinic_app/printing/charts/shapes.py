"""What a chart is made of. Points, from the upper left; colours by what they mean, never by value."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum


class Ink(StrEnum):
    """What a colour means; screen and paper each choose theirs."""

    BK = "bk"
    PSY = "psy"
    PEER = "peer"
    MALE = "male"
    FEMALE = "female"
    TREND = "trend"
    POINT = "point"
    """The newest point of a trend."""
    GRID = "grid"
    LIMIT = "limit"
    GROUND = "ground"
    """What the chart lies on."""
    STRONG = "strong"
    """Text that is read first."""
    PLAIN = "plain"
    FAINT = "faint"


class Pattern(StrEnum):
    """How an area is filled, so that it is told apart without colour (ui/spec §2.3)."""

    SOLID = "solid"
    DOTS = "dots"
    STRIPES = "stripes"
    OUTLINED = "outlined"
    """A soft fill inside a line."""


class Anchor(StrEnum):
    """Which end of a text stands at its `x`."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Style(StrEnum):
    """What a text is in the chart; the measure knows its font."""

    TITLE = "title"
    LABEL = "label"
    VALUE = "value"


@dataclass(frozen=True)
class Rect:
    """An area. `value` is the figure it stands for, None for one that stands for none (a legend's)."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink
    pattern: Pattern = Pattern.SOLID
    radius: float = 0
    value: float | None = None


@dataclass(frozen=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    ink: Ink
    dashed: bool = False
    width: float = 1


@dataclass(frozen=True)
class Polyline:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    ink: Ink
    width: float = 1.5


@dataclass(frozen=True)
class Circle:
    """A point of a trend; `hollow` shows the ground inside. `value` as in `Rect`."""

    x: float
    y: float
    radius: float
    ink: Ink
    hollow: bool = True
    value: float | None = None


@dataclass(frozen=True)
class Text:
    """One line of words; `y` is the middle of its height."""

    x: float
    y: float
    words: str
    style: Style = Style.LABEL
    ink: Ink = Ink.FAINT
    anchor: Anchor = Anchor.START


Shape = Rect | Line | Polyline | Circle | Text


@dataclass(frozen=True)
class Spot:
    """A place to point at or to focus: `name` says in words what is there, `key` which data it is."""

    x: float
    y: float
    width: float
    height: float
    name: str
    key: tuple[int, ...]


@dataclass(frozen=True)
class Chart:
    """A drawing of that size, and its spots in the order of the keyboard."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    spots: tuple[Spot, ...] = field(default=())


Measure = Callable[[str, Style], tuple[float, float]]
"""How wide and high a text of a style is, in the drawer's font."""
