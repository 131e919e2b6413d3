"""What the wizard doesn't take, and how it says so: at the field, with nothing lost."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLineEdit

from clinic_app.common.permissions import Role
from tests.ui.setup.conftest import OTHER, PASSWORD, Play
from ui.panels.person_fields import suggested_login
from ui.setup import page as wizard
from ui.setup.group_field import advice
from ui.setup.sheet_printer import draw_on
from ui.widgets.printer_page import set_page

ODD = ("😀" * 20, "مركز الرعاية", "'\";-- DROP TABLE", "\u202eterbalik")


@pytest.mark.parametrize("name", ["", "   ", "\u200b"])
def test_a_facility_has_a_name(play: Play, name: str) -> None:
    play.type("setup.name", name)
    assert play.forward() == wizard.FACILITY
    assert play.wizard.facility.fields["name"].error


def test_ten_thousand_signs_are_cut_and_said(play: Play) -> None:
    field = play.wizard.facility.name
    field.setFocus()
    field.insert("x" * 10_000)
    assert len(field.text()) == 100
    assert "100" in play.wizard.facility.fields["name"].error


@pytest.mark.parametrize("name", ODD)
def test_odd_names_found_a_clinic(play: Play, name: str) -> None:
    field = play.widget("setup.name")
    assert isinstance(field, QLineEdit)
    field.setText(name)
    assert play.forward() == wizard.SERVICES
    play.forward()
    play.account()
    play.recovery()
    assert play.wizard.step == wizard.BACKUP
    assert "\u202e" not in play.wizard.presenter.open_workspace.facility.profile().name


def test_hours_that_cannot_be(play: Play) -> None:
    play.facility()
    monday = play.wizard.services.hours.days[0]
    for end, part in (("7.00", "end is not after"), ("mana", "can't be read"), ("", "Type the time")):
        play.type("setup.hours.mon.end", end)
        assert play.forward() == wizard.SERVICES
        assert part in monday.error.text()
    play.type("setup.hours.mon.end", "12.30")
    play.forward()
    assert "outside the working hours" in monday.error.text(), "the break reaches beyond"
    play.click("setup.hours.mon.break")
    assert play.forward() == wizard.ACCOUNT


def test_a_week_without_a_day(play: Play) -> None:
    play.facility()
    for day in ("mon", "tue", "wed", "thu", "fri", "sat"):
        play.click(f"setup.hours.{day}")
    assert play.forward() == wizard.SERVICES
    assert play.widget("setup.hours.error").isVisible()


def test_rooms_that_cannot_be(play: Play) -> None:
    play.facility()
    rooms = play.wizard.services.rooms
    play.type("setup.room.2", " room  1 ")
    assert play.forward() == wizard.SERVICES
    assert rooms.fields[1].error
    play.click("setup.room.2.remove")
    play.type("setup.room.1", "  ")
    assert play.forward() == wizard.SERVICES
    assert rooms.fields[0].error
    play.click("setup.rooms.add")
    play.type("setup.room.2", "Ruang 'A'; --")
    play.type("setup.room.1", "Ruang B")
    assert play.forward() == wizard.ACCOUNT


def test_a_programme_needs_a_service(play: Play) -> None:
    play.facility()
    for programme in ("BK", "PSY", "PEER"):
        play.click(f"setup.programme.{programme}")
    assert play.forward() == wizard.SERVICES
    play.click("setup.programme.PEER")
    play.click("setup.programme.PEER.kinds")
    for code in ("TM", "CHT", "TEL", "KLP"):
        play.click(f"setup.programme.PEER.{code}")
    assert play.forward() == wizard.SERVICES
    play.click("setup.programme.PEER.TM")
    assert play.forward() == wizard.ACCOUNT


@pytest.mark.parametrize(
    ("password", "again", "part"),
    [
        ("", "", "Type a password"),
        ("pendek", "pendek", "Too short"),
        (" " * 14, " " * 14, "Only spaces"),
        ("hendra wicaksono", "hendra wicaksono", "same as the name"),
        ("aaaaaaaaaaaaa", "aaaaaaaaaaaaa", "Too easy"),
    ],
)
def test_passwords_refused(play: Play, password: str, again: str, part: str) -> None:
    play.facility()
    play.forward()
    play.type("setup.account.name", "Hendra Wicaksono")
    play.type("setup.account.password", password)
    play.type("setup.account.again", again)
    assert play.forward() == wizard.ACCOUNT
    pair = play.wizard.account.fields.passwords
    assert part in pair.first_field.error
    assert pair.password == password, "nothing typed is lost"


def test_two_passwords_that_differ(play: Play) -> None:
    play.facility()
    play.forward()
    play.type("setup.account.name", "Hendra Wicaksono")
    play.type("setup.account.password", PASSWORD)
    play.type("setup.account.again", OTHER)
    assert play.forward() == wizard.ACCOUNT
    assert play.wizard.account.fields.passwords.again_field.error


@pytest.mark.parametrize("password", ["'\";-- \\ kata 'sandi\"", "panjang " * 25, "кофе утром 😀 ☕ kopi"])
def test_odd_passwords_open_the_clinic(play: Play, password: str) -> None:
    play.facility()
    play.forward()
    play.type("setup.account.name", "Hendra Wicaksono")
    pair = play.wizard.account.fields.passwords
    for field in (pair.first, pair.again):
        field.setText(password)
    play.forward()
    play.recovery()
    assert play.wizard.step == wizard.BACKUP
    play.leave()
    play.sign_in.unlock("hendra", password).lock()


@pytest.mark.parametrize("login", ["a b", "", "x", "élan", "a/b", "'; --"])
def test_logins_refused(play: Play, login: str) -> None:
    play.facility()
    play.forward()
    play.type("setup.account.name", "Hendra Wicaksono")
    play.type("setup.account.login", login)
    play.password("setup.account", PASSWORD)
    assert play.forward() == wizard.ACCOUNT
    assert play.wizard.account.fields.fields["login"].error


def test_the_login_is_suggested_until_somebody_types_one(play: Play) -> None:
    assert suggested_login("dr. Hendra Wicaksono, Sp.KJ") == "hendra"
    assert suggested_login("محمد") == ""
    play.facility()
    play.forward()
    play.type("setup.account.name", "Hendra Wicaksono")
    assert play.wizard.account.fields.login.text() == "hendra"
    play.type("setup.account.login", "hw")
    play.type("setup.account.name", "Sari")
    assert play.wizard.account.fields.login.text() == "hw"


def test_the_key_is_kept_before_one_goes_on(play: Play, tmp_path: Path) -> None:
    play.facility()
    play.forward()
    play.account()
    play.type_groups()
    assert not play.may_go_on, "typed off the screen, nothing is kept yet"
    play.save_sheet(tmp_path / "nowhere" / "lembar.pdf")
    assert not play.may_go_on, "the disk refused"
    play.save_sheet(tmp_path / "lembar.pdf")
    assert play.may_go_on
    text = pypdfium2.PdfDocument((tmp_path / "lembar.pdf").read_bytes())[1].get_textpage().get_text_range()
    assert all(group in text for group in play.wizard.presenter.sheet.groups)
    number = play.wizard.recovery.asked[0]
    play.type(f"setup.recovery.group.{number}", "AAAAA")
    assert not play.may_go_on
    assert play.wizard.recovery.fields[0].error


def test_printing_is_keeping_unless_it_was_cancelled(play: Play) -> None:
    play.facility()
    play.forward()
    play.account()
    play.wizard.recovery.print_pages = lambda _paper: False
    play.click("setup.recovery.print")
    assert not play.wizard.recovery.kept
    play.wizard.recovery.print_pages = lambda _paper: True
    play.click("setup.recovery.print")
    assert play.wizard.recovery.kept


def test_the_printer_gets_both_sheets(play: Play, tmp_path: Path) -> None:
    play.type("setup.name", "Puskesmas Rimba Asri")
    file = tmp_path / "printed.pdf"
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    set_page(printer)
    assert draw_on(play.wizard.presenter.paper(), printer)
    pages = list(pypdfium2.PdfDocument(file.read_bytes()))
    assert len(pages) == 2
    for page in pages:
        text = page.get_textpage().get_text_range()
        assert "Puskesmas Rimba Asri" in text
        assert all(group in text for group in play.wizard.presenter.sheet.groups)


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("YASL2", ("5", "S")),
        ("yas-l2", ("5", "S")),
        ("YA5L", ("5 signs",)),
        ("YQ5L2", ("sign 2", "Q")),
        ("B" * 12, ("5 signs",)),
    ],
)
def test_advice_names_what_to_look_at(typed: str, parts: tuple[str, ...]) -> None:
    said = advice(typed, "YA512")
    assert all(part in said for part in parts)


def test_a_place_for_backups_that_cannot_be_written(play: Play, tmp_path: Path) -> None:
    play.facility()
    play.forward()
    play.account()
    play.recovery()
    file = tmp_path / "file"
    file.write_text("x")
    for place in (
        "",
        "   ",
        str(tmp_path / "gone"),
        str(file),
        str(play.folder),
        str(play.folder / "backups"),
    ):
        play.type("setup.backup.folder", place)
        assert play.forward() == wizard.BACKUP
        assert play.wizard.backup.field.error
    assert play.wizard.presenter.open_workspace.facility.profile().backup_folder is None


def test_nobody_leaves_the_people_before_one_can_book(play: Play) -> None:
    play.to_people()
    assert not play.may_go_on
    play.person("Nadira Kusumawati", "nadira", Role.COUNSELOR)
    assert not play.may_go_on
    assert play.wizard.people.fields.roles.roles() == {Role.RECEPTIONIST}, "what is missing is ticked"
    play.person("Sari", "nadira", Role.RECEPTIONIST)
    assert play.wizard.people.fields.fields["login"].error, "the login is taken"
    assert play.wizard.people.fields.person().name == "Sari"
    play.type("setup.person.login", "sari")
    play.click("setup.person.add")
    assert play.may_go_on
    play.type("setup.person.name", "Bagus")
    assert play.forward() == wizard.PEOPLE, "a half-filled form is not thrown away"
    play.type("setup.person.name", "")
    play.type("setup.person.login", "")
    assert play.forward() == wizard.DONE
