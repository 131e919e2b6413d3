"""What an administrator changes on the roster, and what each person holds afterwards."""

from datetime import timedelta

import pytest

from clinic_app.common.errors import InvalidInput, NotFound, NotPermitted, Refused
from clinic_app.common.permissions import Role, Title
from clinic_app.vault.recovery import RecoveryCode
from tests.clinic_app.vault.clinic_folder import (
    ADMIN,
    CODE,
    COUNSELOR,
    NOW,
    RECEPTIONIST,
    SUPERVISOR,
    Clinic,
    add,
    password,
)

NEW = "kata sandi yang baru"
BOTH = frozenset({Role.COUNSELOR, Role.RECEPTIONIST})


def test_a_counselor_added_later_waits_for_a_colleague(clinic: Clinic) -> None:
    keyring, admin = clinic.enter("admin")
    budi = add(keyring, admin, "budi", Role.COUNSELOR)
    assert not clinic.enter("budi")[1].has_clinical
    keyring, rina = clinic.enter("rina")
    assert [entry.login for entry in keyring.people_without_clinical_key()] == ["budi"]
    keyring.grant_clinical(rina, budi)
    keyring, session = clinic.enter("budi")
    assert session.clinical_keys() == rina.clinical_keys()
    assert keyring.people_without_clinical_key() == ()


def test_only_a_holder_hands_the_clinical_key_on_and_only_to_a_role_that_holds_it(clinic: Clinic) -> None:
    keyring, admin = clinic.enter("admin")
    budi = add(keyring, admin, "budi", Role.COUNSELOR)
    with pytest.raises(NotPermitted):
        keyring.grant_clinical(admin, budi)
    keyring, rina = clinic.enter("rina")
    with pytest.raises(NotPermitted):
        keyring.grant_clinical(rina, RECEPTIONIST)
    with pytest.raises(NotFound):
        keyring.grant_clinical(rina, 99)


def test_where_nobody_holds_the_clinical_key_the_first_counselor_begins_a_new_one(clinic: Clinic) -> None:
    keyring, admin = clinic.enter("admin")
    keyring.end_person(admin, COUNSELOR)
    keyring.end_person(admin, SUPERVISOR)
    add(keyring, admin, "budi", Role.COUNSELOR)
    _, session = clinic.enter("budi")
    assert session.has_clinical
    assert set(session.clinical_keys()) == {2}
    assert set(keyring.open_recovery(CODE, NOW).granting_keys()) == {1, 2}


@pytest.mark.parametrize("login", ["rina", "dewi", "made"])
def test_only_an_administrator_changes_the_roster(clinic: Clinic, login: str) -> None:
    keyring, session = clinic.enter(login)
    before = (clinic.folder / "keyring.json").read_bytes()
    for change in (
        lambda: add(keyring, session, "budi", Role.COUNSELOR),
        lambda: keyring.change_person(session, session.person_id, roles=frozenset(Role)),
        lambda: keyring.end_person(session, ADMIN),
        lambda: keyring.readmit_person(session, RECEPTIONIST, NEW, NOW),
        lambda: keyring.reset_person(session, ADMIN, NEW, NOW),
        lambda: keyring.force_new_passwords(session, frozenset()),
    ):
        with pytest.raises(NotPermitted) as refused:
            change()
        assert refused.value.code == "keyring.not_administrator"
    assert (clinic.folder / "keyring.json").read_bytes() == before


def test_the_last_administrator_stays(clinic: Clinic) -> None:
    keyring, admin = clinic.enter("admin")
    for change in (
        lambda: keyring.end_person(admin, ADMIN),
        lambda: keyring.change_person(admin, ADMIN, roles=BOTH),
    ):
        with pytest.raises(Refused) as refused:
            change()
        assert refused.value.code == "staff.last_administrator"
    keyring.change_person(admin, SUPERVISOR, roles=frozenset({Role.ADMINISTRATOR}))
    keyring.end_person(admin, ADMIN)
    assert clinic.enter("made")[1].root_secret is not None


def test_a_new_administrator_can_change_the_roster_after_the_next_sign_in(clinic: Clinic) -> None:
    keyring, admin = clinic.enter("admin")
    keyring.change_person(admin, RECEPTIONIST, roles=frozenset({Role.RECEPTIONIST, Role.ADMINISTRATOR}))
    keyring, dewi = clinic.enter("dewi")
    assert add(keyring, dewi, "budi", Role.RECEPTIONIST) == 5
    keyring, admin = clinic.enter("admin")
    keyring.change_person(admin, RECEPTIONIST, roles=frozenset({Role.RECEPTIONIST}))
    assert clinic.enter("dewi")[1].root_secret is None


def test_who_loses_the_role_loses_the_key_and_who_gets_it_waits(clinic: Clinic) -> None:
    keyring, admin = clinic.enter("admin")
    keyring.change_person(admin, COUNSELOR, roles=frozenset({Role.RECEPTIONIST}))
    _, rina = clinic.enter("rina")
    assert not rina.has_clinical
    keyring.change_person(admin, COUNSELOR, roles=BOTH)
    assert not clinic.enter("rina")[1].has_clinical
    assert [entry.id for entry in keyring.people_without_clinical_key()] == [COUNSELOR]


def test_renaming_a_counselor_keeps_the_keys(clinic: Clinic) -> None:
    keyring, admin = clinic.enter("admin")
    entry = keyring.change_person(
        admin, COUNSELOR, name=" Rina Wulandari ", title=Title.PSYCHOLOGIST, title_text="M.Psi., Psikolog"
    )
    assert (entry.name, entry.title_text) == ("Rina Wulandari", "M.Psi., Psikolog")
    assert clinic.enter("rina")[1].has_clinical


def test_a_person_who_ended_is_unknown_at_the_door_and_stays_on_the_roster(clinic: Clinic) -> None:
    keyring, admin = clinic.enter("admin")
    keyring.end_person(admin, COUNSELOR)
    with pytest.raises(Refused) as refused:
        clinic.enter("rina")
    assert refused.value.code == "sign_in.wrong"
    entry = clinic.keyring().roster.by_login("rina")
    assert entry is not None
    assert not entry.active
    assert str(COUNSELOR) not in keyring._contents.database.sealed
    keyring.readmit_person(admin, COUNSELOR, NEW, NOW)
    assert clinic.keyring().unlock("rina", NEW, NOW).person_id == COUNSELOR


def test_a_reset_makes_new_keys_and_old_signatures_still_verify(clinic: Clinic) -> None:
    _, before = clinic.enter("rina")
    signature = before.sign(b"catatan")
    keyring, admin = clinic.enter("admin")
    reset_at = NOW + timedelta(days=1)
    keyring.reset_person(admin, COUNSELOR, NEW, reset_at)
    with pytest.raises(Refused):
        clinic.enter("rina")
    after = clinic.keyring().unlock("rina", NEW, reset_at)
    entry = clinic.keyring().roster.by_id(COUNSELOR)
    assert entry is not None
    assert after.sign_public != before.sign_public
    assert after.box_public != before.box_public
    assert entry.signed(b"catatan", signature, NOW)
    assert entry.signed(b"catatan", after.sign(b"catatan"), reset_at)
    assert not entry.signed(b"catatan", signature, reset_at + timedelta(seconds=1))
    assert not after.has_clinical


def test_a_reset_with_the_escrow_hands_the_clinical_key_on(clinic: Clinic) -> None:
    keyring, admin = clinic.enter("admin")
    _, rina = clinic.enter("rina")
    keyring = clinic.keyring()
    escrow = keyring.open_recovery(CODE, NOW).escrow_secret
    keyring.reset_person(admin, COUNSELOR, NEW, NOW, escrow_secret=escrow)
    assert clinic.keyring().unlock("rina", NEW, NOW).clinical_keys() == rina.clinical_keys()


def test_a_reset_forgets_failed_attempts(clinic: Clinic) -> None:
    for _ in range(5):
        with pytest.raises(Refused):
            clinic.keyring().unlock("rina", "bukan ini sandinya", NOW)
    keyring, admin = clinic.enter("admin")
    keyring.reset_person(admin, COUNSELOR, NEW, NOW)
    assert not clinic.keyring().unlock("rina", NEW, NOW).must_change_password


def test_nobody_resets_the_own_account(clinic: Clinic) -> None:
    keyring, admin = clinic.enter("admin")
    with pytest.raises(Refused) as refused:
        keyring.reset_person(admin, ADMIN, NEW, NOW)
    assert refused.value.code == "staff.reset_self"


def test_a_forced_change_reaches_everybody_but_the_named(clinic: Clinic) -> None:
    keyring = clinic.keyring()
    keyring.force_new_passwords(keyring.open_recovery(CODE, NOW), frozenset({ADMIN}))
    must = {entry.login: entry.must_change_password for entry in clinic.keyring().roster.entries}
    assert must == {"admin": False, "rina": True, "dewi": True, "made": True}


def test_who_had_to_choose_another_password_is_asked_no_more(clinic: Clinic) -> None:
    keyring = clinic.keyring()
    keyring.force_new_passwords(keyring.open_recovery(CODE, NOW), frozenset({ADMIN}))
    keyring, rina = clinic.enter("rina")
    assert rina.must_change_password
    keyring.change_password(rina, password("rina"), "lain lagi sandinya", NOW)
    assert not rina.must_change_password
    assert not clinic.keyring().unlock("rina", "lain lagi sandinya", NOW).must_change_password


def test_the_next_clinical_key_goes_to_all_holders_and_the_escrow(clinic: Clinic) -> None:
    keyring, rina = clinic.enter("rina")
    assert keyring.new_clinical_generation(rina) == 2
    assert rina.latest_clinical == 2
    _, made = clinic.enter("made")
    assert made.clinical_keys() == rina.clinical_keys()
    assert clinic.keyring().open_recovery(CODE, NOW).granting_keys() == made.clinical_keys()
    with pytest.raises(NotPermitted):
        keyring.new_clinical_generation(clinic.enter("dewi")[1])


def test_a_new_recovery_sheet_voids_the_old_one(clinic: Clinic) -> None:
    keyring = clinic.keyring()
    old = keyring.open_recovery(CODE, NOW)
    keyring.renew_recovery(old, RecoveryCode(b"\7" * 20))
    with pytest.raises(Refused):
        clinic.keyring().open_recovery(CODE, NOW)
    new = clinic.keyring().open_recovery(RecoveryCode(b"\7" * 20), NOW)
    assert (new.database_key, new.root_secret, new.escrow_secret) == (
        old.database_key,
        old.root_secret,
        old.escrow_secret,
    )
    assert clinic.enter("rina")[1].has_clinical


@pytest.mark.parametrize(
    ("login", "name", "roles", "field", "code"),
    [
        ("A", "Budi", BOTH, "login", "login.form"),
        ("budi santoso", "Budi", BOTH, "login", "login.form"),
        ("b" * 33, "Budi", BOTH, "login", "login.form"),
        ("budi\n", "Budi", BOTH, "login", "login.form"),
        ("rina", "Budi", BOTH, "login", "login.taken"),
        ("budi", "   ", BOTH, "name", "staff.name_blank"),
        ("budi", "x" * 10_000, BOTH, "name", "staff.name_long"),
        ("budi", "Budi", frozenset(), "roles", "roles.none"),
    ],
)
def test_a_person_that_cannot_be_added_says_why(
    clinic: Clinic, login: str, name: str, roles: frozenset[Role], field: str, code: str
) -> None:
    keyring, admin = clinic.enter("admin")
    with pytest.raises(InvalidInput) as refused:
        keyring.add_person(
            admin,
            login=login,
            name=name,
            roles=roles,
            title=Title.NONE,
            title_text="",
            password=NEW,
            now=NOW,
        )
    assert (refused.value.field, refused.value.code) == (field, code)
    assert len(clinic.keyring().roster.entries) == 4


@pytest.mark.parametrize("name", ["B", "'\";--", "عمر الفاروق", "🌧 Hujan", "Nyai Ratu Ayu " * 10])
def test_a_name_may_hold_any_sign(clinic: Clinic, name: str) -> None:
    keyring, admin = clinic.enter("admin")
    keyring.change_person(admin, COUNSELOR, name=name)
    entry = clinic.keyring().roster.by_id(COUNSELOR)
    assert entry is not None
    assert entry.name == name.strip()
    assert password("rina")
