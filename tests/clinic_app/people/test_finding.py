"""Finding clients by name parts, record number and phone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from clinic_app.workspace import Workspace
from tests.support.clinic import BAGUS, NADIRA, SARI, Clinic

PEOPLE = {
    "Ayu Lestari": "0812-4410-2213",
    "Dr. Étienne Soekarno, M.Psi.": "0813-1111-2222",
    "Ma'ruf Al-Fatih": "0274 512345",
    "Muhammad Rizky Ramadhan": "0821 9999 0000",
    "I Wayan Sudarma": "",
    "مريم": "",
}


@pytest.fixture(scope="module")
def reception(clinic_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The receptionist of a clinic with these people, which the tests only read."""
    clinic = Clinic.copied(clinic_template, tmp_path_factory.mktemp("finding") / "clinic")
    for name, phone in PEOPLE.items():
        clinic.client(name, phone=phone)
    yield clinic.at(SARI)
    clinic.close()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ayu", ["Ayu Lestari"]),
        ("LEST ay", ["Ayu Lestari"]),
        ("lestari, ayu", ["Ayu Lestari"]),
        ("etienne", ["Dr. Étienne Soekarno, M.Psi."]),
        ("sukarno", ["Dr. Étienne Soekarno, M.Psi."]),
        ("m.psi", ["Dr. Étienne Soekarno, M.Psi."]),
        ("maruf", ["Ma'ruf Al-Fatih"]),
        ("ma'ruf al-fa", ["Ma'ruf Al-Fatih"]),
        ("ma’ruf", ["Ma'ruf Al-Fatih"]),
        ("riz ram muh", ["Muhammad Rizky Ramadhan"]),
        ("مري", ["مريم"]),
        ("yu", []),
        ("ayu budi", []),
        ("000001", ["Ayu Lestari"]),
        ("RM 000002", ["Dr. Étienne Soekarno, M.Psi."]),
        ("rm3", ["Ma'ruf Al-Fatih"]),
        ("4", ["Muhammad Rizky Ramadhan"]),
        ("0812 4410", ["Ayu Lestari"]),
        ("2213", ["Ayu Lestari"]),
        ("+62 812-4410", ["Ayu Lestari"]),
        ("62812441", ["Ayu Lestari"]),
        ("(0274)", ["Ma'ruf Al-Fatih"]),
        ("", []),
        ("  ", []),
        ("'\";--", []),
        ("%", []),
        ("_", []),
        ("-", []),
        ("+", []),
        ("😀", []),
        ("\u202e", []),
        ("a" * 5_000_000, []),
        ("1" * 5_000_000, []),
        ("a b c d e f g h i j k l m n o p q r s t", []),
    ],
)
def test_what_is_typed_finds(reception: Workspace, typed: str, found: list[str]) -> None:
    assert [name.full_name for name in reception.clients.find(typed)] == found


def test_the_first_by_name_are_shown(clinic: Clinic, sari: Workspace) -> None:
    for name in ("Siti Zahra", "Siti Aminah", "Ny. Siti Budiarti"):
        clinic.client(name)

    assert [name.full_name for name in sari.clients.find("siti", limit=2)] == [
        "Siti Aminah",
        "Ny. Siti Budiarti",
    ]
    assert [name.full_name for name in sari.clients.names()] == [
        "Siti Aminah",
        "Ny. Siti Budiarti",
        "Siti Zahra",
    ]


def test_a_word_that_very_many_have_finds_the_first_by_name_all_the_same(
    clinic: Clinic, sari: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clinic_app.people.queries.finding._FEW", 2)
    for name in ("Siti Zahra", "Siti Aminah", "Siti Budiarti", "Budi Aminah"):
        clinic.client(name)

    assert [name.full_name for name in sari.clients.find("sit", limit=2)] == ["Siti Aminah", "Siti Budiarti"]
    assert [name.full_name for name in sari.clients.find("siti am")] == ["Siti Aminah"]


def test_the_last_opened_come_first(clinic: Clinic, sari: Workspace, nadira: Workspace) -> None:
    clients = [clinic.client(name) for name in ("Ayu", "Budi", "Citra", "Dewi")]
    for client_id in (*clients, clients[1]):
        sari.clients.open(client_id)
    nadira.clients.open(clients[0])

    assert [name.full_name for name in sari.clients.recent(3)] == ["Budi", "Dewi", "Citra"]
    assert [name.full_name for name in nadira.clients.recent()] == ["Ayu"]


def test_the_beginning_of_a_record_number_finds_without_its_zeros(clinic: Clinic, sari: Workspace) -> None:
    numbers = {clinic.client(f"Klien {letter}"): "" for letter in "ABCDEFGHIJKL"}
    for client in numbers:
        [name] = sari.clients.names((client,))
        numbers[client] = name.record_no
    assert numbers[list(numbers)[-1]].endswith("12")
    found = {name.record_no.lstrip("0") for name in sari.clients.find("1")}
    assert found == {"1", "10", "11", "12"}


def test_a_phone_that_is_not_shown_cannot_be_guessed_digit_by_digit(clinic: Clinic) -> None:
    clinic.client("Ayu Lestari", NADIRA, phone="0812-4410-2213")
    outside, inside = clinic.at(BAGUS).clients, clinic.at(NADIRA).clients

    assert [client.phone for client in outside.find("ayu")] == [""]
    assert outside.find("08124410") == outside.find("4410") == ()
    assert [client.full_name for client in inside.find("08124410")] == ["Ayu Lestari"]
    assert [client.full_name for client in outside.find("000001")] == ["Ayu Lestari"]
