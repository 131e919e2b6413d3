"""What stands on the palette's list (mock 18), and how what was typed is compared with it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from clinic_app.common.text import fold, words_of


@dataclass(frozen=True)
class Entry:
    """One line. `icon`, or `initials` for a person; `detail` is quieter, `keys` a hint at the right."""

    title: str
    act: Callable[[], object]
    icon: str = ""
    initials: str = ""
    detail: str = ""
    keys: str = ""
    name: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    """Begin and end of the parts of the title that were searched for."""


@dataclass(frozen=True)
class Group:
    """Entries under one heading."""

    heading: str
    entries: tuple[Entry, ...]


def filled(groups: Iterable[Group]) -> list[Group]:
    """Those that have entries."""
    return [group for group in groups if group.entries]


def fits(title: str, text: str) -> bool:
    """Whether each word typed is the beginning of a word of the title."""
    own, wanted = words_of(title), words_of(text)
    return bool(wanted or not text) and all(any(word.startswith(part) for word in own) for part in wanted)


def matches(title: str, text: str) -> tuple[tuple[int, int], ...]:
    """Where the words typed stand at the beginning of words of the title."""
    found: list[tuple[int, int]] = []
    wanted = words_of(text)
    place = 0
    for word in title.split(" "):
        hit = max((len(part) for part in wanted if fold(word).startswith(part)), default=0)
        if hit:
            found.append((place, place + min(hit, len(word))))
        place += len(word) + 1
    return tuple(found)
