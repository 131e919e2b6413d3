"""Registration: all fields, errors at their places, the same person offered, nothing lost."""

from datetime import date

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clinic_app.people.values import (
    ClientForm,
    Confidentiality,
    ContactChannel,
    Guardian,
    GuardianRelation,
    Sex,
)
from clinic_app.workspace import Workspace
from tests.support.clinic import BAGUS, NADIRA, Clinic
from tests.support.talking_shell import TalkingShell
from tests.ui.panels.conftest import Stage, fill
from ui.panels.registration import RegistrationPanel
from ui.widgets.buttons import Button

WHOLE = {
    "full_name": "Putri Maharani",
    "birth_date": "12/03/2010",
    "nik": "3404015203100002",
    "phone": "0812 4410 2213",
    "contact_note": "Setelah 16.00",
    "address": "Kos Melati, RT 04",
    "guardian.name": "Ibu Sulastri",
    "guardian.phone": "081322074416",
    "sex": "P",
    "contact": "phone",
    "relation": "mother",
    "restricted": True,
}


def test_every_field_reaches_the_record(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage, qtbot: QtBot
) -> None:
    panel = RegistrationPanel(sari, shell)
    stage.open(panel)
    team = [clinic.person(NADIRA), clinic.person(BAGUS)]
    fill(panel, **WHOLE, team=team)

    with qtbot.waitSignal(panel.registered) as registered:
        panel.save.click()

    assert sari.clients.form(registered.args[0]) == ClientForm(
        full_name="Putri Maharani",
        sex=Sex.FEMALE,
        birth_date=date(2010, 3, 12),
        nik="3404015203100002",
        phone="+6281244102213",
        contact=ContactChannel.PHONE,
        contact_note="Setelah 16.00",
        address="Kos Melati, RT 04",
        guardian=Guardian("Ibu Sulastri", GuardianRelation.MOTHER, "+6281322074416"),
        confidentiality=Confidentiality.RESTRICTED,
        team=tuple(team),
    )
    assert not panel.is_open


def test_an_age_is_enough(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage, qtbot: QtBot
) -> None:
    panel = RegistrationPanel(sari, shell, name="Tn. X")
    stage.open(panel)
    fill(panel, full_name="Tn. X", age="40", way="age", sex="L", contact="none")

    with qtbot.waitSignal(panel.registered) as registered:
        panel.try_to_save()

    assert sari.clients.form(registered.args[0]).age == 40


def test_a_guardian_is_asked_for_as_soon_as_the_client_is_a_minor(
    sari: Workspace, shell: TalkingShell, stage: Stage
) -> None:
    panel = RegistrationPanel(sari, shell)
    stage.open(panel)
    fill(panel, full_name="Budi", birth_date="01/02/2000", sex="L")
    assert not panel.fields.guardian.name.isVisible()

    fill(panel, full_name="Budi", birth_date="01/02/2012", sex="L")
    assert panel.fields.guardian.name.isVisible()
    panel.try_to_save()

    assert panel.fields.fields["guardian.name"].error
    assert QApplication.focusWidget() is panel.fields.guardian.name
    assert not sari.clients.names()


def test_errors_stand_at_their_fields_with_the_focus_on_the_first(
    sari: Workspace, shell: TalkingShell, stage: Stage
) -> None:
    panel = RegistrationPanel(sari, shell)
    stage.open(panel)
    fill(panel, full_name="A", birth_date="31/02/2004", nik="123456789012345")
    assert not any(field.error for field in panel.fields.fields.values())

    panel.try_to_save()

    wrong = {name for name, field in panel.fields.fields.items() if field.error}
    assert wrong == {"full_name", "sex", "birth_date", "nik"}
    assert QApplication.focusWidget() is panel.fields.name
    assert panel.fields.birth.date.text() == "31/02/2004"


BAD = (
    ("full_name", ""),
    ("full_name", "   "),
    ("full_name", "A"),
    ("full_name", "🙂"),
    ("full_name", "'\";--"),
    ("full_name", "x" * 10_000),
    ("birth_date", "01/01/1800"),
    ("birth_date", "01/01/2200"),
    ("birth_date", "kemarin"),
    ("nik", "123456789012345"),
    ("nik", "1111111111111111"),
    ("address", "x" * 10_000),
    ("contact_note", "x" * 201),
    ("phone", "1" * 10_000),
)


def test_what_can_not_be_taken_is_told_at_its_field_and_stays_there(
    sari: Workspace, shell: TalkingShell, stage: Stage
) -> None:
    panel = RegistrationPanel(sari, shell)
    stage.open(panel)
    content = {"full_name": "Putri Maharani", "birth_date": "12/03/2001", "sex": "P"}
    for field, typed in BAD:
        fill(panel, **{**content, field: typed})

        panel.try_to_save()

        wrong = [name for name, shown in panel.fields.fields.items() if shown.error]
        assert wrong == [field], (field, typed[:20])
        assert panel.fields.lines()[field].text() == typed
    assert not sari.clients.names()
    assert not shell.errors


def test_a_name_in_arabic_letters_and_a_pasted_file_do_no_harm(
    sari: Workspace, shell: TalkingShell, stage: Stage, qtbot: QtBot
) -> None:
    panel = RegistrationPanel(sari, shell)
    stage.open(panel)
    panel.fields.address.insert("x" * 5_000_000)
    assert panel.fields.fields["address"].error
    fill(panel, full_name="مريم", birth_date="12/03/2001", sex="P", address="")

    with qtbot.waitSignal(panel.registered):
        panel.try_to_save()


def test_the_nik_fills_in_birth_date_and_sex(sari: Workspace, shell: TalkingShell, stage: Stage) -> None:
    panel = RegistrationPanel(sari, shell)
    stage.open(panel)
    fill(panel, full_name="Putri Maharani", nik="3404015203010002")

    assert panel.fields.fill_from_nik.isVisible()
    panel.fields.fill_from_nik.click()

    assert panel.fields.birth.date.text() == "12/03/2001"
    assert panel.fields.sex.key() is Sex.FEMALE
    assert not panel.fields.nik_note.isVisible()


def test_an_odd_nik_is_mentioned_and_does_not_block(
    sari: Workspace, shell: TalkingShell, stage: Stage, qtbot: QtBot
) -> None:
    panel = RegistrationPanel(sari, shell)
    stage.open(panel)
    fill(panel, full_name="Putri Maharani", birth_date="12/03/2001", sex="L", nik="3404015203010002")
    assert panel.fields.nik_note.isVisible()
    assert panel.fields.nik_note.text.text() == "The sex differs from the NIK."

    with qtbot.waitSignal(panel.registered):
        panel.try_to_save()


def test_half_a_form_comes_back_after_a_lock_even_where_it_is_wrong(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage
) -> None:
    panel = RegistrationPanel(sari, shell)
    stage.open(panel)
    typed = {**WHOLE, "birth_date": "31/02/", "nik": "340401", "team": [clinic.person(NADIRA)]}
    fill(panel, **typed)
    panel.fields.name.textEdited.emit(panel.fields.name.text())

    again = RegistrationPanel(sari, shell)
    stage.open(again)

    for name, edit in again.fields.lines().items():
        assert edit.text() == typed.get(name, ""), name
    assert again.fields.sex.key() is Sex.FEMALE
    assert again.fields.team.team() == (clinic.person(NADIRA),)
    start_empty = again.findChild(Button, "registration.start_empty")
    assert start_empty is not None
    start_empty.click()
    assert again.fields.name.text() == ""
    assert shell.forms.kept("client") is None


def test_a_late_correction_of_the_name_needs_a_reason(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage, qtbot: QtBot
) -> None:
    client = clinic.client("Ayu Lestari")
    clinic.clock.forward(hours=49)
    panel = RegistrationPanel(sari, shell)
    panel.correct(client)
    stage.open(panel)
    assert panel.fields.name.text() == "Ayu Lestari"
    panel.fields.name.setText("Ayu Lestari Dewi")

    panel.try_to_save()
    assert panel.fields.fields["reason"].error
    assert QApplication.focusWidget() is panel.fields.reason

    panel.fields.reason.setText("Sesuai KTP yang baru")
    with qtbot.waitSignal(panel.corrected) as corrected:
        panel.try_to_save()
    assert corrected.args == [client]
    assert sari.clients.form(client).full_name == "Ayu Lestari Dewi"


def test_a_counselor_who_registers_is_in_the_team(
    clinic: Clinic, nadira: Workspace, shell: TalkingShell, stage: Stage
) -> None:
    panel = RegistrationPanel(nadira, shell)
    assert panel.fields.team.team() == (clinic.person(NADIRA),)
