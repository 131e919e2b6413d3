"""The family that paper is set in: found in its package, registered once, embedded in every PDF."""

import importlib.util
import unicodedata
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR, BOLD = "TeduhPaper", "TeduhPaper-Bold"
_FILES = {REGULAR: "SourceSansPro-Regular.ttf", BOLD: "SourceSansPro-Semibold.ttf"}
_LACKING = "?"


@cache
def font_file(name: str) -> Path:
    """Where the file of REGULAR or BOLD lies. Raises FileNotFoundError when its package isn't installed."""
    package = importlib.util.find_spec("font_source_sans_pro")
    for place in (package.submodule_search_locations or []) if package is not None else []:
        file = Path(place) / "files" / _FILES[name]
        if file.exists():
            return file
    raise FileNotFoundError(_FILES[name])


@cache
def register() -> None:
    """Make both known to the PDF writer."""
    for name in _FILES:
        pdfmetrics.registerFont(TTFont(name, str(font_file(name))))


def printable(text: str) -> str:
    """`text` with signs the font has: others lose their accents, or become a question mark, never a box."""
    known = _known_signs()
    return "".join(sign if ord(sign) in known else _nearest(sign, known) for sign in text)


def width(text: str, size: float, bold: bool = False) -> float:
    """How wide a line is, in points."""
    register()
    return float(pdfmetrics.stringWidth(text, BOLD if bold else REGULAR, size))


def lines(text: str, size: float, room: float, bold: bool = False) -> list[str]:
    """`text` broken at blanks, and within words that are wider than the room."""
    found: list[str] = []
    line = ""
    for word in printable(text).split():
        wished = f"{line} {word}" if line else word
        if width(wished, size, bold) <= room:
            line = wished
            continue
        if line:
            found.append(line)
        line = word
        while width(line, size, bold) > room:
            fits = _fitting(line, size, room, bold)
            found.append(line[:fits])
            line = line[fits:]
    return [*found, line] if line else found


def _fitting(line: str, size: float, room: float, bold: bool) -> int:
    """How many signs of a line go into the room; one at least."""
    used = 0.0
    for place, sign in enumerate(line):
        used += width(sign, size, bold)
        if used > room:
            return max(place, 1)
    return len(line)


def _nearest(sign: str, known: frozenset[int]) -> str:
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Cf", "Mn"):
        return ""
    bare = "".join(part for part in unicodedata.normalize("NFKD", sign) if ord(part) in known)
    return bare or _LACKING


@cache
def _known_signs() -> frozenset[int]:
    register()
    shared = [frozenset(pdfmetrics.getFont(name).face.charToGlyph) for name in _FILES]
    return shared[0] & shared[1]
