"""Who works here: adding, changing, resetting, ending and readmitting, with a real keyring."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from clinic_app.common.errors import ClinicError, Refused
from clinic_app.common.permissions import Role, Title
from clinic_app.notes.values import Content, NoteId
from clinic_app.people.values import PersonId
from tests.support.appointments import Diary
from tests.support.clinic import BAGUS, HENDRA, NADIRA, SARI, SHEET, TODAY, YOHANES, Clinic, password
from tests.ui.admin.users.conftest import Users
from ui.admin.users.rows import last_sign_in
from ui.shell.navigation import Staff

NEW = "sandi baru yang panjang"
DRAFTED = Content(sections={"subjective": "Sulit tidur sejak dua minggu."})


def test_the_table_shows_everybody_who_works_here(users: Users) -> None:
    assert users.logins() == [BAGUS, HENDRA, NADIRA, "admin", SARI, YOHANES], "by name"
    assert users.status(NADIRA) == "Active"
    users.click("staff.filter.active")
    assert len(users.logins()) == 6, "no filter lets everybody through"


def test_a_new_receptionist_signs_in(users: Users, clinic: Clinic) -> None:
    users.fill("Tika Maharani", "tika", NEW, Role.RECEPTIONIST)
    users.click("staff.save")
    assert "tika" in users.logins()
    assert users.page.panel.person is not None
    assert users.page.panel.person.login == "tika"
    tika = clinic.enter("tika", NEW)
    assert tika.roles == {Role.RECEPTIONIST}
    assert tika.calendar.counselors()


def test_a_new_counselor_waits_for_the_clinical_key(users: Users, clinic: Clinic) -> None:
    users.fill("Rudi Hartanto", "rudi", NEW, Role.COUNSELOR)
    users.page.panel.fields.profession.set_key(Title.PSYCHOLOGIST)
    users.click("staff.save")
    assert users.status("rudi") == "Waiting for clinical key"
    clinic.at(NADIRA).staff.grant_key(clinic.person("rudi"))
    users.page.refresh()
    assert users.status("rudi") == "Active"
    person = users.page.presenter.person(clinic.person("rudi"))
    assert person is not None
    assert person.title is Title.PSYCHOLOGIST


def test_roles_and_names_are_corrected(users: Users, clinic: Clinic) -> None:
    users.choose(SARI)
    users.type("staff.name", "Sari Handayani")
    users.click("staff.role.counselor")
    users.click("staff.save")
    person = users.page.presenter.person(clinic.person(SARI))
    assert person is not None
    assert person.name == "Sari Handayani"
    assert person.roles == {Role.RECEPTIONIST, Role.COUNSELOR}
    assert not users.widget("staff.login").isEnabled(), "signatures name the login"


@pytest.mark.parametrize(
    ("field", "typed", "error_at"),
    [
        ("name", "  ", "name"),
        ("login", "", "login"),
        ("login", "a b", "login"),
        ("login", "nadira", "login"),
        ("login", "'\";--", "login"),
    ],
)
def test_what_is_refused_stays_in_the_form(users: Users, field: str, typed: str, error_at: str) -> None:
    users.fill("Tika Maharani", "tika", NEW, Role.RECEPTIONIST)
    users.type(f"staff.{field}", typed)
    users.click("staff.save")
    fields = users.page.panel.fields
    assert fields.fields[error_at].error
    assert fields.passwords.password == NEW
    assert len(users.logins()) == 6


def test_no_role_and_a_short_password(users: Users) -> None:
    users.fill("Tika Maharani", "tika", "pendek")
    users.click("staff.save")
    assert users.page.panel.fields.fields["roles"].error
    users.click("staff.role.receptionist")
    users.click("staff.save")
    assert "Too short" in users.page.panel.fields.passwords.first_field.error


@pytest.mark.parametrize("name", ["N" * 60, "😀 Ayu", "محمد علي", "'\";-- DROP", "Ω", "\u202eSari"])
@pytest.mark.parametrize("secret", ['\'";-- \\ sandi "kutip"', "panjang " * 25])
def test_odd_names_and_passwords_work(users: Users, clinic: Clinic, name: str, secret: str) -> None:
    users.fill("x", "tika", "x", Role.RECEPTIONIST)
    fields = users.page.panel.fields
    fields.name.setText(name)
    for field in (fields.passwords.first, fields.passwords.again):
        field.setText(secret)
    users.click("staff.save")
    assert clinic.enter("tika", secret).me.name == name.replace("\u202e", "")


def test_ten_thousand_signs_are_cut_and_said(users: Users) -> None:
    users.click("staff.new")
    for part, most in (("name", 200), ("login", 32), ("title", 60)):
        field = users.page.panel.findChild(type(users.page.panel.fields.name), f"staff.{part}")
        assert field is not None
        field.insert("x" * 10_000)
        assert len(field.text()) == most
        assert str(most) in field.accessibleDescription()


# A reset


def begin_draft(clinic: Clinic) -> NoteId:
    """A draft of Nadira's, with words in it."""
    client = clinic.client("Ayu Lestari", NADIRA, consent=True)
    appointment = Diary(clinic).book(client, "09.00", "09.50", day=TODAY).appointment_id
    clinic.at(SARI).calendar.check_in(appointment)
    clinic.at(NADIRA).calendar.start(appointment)
    note = clinic.at(NADIRA).notes.begin(appointment).head.id
    clinic.at(NADIRA).notes.save(note, DRAFTED)
    return note


def reset(users: Users, login: str, sheet: str = "") -> None:
    users.choose(login)
    users.click("staff.reset")
    users.type("staff.reset.password", NEW)
    users.type("staff.reset.again", NEW)
    if sheet:
        users.type("staff.reset.sheet", sheet)
    users.click("staff.reset.save")


def test_a_reset_lets_the_person_in_with_the_new_password_only(users: Users, clinic: Clinic) -> None:
    reset(users, SARI)
    with pytest.raises(Refused):
        clinic.enter(SARI, password(SARI))
    assert clinic.enter(SARI, NEW).clients.names() == ()


def test_without_the_sheet_drafts_stay_closed_with_it_they_open(users: Users, clinic: Clinic) -> None:
    draft = begin_draft(clinic)
    reset(users, NADIRA)
    assert users.status(NADIRA) == "Waiting for clinical key"
    with pytest.raises(ClinicError):
        clinic.enter(NADIRA, NEW).notes.open_draft(draft)
    reset(users, NADIRA, " ".join(SHEET.groups).lower())
    assert users.status(NADIRA) == "Active"
    assert clinic.enter(NADIRA, NEW).notes.open_draft(draft).content == DRAFTED


def test_a_mistyped_sheet_changes_nothing(users: Users, clinic: Clinic) -> None:
    reset(users, NADIRA, "AAAAA " * 8)
    assert users.dialog.isVisible()
    assert users.dialog.sheet_field.error
    users.type("staff.reset.sheet", "AAAAA")
    users.click("staff.reset.save")
    assert users.dialog.sheet_field.error
    clinic.enter(NADIRA, password(NADIRA))


def test_a_reset_refuses_a_bad_password_at_its_field(users: Users) -> None:
    users.choose(SARI)
    users.click("staff.reset")
    users.type("staff.reset.password", "pendek")
    users.type("staff.reset.again", "pendek")
    users.click("staff.reset.save")
    assert "Too short" in users.dialog.passwords.first_field.error


# Leaving and coming back


def test_who_leaves_is_listed_apart_and_may_come_back(users: Users, clinic: Clinic) -> None:
    users.choose(BAGUS)
    users.click("staff.end")
    users.click("dialog.danger")
    assert BAGUS not in users.logins()
    with pytest.raises(ClinicError):
        clinic.enter(BAGUS, password(BAGUS))
    users.click("staff.filter.inactive")
    assert users.logins()[-1] == BAGUS, "those who have left come last"
    assert users.status(BAGUS) == "Inactive"
    users.choose(BAGUS)
    users.click("staff.readmit")
    users.type("staff.reset.password", NEW)
    users.type("staff.reset.again", NEW)
    users.click("staff.reset.save")
    assert clinic.enter(BAGUS, NEW).roles == {Role.COUNSELOR}


def test_esc_ends_nobody(users: Users, clinic: Clinic) -> None:
    users.choose(BAGUS)
    users.click("staff.end")
    users.qtbot.keyClick(users.dialog, Qt.Key.Key_Escape)
    clinic.enter(BAGUS, password(BAGUS))


def test_the_last_supervisor_and_administrator_stay(users: Users, clinic: Clinic) -> None:
    users.choose(HENDRA)
    users.click("staff.end")
    users.click("dialog.danger")
    assert users.shell.errors == ["staff.last_supervisor"]
    users.choose("admin")
    assert users.widget("staff.end").isHidden(), "nobody ends the own account"
    assert users.widget("staff.reset").isHidden()
    users.click("staff.role.administrator")
    users.click("staff.role.receptionist")
    users.click("staff.save")
    assert "last administrator" in users.page.panel.fields.fields["roles"].error
    assert clinic.at("admin").roles == {Role.ADMINISTRATOR}


# A form half filled in


def test_a_half_filled_form_comes_back(users: Users) -> None:
    users.click("staff.new")
    users.type("staff.name", "Tika Maharani")
    users.type("staff.password", "rahasia")
    [kept] = users.shell.forms.content.values()
    assert "rahasia" not in str(kept)
    users.qtbot.keyClick(users.page.panel, Qt.Key.Key_Escape)
    assert not users.page.panel.is_open
    users.page.arrive(Staff(form="staff"))
    assert users.page.panel.fields.name.text() == "Tika Maharani"
    users.click("staff.start_empty")
    assert users.page.panel.fields.name.text() == ""


def test_another_row_asks_first(users: Users, clinic: Clinic) -> None:
    users.choose(SARI)
    users.type("staff.name", "Sari Handayani")
    users.choose(BAGUS)
    assert users.page.panel.person is not None
    assert users.page.panel.person.login == SARI
    assert users.widget("staff.question.save").isVisible()
    users.click("staff.question.save")
    assert users.page.panel.person.login == BAGUS
    assert users.page.presenter.person(clinic.person(SARI)).name == "Sari Handayani"
    users.type("staff.name", "B")
    users.choose(SARI)
    users.click("staff.question.discard")
    assert users.page.panel.person.login == SARI
    assert users.page.presenter.person(clinic.person(BAGUS)).name == "Bagus Prasetya"


def test_keys_lead_into_the_panel_and_back(users: Users) -> None:
    users.page.focus_main()
    users.page.table.choose_row(1)
    users.qtbot.keyClick(users.page.table, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert users.page.panel.is_open
    assert QApplication.focusWidget() is users.page.panel.first
    users.qtbot.keyClick(users.page.panel.first, Qt.Key.Key_Escape)
    assert not users.page.panel.is_open
    assert QApplication.focusWidget() is users.page.table


def test_the_place_is_kept_over_a_lock(users: Users, clinic: Clinic) -> None:
    users.choose(NADIRA)
    assert users.page.target() == Staff(clinic.person(NADIRA))
    users.page.close_level()
    assert users.page.target() == Staff()


def test_when_somebody_last_signed_in(users: Users, clinic: Clinic) -> None:
    clinic.at(SARI)
    users.page.refresh()
    me = PersonId(clinic.person("admin"))
    zone = users.page.workspace.zone

    def said(login: str) -> str:
        person = users.page.presenter.person(clinic.person(login))
        assert person is not None
        return last_sign_in(person, me, TODAY, zone)

    assert said("admin") == "now"
    assert said(SARI) == "10:24"
    assert said(YOHANES) == ""
