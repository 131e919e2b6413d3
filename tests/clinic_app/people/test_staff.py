"""Staff: the roster decides, the table mirrors, every act is in the log."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import text

from clinic_app.common.errors import InvalidInput, NotPermitted, Refused
from clinic_app.common.permissions import Role, Title
from clinic_app.people.values import NewStaff, PersonId, StaffMember
from clinic_app.sign_in import SignIn
from clinic_app.vault.passwords import LOWEST
from tests.support.clinic import SHEET, Clinic, password
from tests.support.sessions import SOAP, sign_note

NEW = "kata sandi baru 2026"
RINA = NewStaff("rina", "Rina Amalia", frozenset({Role.COUNSELOR}), Title.SOCIAL_WORKER, "S.Sos.")


def member(clinic: Clinic, login: str) -> StaffMember:
    people = clinic.at("admin").staff.members(include_inactive=True)
    return next(person for person in people if person.login == login)


def test_everybody_is_listed_by_name_with_the_last_sign_in(clinic: Clinic) -> None:
    clinic.at("nadira")

    people = {person.login: person for person in clinic.at("sari").staff.members()}

    assert list(people) == ["bagus", "hendra", "nadira", "admin", "sari", "yohanes"]
    assert people["nadira"].last_sign_in == clinic.clock.utc()
    assert people["bagus"].last_sign_in is None
    assert people["nadira"].has_clinical_key
    assert not people["sari"].has_clinical_key


def test_adding_somebody_with_a_role_and_a_title(clinic: Clinic) -> None:
    added = clinic.at("admin").staff.add(RINA, NEW)

    assert (added.login, added.roles, added.title_text) == ("rina", RINA.roles, "S.Sos.")
    assert clinic.enter("rina", NEW).roles == RINA.roles
    (entry,) = [entry for entry in clinic.log("staff.added") if entry.object_id == str(added.id)]
    assert json.loads(entry.details) == {"roles": ["counselor"], "title": "social_worker"}
    with clinic.desk("sari").reading() as session:
        row = session.execute(text("SELECT login, roles FROM staff WHERE id = :id"), {"id": added.id}).one()
    assert tuple(row) == ("rina", "counselor")


@pytest.mark.parametrize(
    ("change", "secret", "field"),
    [
        ({"login": "sari"}, NEW, "login"),
        ({"login": "x" * 40}, NEW, "login"),
        ({"login": "'; --"}, NEW, "login"),
        ({"name": "   "}, NEW, "name"),
        ({"name": "x" * 10_000}, NEW, "name"),
        ({"roles": frozenset()}, NEW, "roles"),
        ({}, "pendek", "password"),
        ({}, " " * 20, "password"),
        ({}, "x" * 5_000_000, "password"),
    ],
)
def test_what_cannot_be_added_leaves_nothing(
    clinic: Clinic, change: dict[str, object], secret: str, field: str
) -> None:
    person = NewStaff(**{**RINA.__dict__, **change})
    before = (clinic.keyring.roster, len(clinic.log()))

    with pytest.raises(InvalidInput) as refused:
        clinic.at("admin").staff.add(person, secret)

    assert refused.value.field == field
    assert clinic.keyring.roster == before[0]
    assert clinic.log("staff.added")[-1].object_id != "7"


@pytest.mark.parametrize(
    "secret", ["""a'b"c;--d e f g""", "ä" * 5 + "kata sandi panjang", "kata sandi " * 18]
)
def test_passwords_may_hold_any_signs(clinic: Clinic, secret: str) -> None:
    clinic.at("admin").staff.add(RINA, secret)

    assert clinic.enter("rina", secret).me.login == "rina"


def test_a_new_counselor_drafts_but_signs_only_with_the_clinical_key(clinic: Clinic) -> None:
    clinic.at("admin").lock()
    rina = clinic.at("admin").staff.add(RINA, NEW)
    clinic.enter("rina", NEW)
    client = clinic.client("Ayu Lestari", "rina", consent=True)
    assert not rina.has_clinical_key
    from tests.support.sessions import hold_session

    notes = clinic.at("rina").notes
    note = notes.begin(hold_session(clinic, client, "rina")).head.id
    notes.save(note, SOAP)
    with pytest.raises(NotPermitted) as refused:
        notes.sign(note, NEW)
    assert refused.value.code == "clinical_key.missing"
    assert clinic.at("rina").staff.waiting_for_key() == ()

    assert [person.id for person in clinic.at("nadira").staff.waiting_for_key()] == [rina.id]
    clinic.at("nadira").staff.grant_key(rina.id)
    clinic.at("rina").lock()
    clinic.enter("rina", NEW)

    assert clinic.at("rina").notes.sign(note, NEW).content == SOAP
    assert clinic.at("nadira").staff.waiting_for_key() == ()
    assert len(clinic.log("clinical_key.granted")) == 1


def test_reception_and_administrator_cannot_hand_a_key_on(clinic: Clinic) -> None:
    for login in ("sari", "admin"):
        with pytest.raises(NotPermitted):
            clinic.at(login).staff.grant_key(clinic.person("sari"))
    with pytest.raises(NotPermitted) as refused:
        clinic.at("nadira").staff.grant_key(clinic.person("sari"))
    assert refused.value.code == "clinical_key.role"


def test_changing_name_and_roles(clinic: Clinic) -> None:
    bagus = clinic.person("bagus")
    roles = frozenset({Role.COUNSELOR, Role.SUPERVISOR})

    changed = clinic.at("admin").staff.change(bagus, "Bagus P. Nugraha", roles, Title.EDUCATOR, "M.Pd.")

    assert (changed.name, changed.roles, changed.title) == ("Bagus P. Nugraha", roles, Title.EDUCATOR)
    (entry,) = clinic.log("staff.changed")
    assert json.loads(entry.details)["fields"] == ["name", "roles", "title", "title_text"]


def test_the_last_administrator_and_supervisor_stay(clinic: Clinic) -> None:
    staff = clinic.at("admin").staff
    admin, hendra = clinic.person("admin"), clinic.person("hendra")
    nobody = frozenset({Role.RECEPTIONIST})
    for code, act in (
        ("staff.last_administrator", lambda: staff.change(admin, "Ratna", nobody, Title.NONE, "")),
        ("staff.end_self", lambda: staff.end(admin)),
        ("staff.last_supervisor", lambda: staff.end(hendra)),
        ("staff.last_supervisor", lambda: staff.change(hendra, "Hendra", nobody, Title.NONE, "")),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == code
    before = clinic.keyring.roster
    assert before.by_id(hendra) is not None


def test_ending_and_readmitting(clinic: Clinic) -> None:
    staff, sari = clinic.at("admin").staff, clinic.person("sari")
    clinic.at("sari").lock()

    staff.end(sari)
    assert "sari" not in [person.login for person in staff.members()]
    with pytest.raises(Refused):
        clinic.enter("sari", password("sari"))
    staff.readmit(sari, NEW)

    assert clinic.enter("sari", NEW).me.active


def test_a_reset_needs_no_old_password_and_keeps_old_signatures(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", "bagus", consent=True)
    note = sign_note(clinic, client, "nadira")
    clinic.at("nadira").lock()
    clinic.clock.forward(minutes=5)

    clinic.at("admin").staff.reset(clinic.person("nadira"), NEW)

    assert clinic.at("bagus").notes.open(note).content == SOAP
    with pytest.raises(Refused):
        clinic.enter("nadira", password("nadira"))
    assert clinic.enter("nadira", NEW).me.login == "nadira"


def test_a_reset_with_a_foreign_sheet_changes_nothing(clinic: Clinic) -> None:
    from clinic_app.vault.recovery import RecoveryCode

    before = clinic.keyring.roster
    for groups, kind in (
        (" ".join(RecoveryCode(bytes(20)).groups), Refused),
        ("ABCDE", InvalidInput),
        ("x" * 5_000_000, InvalidInput),
    ):
        with pytest.raises(kind):
            clinic.at("admin").staff.reset(clinic.person("nadira"), NEW, groups)
    assert clinic.keyring.roster == before


def test_changing_the_own_password(clinic: Clinic) -> None:
    staff = clinic.at("sari").staff
    with pytest.raises(Refused) as refused:
        staff.change_password("bukan yang lama", NEW)
    assert refused.value.code == "sign_in.wrong"
    with pytest.raises(InvalidInput):
        staff.change_password(password("sari"), "pendek")

    staff.change_password(password("sari"), NEW)
    clinic.at("sari").lock()

    assert clinic.enter("sari", NEW).me.login == "sari"
    assert len(clinic.log("password.changed")) == 1


def test_recovery_gives_confirmed_persons_their_notes_back(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", consent=True)
    note = sign_note(clinic, client, "nadira")
    clinic.at("nadira").drafts.keep("client", "", {"full_name": "Made"})
    clinic.close()

    door = SignIn(clinic.folder, clinic.clock, LOWEST)
    door.recover(SHEET.groups, "admin", NEW, {"nadira": "kata sandi nadira lain"}).lock()
    nadira = door.unlock("nadira", "kata sandi nadira lain")

    opened = nadira.notes.open(note)
    kept = nadira.drafts.find("client")
    nadira.lock()
    assert opened.content == SOAP
    assert kept is not None
    assert kept.content == {"full_name": "Made"}


def test_a_table_that_says_something_else_is_put_right_at_the_next_sign_in(clinic: Clinic) -> None:
    with clinic.desk("sari").database.writing() as session:
        session.execute(text("UPDATE staff SET roles = 'administrator', name = 'Siapa'"))
    clinic.at("admin")

    assert member(clinic, "sari").roles == {Role.RECEPTIONIST}
    assert member(clinic, "sari").name == "Sari Melati"
    assert len(clinic.log("staff.mirrored")) == 1


def test_nobody_with_an_unknown_number(clinic: Clinic) -> None:
    from clinic_app.common.errors import NotFound

    staff = clinic.at("admin").staff
    for act in (
        lambda: staff.end(PersonId(99)),
        lambda: staff.reset(PersonId(99), NEW),
        lambda: staff.readmit(PersonId(99), NEW),
        lambda: staff.change(PersonId(99), "X", frozenset({Role.HEAD}), Title.NONE, ""),
    ):
        with pytest.raises(NotFound):
            act()


def test_a_reset_while_the_clock_is_behind_leaves_what_was_signed_valid(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", consent=True)
    sign_note(clinic, client, "nadira")
    clinic.clock.at -= timedelta(days=2)

    clinic.at("admin").staff.reset(clinic.person("nadira"), NEW)

    assert clinic.at("admin").backup.verify() == []
