"""A draft whose note, client or session was changed behind the program's back is not opened, nor signed."""

import pytest

from clinic_app.common.errors import ClinicError, Damaged
from clinic_app.people.values import ClientId
from tests.support.clinic import Clinic, password
from tests.support.sessions import SOAP, hold_session
from tests.support.tampering import tamper

pytestmark = [pytest.mark.fault, pytest.mark.usefixtures("one_kind_of_tampering")]


def test_a_draft_moved_to_another_note_or_client_is_not_opened(
    clinic: Clinic, clients: tuple[ClientId, ClientId]
) -> None:
    notes = clinic.at("nadira").notes
    first = notes.begin(hold_session(clinic, clients[0], "nadira")).head.id
    second = notes.begin(hold_session(clinic, clients[1], "nadira")).head.id
    notes.save(first, SOAP)
    notes.save(second, SOAP)

    tamper(
        clinic,
        "UPDATE draft SET object_key = 'x' WHERE object_key = :first",
        "UPDATE draft SET object_key = :first WHERE object_key = :second",
        "UPDATE note SET client_id = :client WHERE id = :second_note",
        "UPDATE draft SET object_key = :second WHERE object_key = 'x'",
        first=str(first),
        second=str(second),
        second_note=second,
        client=clients[0],
    )

    for note in (first, second):
        with pytest.raises(ClinicError):
            notes.open_draft(note)


def test_a_note_taken_back_and_pointed_at_another_client_is_begun_for_its_own_session(
    clinic: Clinic, clients: tuple[ClientId, ClientId]
) -> None:
    """Else it would be sealed to the other one's team, in which whoever changed it may be."""
    notes = clinic.at("nadira").notes
    about = hold_session(clinic, clients[0], "nadira")
    taken_back = notes.begin(about).head.id
    notes.withdraw(taken_back)

    tamper(clinic, "UPDATE note SET client_id = :client", client=clients[1])

    assert notes.begin(about).head.client_id == clients[0]


def test_a_draft_whose_session_was_given_to_another_client_is_not_signed(
    clinic: Clinic, clients: tuple[ClientId, ClientId]
) -> None:
    notes = clinic.at("nadira").notes
    about = hold_session(clinic, clients[0], "nadira")
    draft = notes.begin(about).head.id
    notes.save(draft, SOAP)

    tamper(
        clinic, "UPDATE appointment SET client_id = :client WHERE id = :about", client=clients[1], about=about
    )

    with pytest.raises(Damaged) as refused:
        notes.sign(draft, password("nadira"))
    assert refused.value.code == "note.moved"
