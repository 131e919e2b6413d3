"""What the tests that break things have in common: they say how often they tried, and what was lost."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.support.tally import Tally

if TYPE_CHECKING:
    from clinic_app.notes.values import NoteId
    from clinic_app.people.values import ClientId
    from tests.support.clinic import Clinic


@pytest.fixture
def tally(record_property: Callable[[str, object], None]) -> Tally:
    """`tally("kills while typing", 25, lost=0)`: a line at the end of the run."""
    return Tally(record_property)


@pytest.fixture
def one_kind_of_tampering(tally: Tally) -> None:
    """The test is one kind of tampering, which gets nothing."""
    tally("kinds of tampering", 1)


@pytest.fixture
def clients(clinic: "Clinic") -> "tuple[ClientId, ClientId]":
    """Two clients of the same counselor, so that keys for both are at hand."""
    return clinic.client("Ayu Lestari", "nadira", consent=True), clinic.client("Made", "nadira", consent=True)


@pytest.fixture
def note(clinic: "Clinic", clients: "tuple[ClientId, ClientId]") -> "NoteId":
    """A signed note of the first, with an addendum; the second has one too."""
    from tests.support.clinic import password
    from tests.support.sessions import sign_note

    signed = sign_note(clinic, clients[0], "nadira")
    clinic.at("nadira").notes.add_addendum(signed, "Ibu menelepon", password("nadira"))
    sign_note(clinic, clients[1], "nadira")
    return signed
