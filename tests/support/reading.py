"""What somebody who reads Indonesian would find fault with in a window: words that stayed English."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QTabBar, QWidget

from clinic_app.common.resources import resource

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_WORD = re.compile("[a-z]{3}")


def left_in_english(window: QWidget) -> list[str]:
    """Texts in sight, spoken or in tips that are a sentence of the program before translation."""
    found = []
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            found += [
                f"{widget.objectName()}: still English: {each!r}" for each in _texts(widget) if _english(each)
            ]
    return found


def _texts(widget: QWidget) -> Iterator[str]:
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.toolTip()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(place) for place in range(widget.count()))


@cache
def _english(text: str) -> bool:
    exact, patterns = _sentences()
    return text in exact or any(pattern.fullmatch(text) for pattern in patterns)


@cache
def _sentences() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """English sentences that read otherwise in Indonesian; those with places to fill as patterns."""
    path = Path(str(resource("translations"))) / "id" / "LC_MESSAGES" / "teduh.po"
    with path.open("rb") as stream:
        messages = [each for each in read_po(stream) if each.id]
    english = {form for each in messages for form in _forms(each.id)}
    told = english - {form for each in messages for form in _forms(each.string)}
    whole = {each for each in told if not _PLACEHOLDER.search(each)}
    filled = [each for each in sorted(told - whole) if _WORD.search(_PLACEHOLDER.sub("", each))]
    patterns = [".+".join(map(re.escape, _PLACEHOLDER.split(each))) for each in filled]
    return frozenset(whole), tuple(re.compile(each, re.DOTALL) for each in patterns)


def _forms(words: str | Sequence[str]) -> Sequence[str]:
    """Of one and of many."""
    return (words,) if isinstance(words, str) else words
