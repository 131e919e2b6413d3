"""Light marks in plain text: `**bold**`, `*italic*`, and `- ` at the head of a line. Pure.

A note is kept as it is typed, so what a mark looks like is a matter of the screen alone. A mark opens before
a sign and closes behind one, within a line.
"""

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

LIST = "- "
LONG_LINE = 20_000
"""Signs from which on a line is shown as it is, since looking for marks would cost more than it gives."""


class Style(Enum):
    """What a pair of marks makes of the words between; the value is the mark."""

    BOLD = "**"
    ITALIC = "*"


class Span(NamedTuple):
    """A marked stretch of a line: `start` and `end` hold the marks too."""

    start: int
    end: int
    style: Style

    @property
    def inner(self) -> tuple[int, int]:
        """The words without their marks."""
        size = len(self.style.value)
        return self.start + size, self.end - size


class Run(NamedTuple):
    """Words of one look."""

    text: str
    bold: bool
    italic: bool


def spans(line: str) -> list[Span]:
    """The marked stretches of a line, in order; bold ones may hold italic ones. Takes linear time."""
    if len(line) > LONG_LINE or "*" not in line:
        return []
    places = _places(line)
    bold = _pairs(line, Style.BOLD, [place for place, size in places if size == 2])
    italic = _pairs(line, Style.ITALIC, [place for place, size in places if size == 1])
    return sorted([*bold, *italic], key=lambda span: span[:2])


def runs(line: str) -> list[Run]:
    """The line without its marks, cut where the look changes; a list line begins with a bullet."""
    found = spans(line)
    marks: set[int] = set()
    looks = {Style.BOLD: bytearray(len(line)), Style.ITALIC: bytearray(len(line))}
    for span in found:
        start, end = span.inner
        marks |= {*range(span.start, start), *range(end, span.end)}
        looks[span.style][start:end] = b"\1" * (end - start)
    made: list[Run] = []
    if line.startswith(LIST):
        made.append(Run("•\u2002", False, False))
        marks |= {0, 1}
    for place, sign in enumerate(line):
        if place in marks:
            continue
        bold, italic = bool(looks[Style.BOLD][place]), bool(looks[Style.ITALIC][place])
        if made and (made[-1].bold, made[-1].italic) == (bold, italic):
            made[-1] = Run(made[-1].text + sign, bold, italic)
        else:
            made.append(Run(sign, bold, italic))
    return made


def toggled(text: str, style: Style) -> str:
    """`text` with the marks around each of its lines, or without them when all lines bear them."""
    lines = text.split("\n")
    filled = [line for line in lines if line.strip()]
    if filled and all(_wears(line.strip(), style) for line in filled):
        return "\n".join(_around(line, lambda core: _bare(core, style)) for line in lines)
    return "\n".join(_around(line, lambda core: f"{style.value}{core}{style.value}") for line in lines)


def listed(lines: list[str]) -> list[str]:
    """The lines as a list, or no list any more when all of them are one."""
    if all(line.startswith(LIST) for line in lines):
        return [line[len(LIST) :] for line in lines]
    return [line if line.startswith(LIST) else LIST + line for line in lines]


def _places(line: str) -> list[tuple[int, int]]:
    """Marks: (where, how long). Three asterisks are one of each, the bold one outside; more are no marks."""
    found: list[tuple[int, int]] = []
    place = line.find("*")
    while place >= 0:
        end = place
        while end < len(line) and line[end] == "*":
            end += 1
        if end - place == 3 and line[end : end + 1].strip():
            found += [(place, 2), (place + 2, 1)]
        elif end - place == 3:
            found += [(place, 1), (place + 1, 2)]
        elif end - place <= 2:
            found.append((place, end - place))
        place = line.find("*", end)
    return found


def _pairs(line: str, style: Style, places: list[int]) -> list[Span]:
    made: list[Span] = []
    opened: int | None = None
    size = len(style.value)
    for place in places:
        before = line[place - 1 : place]
        after = line[place + size : place + size + 1]
        if opened is not None and before and not before.isspace():
            made.append(Span(opened, place + size, style))
            opened = None
        elif after and not after.isspace() and not before.isalnum():
            opened = place
    return made


def _around(line: str, change: Callable[[str], str]) -> str:
    core = line.strip()
    if not core:
        return line
    head = LIST if core.startswith(LIST) else ""
    start = line.index(core) + len(head)
    return line[:start] + change(core[len(head) :]) + line[line.index(core) + len(core) :]


def _wears(core: str, style: Style) -> bool:
    core = core.removeprefix(LIST)
    found = {(span.start, span.end, span.style) for span in spans(core)}
    inside = style is Style.ITALIC and (0, len(core), Style.BOLD) in found
    return (0, len(core), style) in found or (inside and (2, len(core) - 2, style) in found)


def _bare(core: str, style: Style) -> str:
    size = len(style.value)
    return core[size:-size]
