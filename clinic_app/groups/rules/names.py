"""A shared note holds no member's name (handbook §2.10): finding those that slipped in, to ask about them."""

from collections.abc import Iterable

from clinic_app.common.text import words_of

LEAST = 3
"""Signs of a word that is looked for: initials and `An.` are in every text."""


def names_within(text: str, members: Iterable[str]) -> tuple[str, ...]:
    """The words of members' names that stand in `text`, as the names write them, each once.

    A name that is also a word of the language (Indah, Cahaya) is found too: it is asked about, never refused.
    """
    said = set(words_of(text))
    found: dict[str, str] = {}
    for name in members:
        for written in name.split():
            for word in words_of(written):
                if len(word) >= LEAST and word in said:
                    found.setdefault(word, written.strip(".,"))
    return tuple(found.values())
