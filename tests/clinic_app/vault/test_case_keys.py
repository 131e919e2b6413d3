"""Case keys: who opens a client's writing, and what a slipped-in key gets."""

import pytest

from clinic_app.common.errors import Damaged
from clinic_app.vault.binding import Binding
from clinic_app.vault.case_keys import (
    CaseKey,
    grant,
    holder_binding,
    make_generation,
    open_escrow_copy,
    open_generation,
    verify_generation,
)
from clinic_app.vault.held_keys import ESCROW
from clinic_app.vault.keyring import Keyring
from clinic_app.vault.sealing import new_pair, seal_to
from tests.clinic_app.vault.clinic_folder import COUNSELOR, SUPERVISOR, Clinic

CLIENT = "client:12"
NOTE = Binding("note", 7, CLIENT, 1, 1)


def made_at_the_desk(clinic: Clinic):
    keyring, dewi = clinic.enter("dewi")
    rina = keyring.roster.by_id(COUNSELOR)
    assert rina is not None
    made = make_generation(dewi, CLIENT, 1, {COUNSELOR: rina.box_public}, keyring.escrow_public)
    return keyring, dewi, made


def public_box(keyring: Keyring, person_id: int) -> bytes:
    entry = keyring.roster.by_id(person_id)
    assert entry is not None
    return entry.box_public


def test_the_team_writes_and_reads_under_one_key(clinic: Clinic) -> None:
    keyring, _, made = made_at_the_desk(clinic)
    _, rina = clinic.enter("rina")
    key = open_generation(rina, made.sealed[COUNSELOR], holder_binding(CLIENT, 1, COUNSELOR), made.public)
    blob = key.seal(b"Sulit tidur", NOTE)
    handed = grant(key, SUPERVISOR, public_box(keyring, SUPERVISOR))
    _, supervisor = clinic.enter("made")
    read = open_generation(supervisor, handed, holder_binding(CLIENT, 1, SUPERVISOR), made.public)
    assert read.open(blob, NOTE) == b"Sulit tidur"


def test_somebody_outside_the_team_can_write_but_not_read(clinic: Clinic) -> None:
    _, dewi, made = made_at_the_desk(clinic)
    blob = seal_to(made.public, b"Rujukan dari loket", NOTE)
    _, rina = clinic.enter("rina")
    with pytest.raises(Damaged):
        dewi.open_box(made.sealed[COUNSELOR], holder_binding(CLIENT, 1, COUNSELOR))
    key = open_generation(rina, made.sealed[COUNSELOR], holder_binding(CLIENT, 1, COUNSELOR), made.public)
    assert key.open_box(blob, NOTE) == b"Rujukan dari loket"


def test_the_escrow_copy_opens_the_same_key(clinic: Clinic) -> None:
    from tests.clinic_app.vault.clinic_folder import CODE, NOW

    keyring, _, made = made_at_the_desk(clinic)
    escrow = keyring.open_recovery(CODE, NOW).escrow_secret
    binding = holder_binding(CLIENT, 1, ESCROW)
    assert open_escrow_copy(escrow, made.sealed[ESCROW], binding, made.public) == made.key


def test_a_key_slipped_in_under_an_honest_public_half_is_refused(clinic: Clinic) -> None:
    keyring, _, made = made_at_the_desk(clinic)
    secret, public = new_pair()
    binding = holder_binding(CLIENT, 1, COUNSELOR)
    slipped = grant(CaseKey(CLIENT, 1, public, secret), COUNSELOR, public_box(keyring, COUNSELOR))
    _, rina = clinic.enter("rina")
    with pytest.raises(Damaged) as refused:
        open_generation(rina, slipped, binding, made.public)
    assert refused.value.code == "case_key.foreign"


def test_a_sealed_key_of_another_client_or_generation_does_not_open(clinic: Clinic) -> None:
    _, _, made = made_at_the_desk(clinic)
    _, rina = clinic.enter("rina")
    for binding in (holder_binding("client:13", 1, COUNSELOR), holder_binding(CLIENT, 2, COUNSELOR)):
        with pytest.raises(Damaged):
            open_generation(rina, made.sealed[COUNSELOR], binding, made.public)


def test_a_public_half_is_believed_only_from_who_may_make_one(clinic: Clinic) -> None:
    keyring, dewi, first = made_at_the_desk(clinic)
    roster = keyring.roster
    by_dewi, by_rina = roster.by_login("dewi"), roster.by_login("rina")
    assert verify_generation(first.public, first.public_signature, CLIENT, 1, by_dewi)
    assert not verify_generation(first.public, first.public_signature, CLIENT, 1, by_rina)
    assert not verify_generation(first.public, first.public_signature, "client:13", 1, by_dewi)
    assert not verify_generation(new_pair()[1], first.public_signature, CLIENT, 1, by_dewi)
    assert not verify_generation(first.public, first.public_signature, CLIENT, 1, None)
    second = make_generation(dewi, CLIENT, 2, {}, keyring.escrow_public)
    assert not verify_generation(second.public, second.public_signature, CLIENT, 2, by_dewi)
    _, rina = clinic.enter("rina")
    second = make_generation(rina, CLIENT, 2, {}, keyring.escrow_public)
    assert verify_generation(second.public, second.public_signature, CLIENT, 2, by_rina)


def test_a_case_key_refuses_another_subject_or_generation_and_shows_no_secret(clinic: Clinic) -> None:
    _, _, made = made_at_the_desk(clinic)
    for binding in (Binding("note", 7, "client:13", 1, 1), Binding("note", 7, CLIENT, 1, 2)):
        with pytest.raises(Damaged):
            made.key.seal(b"x", binding)
    assert made.key.secret.hex() not in repr(made)
    assert str(made.key.secret) not in repr(made)
