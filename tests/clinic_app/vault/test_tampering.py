"""Somebody edits keyring.json and knows how it is made: hash line, formats, everything but the secrets."""

import json
from typing import Any

import pytest

from clinic_app.common.errors import Damaged, Refused
from clinic_app.common.permissions import Role
from clinic_app.vault.encoding import to_text
from clinic_app.vault.held_keys import HeldKey, Kind
from clinic_app.vault.keyring import Keyring
from clinic_app.vault.roster import read_roster
from clinic_app.vault.sealing import new_key, new_pair
from clinic_app.vault.signing import new_signing_pair
from tests.clinic_app.vault.clinic_folder import (
    COUNSELOR,
    NOW,
    RECEPTIONIST,
    Clinic,
    add,
    password,
)


def sign_in_fails(clinic: Clinic, login: str, *codes: str) -> None:
    with pytest.raises((Damaged, Refused)) as refused:
        clinic.enter(login)
    assert refused.value.code in codes


def entry(value: dict[str, Any], person_id: int) -> dict[str, Any]:
    return next(each for each in value["roster"]["entries"] if each["id"] == person_id)


def as_another_root(value: dict[str, Any]) -> bytes:
    """Sign roster and keys with a root of one's own; its secret."""
    secret, public = new_signing_pair()
    value["root"]["mark"] = to_text(public)
    value["roster_signature"] = to_text(read_roster(value["roster"]).signature(secret))
    return secret


def make_me_a_counselor(value: dict[str, Any]) -> None:
    mine = entry(value, RECEPTIONIST)
    mine["roles"] = ["counselor", "receptionist"]
    mine["was_clinical"] = True


def swap_a_colleagues_box_key(value: dict[str, Any]) -> None:
    entry(value, COUNSELOR)["box"] = to_text(new_pair()[1])


def swap_a_colleagues_signing_key(value: dict[str, Any]) -> None:
    entry(value, COUNSELOR)["sign"] = to_text(new_signing_pair()[1])


def add_somebody(value: dict[str, Any]) -> None:
    value["roster"]["entries"].append({**entry(value, COUNSELOR), "id": 9, "login": "tamu"})


@pytest.mark.parametrize(
    "change",
    [make_me_a_counselor, swap_a_colleagues_box_key, swap_a_colleagues_signing_key, add_somebody],
)
def test_a_roster_changed_in_the_file_gets_nothing(clinic: Clinic, change: Any) -> None:
    clinic.edit(change)
    with pytest.raises(Damaged) as refused:
        clinic.keyring()
    assert refused.value.code == "keyring.roster"


@pytest.mark.parametrize(
    "change",
    [make_me_a_counselor, swap_a_colleagues_box_key, swap_a_colleagues_signing_key, add_somebody],
)
def test_a_roster_signed_by_another_root_lets_nobody_in(clinic: Clinic, change: Any) -> None:
    def forge(value: dict[str, Any]) -> None:
        change(value)
        as_another_root(value)

    clinic.edit(forge)
    for login in ("rina", "dewi", "made", "admin"):
        sign_in_fails(clinic, login, "keyring.root")


def test_an_older_roster_put_back_is_refused(clinic: Clinic) -> None:
    before = clinic.folder.joinpath("keyring.json").read_bytes()
    older = json.loads(before.split(b"\n")[0])
    keyring, admin = clinic.enter("admin")
    keyring.change_person(admin, COUNSELOR, roles=frozenset({Role.RECEPTIONIST}))
    clinic.enter("rina")
    clinic.edit(
        lambda value: value.update(roster=older["roster"], roster_signature=older["roster_signature"])
    )
    sign_in_fails(clinic, "rina", "keyring.older")
    sign_in_fails(clinic, "admin", "keyring.older")


def test_the_slot_of_somebody_who_ended_put_back_does_not_open(clinic: Clinic) -> None:
    slots = json.loads((clinic.folder / "keyring.json").read_bytes().split(b"\n")[0])["slots"]
    keyring, admin = clinic.enter("admin")
    keyring.end_person(admin, COUNSELOR)
    clinic.edit(lambda value: value["slots"].update({str(COUNSELOR): slots[str(COUNSELOR)]}))
    sign_in_fails(clinic, "rina", "sign_in.wrong")


def test_the_old_slot_put_back_after_a_reset_does_not_open(clinic: Clinic) -> None:
    slots = json.loads((clinic.folder / "keyring.json").read_bytes().split(b"\n")[0])["slots"]
    keyring, admin = clinic.enter("admin")
    keyring.reset_person(admin, COUNSELOR, "sandi yang lain lagi", NOW)
    clinic.edit(lambda value: value["slots"].update({str(COUNSELOR): slots[str(COUNSELOR)]}))
    sign_in_fails(clinic, "rina", "keyring.roster")


def test_another_persons_slot_in_ones_own_place_does_not_open(clinic: Clinic) -> None:
    def swap(value: dict[str, Any]) -> None:
        slots = value["slots"]
        slots[str(COUNSELOR)], slots[str(RECEPTIONIST)] = slots[str(RECEPTIONIST)], slots[str(COUNSELOR)]

    clinic.edit(swap)
    with pytest.raises(Refused):
        clinic.keyring().unlock("rina", password("dewi"), NOW)
    sign_in_fails(clinic, "dewi", "sign_in.wrong")


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("memory", 32 * 1024 * 1024, "keyring.cost"),
        ("memory", 8192, "keyring.cost"),
        ("passes", 1, "keyring.cost"),
        ("memory", 2 * 1024**3, "keyring.cost"),
        ("passes", 1000, "keyring.cost"),
        ("memory", 65 * 1024 * 1024, "sign_in.wrong"),
        ("passes", 3, "sign_in.wrong"),
        ("set_under", 99, "sign_in.wrong"),
    ],
)
def test_a_slot_with_other_parameters_does_not_open(
    clinic: Clinic, field: str, value: int, code: str
) -> None:
    clinic.edit(lambda whole: whole["slots"][str(COUNSELOR)].update({field: value}))
    sign_in_fails(clinic, "rina", code)
    if code == "keyring.cost":
        assert clinic.keyring().failed_attempts == ()


def slipped(value: dict[str, Any], kind: Kind, place: dict[str, Any], signer: bytes, maker: int) -> None:
    """A key of one's own, sealed to the counselor under the counselor's honest public key."""
    secret = new_key()
    key = HeldKey.make(kind, value["clinic"], place["generation"], secret, maker, signer)
    box = read_roster(value["roster"]).by_id(COUNSELOR)
    assert box is not None
    place.update(key.given(COUNSELOR, box.box_public, secret).to_json())


@pytest.mark.parametrize("kind", [Kind.DATABASE, Kind.CLINICAL])
def test_a_key_slipped_in_is_refused_whoever_signs_it(clinic: Clinic, kind: Kind) -> None:
    _, dewi = clinic.enter("dewi")
    whole = (clinic.folder / "keyring.json").read_bytes()
    _, dewis_signing_secret = dewi.slot_secrets()
    for signer, maker in (
        (dewis_signing_secret, RECEPTIONIST),
        (dewis_signing_secret, COUNSELOR),
        (dewis_signing_secret, 0),
        (new_signing_pair()[0], 0),
        (new_signing_pair()[0], 77),
    ):
        (clinic.folder / "keyring.json").write_bytes(whole)

        def forge(value: dict[str, Any], signer: bytes = signer, maker: int = maker) -> None:
            place = value["database"]["current"] if kind is Kind.DATABASE else value["clinical"][0]
            slipped(value, kind, place, signer, maker)

        clinic.edit(forge)
        sign_in_fails(clinic, "rina", "keyring.key")


def test_another_key_under_the_honest_signature_is_refused(clinic: Clinic) -> None:
    def forge(value: dict[str, Any]) -> None:
        place = value["clinical"][0]
        honest = {name: place[name] for name in ("mark", "maker", "signature")}
        slipped(value, Kind.CLINICAL, place, new_signing_pair()[0], 0)
        place.update(honest)

    clinic.edit(forge)
    sign_in_fails(clinic, "rina", "keyring.key")


def test_the_escrow_cannot_be_replaced_by_ones_own(clinic: Clinic) -> None:
    clinic.edit(lambda value: value["escrow"].update(mark=to_text(new_pair()[1])))
    for login in ("admin", "dewi", "rina"):
        sign_in_fails(clinic, login, "keyring.key")


def test_a_root_secret_slipped_to_an_administrator_is_refused(clinic: Clinic) -> None:
    def forge(value: dict[str, Any]) -> None:
        root = HeldKey.from_json(Kind.ROOT, value["clinic"], value["root"])
        box = read_roster(value["roster"]).by_id(1)
        assert box is not None
        value["root"] = root.given(1, box.box_public, new_signing_pair()[0]).to_json()

    clinic.edit(forge)
    sign_in_fails(clinic, "admin", "keyring.key")


def test_a_key_taken_out_of_the_file_is_noticed(clinic: Clinic) -> None:
    clinic.edit(lambda value: value["database"]["current"]["sealed"].pop(str(COUNSELOR)))
    sign_in_fails(clinic, "rina", "keyring.key")


def test_a_keyring_of_another_clinic_under_the_same_people_opens_nothing(
    clinic: Clinic, founded: Any
) -> None:
    clinic.edit(lambda value: value.update(clinic="f" * 32))
    with pytest.raises(Damaged):
        clinic.keyring()


def test_what_is_added_to_the_file_is_refused(clinic: Clinic) -> None:
    for change in (
        lambda value: value.update(note="x"),
        lambda value: entry(value, COUNSELOR).update(note="x"),
        lambda value: value["slots"][str(COUNSELOR)].update(note="x"),
    ):
        whole = (clinic.folder / "keyring.json").read_bytes()
        clinic.edit(change)
        with pytest.raises(Damaged):
            clinic.keyring()
        (clinic.folder / "keyring.json").write_bytes(whole)


def test_an_honest_edit_of_nothing_still_opens(clinic: Clinic) -> None:
    """The control: without a change, `edit` leaves a keyring that works."""
    clinic.edit(lambda value: None)
    keyring, admin = clinic.enter("admin")
    assert isinstance(keyring, Keyring)
    assert add(keyring, admin, "budi", Role.RECEPTIONIST) == 5
