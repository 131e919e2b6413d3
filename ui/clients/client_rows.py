"""The list of clients as values: a row, a filter, and which rows a filter keeps. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from clinic_app.common.text import clean_line, spelled, words_of
from clinic_app.episodes.values import Episode
from clinic_app.facility.values import Programme
from clinic_app.notes.values import Risk, RiskMark
from clinic_app.people.rules.phone import searched_digits
from clinic_app.people.values import ClientName, PersonId
from clinic_app.scheduling.values import ClientDates

LONGEST = 120
"""Signs of the filter that are looked at."""
ORDER = (Programme.BK, Programme.PSY, Programme.PEER)
"""Programmes as lists sort them (ui/spec §2.3)."""
_FEWEST_PHONE_DIGITS = 3


class Standing(StrEnum):
    """Whether a client is being served now."""

    ACTIVE = "active"
    FINISHED = "finished"
    ALL = "all"


@dataclass(frozen=True, eq=False)
class ClientRow:
    """One client of the list. `place` is the place in the order of names."""

    place: int
    client: ClientName
    programmes: tuple[tuple[Programme, bool], ...]
    """With "finished" flags."""
    dates: ClientDates
    risk: RiskMark | None

    @cached_property
    def haystack(self) -> str:
        """The words of the name, as written and in one spelling, each after a blank."""
        return haystack_of(self.client.full_name)

    @cached_property
    def phone_digits(self) -> str:
        """The phone number as it is looked for."""
        return searched_digits(self.client.phone) if self.client.phone else ""

    @cached_property
    def active(self) -> bool:
        """In a programme now, or not yet in any. Of clients outside the team nobody knows: they count."""
        return not self.programmes or any(not finished for _programme, finished in self.programmes)


@dataclass(frozen=True)
class ListFilter:
    """What the list shows. `risk` "" stands for clients who weren't assessed, None for all."""

    text: str = ""
    standing: Standing = Standing.ACTIVE
    mine: bool = False
    counselor: PersonId | None = None
    programme: Programme | None = None
    risk: Risk | str | None = None
    without_next: bool = False


def programmes_of(episodes: Iterable[Episode]) -> tuple[tuple[Programme, bool], ...]:
    """The programmes a client is or was in, in the order of lists; True for a finished one."""
    known = tuple(episodes)
    ever = {episode.programme for episode in known}
    present = {episode.programme for episode in known if episode.closed_on is None}
    return tuple((programme, programme not in present) for programme in ORDER if programme in ever)


def haystack_of(name: str) -> str:
    """A name's words as the filter looks for them."""
    words = words_of(name)
    return "".join(f" {word}" for word in dict.fromkeys((*words, *map(spelled, words))))


class Search:
    """What was typed into the filter, taken apart once for all rows."""

    def __init__(self, text: str) -> None:
        typed = clean_line(text[:LONGEST])
        bare = typed.casefold().removeprefix("rm").removeprefix("mr").lstrip(" .:")
        self._digits = "" if any(sign.isalpha() for sign in bare) else searched_digits(bare)
        self._words = () if self._digits else tuple(_forms(word) for word in words_of(typed))
        self.says_nothing = not self._digits and not self._words

    def finds(self, row: ClientRow) -> bool:
        """Whether the row has words beginning with all those typed, the record number, or the phone."""
        if self._digits:
            number = row.client.record_no
            if number.startswith(self._digits) or number.lstrip("0") == self._digits.lstrip("0"):
                return True
            return len(self._digits) >= _FEWEST_PHONE_DIGITS and self._digits in row.phone_digits
        return all(word in row.haystack or plain in row.haystack for word, plain in self._words)


def _forms(word: str) -> tuple[str, str]:
    """As typed, and in the one spelling; "zzzz" is spelled "s", which was not meant."""
    plain = spelled(word)
    return f" {word}", f" {plain}" if 3 * len(plain) >= 2 * len(word) else f" {word}"


def kept(rows: Iterable[ClientRow], shown: ListFilter, me: PersonId, all_are_mine: bool) -> list[ClientRow]:
    """The rows that a filter keeps.

    `all_are_mine`: the person reads every client, so that "mine" means those the person leads.
    """
    search = Search(shown.text)
    found = list(rows) if search.says_nothing else [row for row in rows if search.finds(row)]
    if shown.standing is not Standing.ALL:
        active = shown.standing is Standing.ACTIVE
        found = [row for row in found if row.active is active]
    if shown.mine:
        found = [row for row in found if (row.client.lead_id == me if all_are_mine else row.client.own)]
    if shown.counselor is not None:
        found = [row for row in found if row.client.lead_id == shown.counselor]
    if shown.programme is not None:
        found = [row for row in found if (shown.programme, False) in row.programmes]
    if shown.risk is not None:
        found = [row for row in found if row.client.own and _level(row) == shown.risk]
    if shown.without_next:
        found = [row for row in found if row.client.own and row.active and row.dates.next is None]
    return found


def _level(row: ClientRow) -> str:
    return row.risk.level if row.risk is not None else ""
