"""The words of the form as they are printed, band by band: what is previewed, frozen and drawn."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """A label and its value; of one that isn't shared, the word that says so."""

    label: str
    value: str
    shared: bool = True


@dataclass(frozen=True)
class Passage:
    """A text of any length, with what it is about before it."""

    text: str
    label: str = ""


@dataclass(frozen=True)
class Tick:
    """A box of a tick list."""

    label: str
    ticked: bool


@dataclass(frozen=True)
class Ticks:
    """A tick list."""

    boxes: tuple[Tick, ...]


@dataclass(frozen=True)
class Signature:
    """A place to sign: who signs, in which capacity, and the words of the line for the date."""

    office: str
    name: str
    date: str


@dataclass(frozen=True)
class Signatures:
    """Places to sign beside each other."""

    places: tuple[Signature, ...]


Part = Field | Passage | Ticks | Signatures


@dataclass(frozen=True)
class Band:
    """A numbered section of the form."""

    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Sheet:
    """The whole form, in the language in which it was made."""

    agency: str
    unit: str
    number: str
    """The line with the letter's number."""
    day: str
    title: str
    mark: str
    """Urgency and confidentiality."""
    bands: tuple[Band, ...]
