"""Registration offers who may be the same person, and asks where it is almost certain."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clinic_app.people.model import NotDuplicate
from clinic_app.people.values import Sex
from clinic_app.workspace import Workspace
from tests.support.clinic import Clinic
from tests.support.talking_shell import TalkingShell
from tests.ui.panels.conftest import Stage, fill
from ui.panels.registration import RegistrationPanel
from ui.widgets.buttons import Button


def test_a_similar_client_is_offered_and_may_be_declared_another(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage, qtbot: QtBot
) -> None:
    known = clinic.client("Muhammad Suharto Wijaya", sex=Sex.MALE, birth_date=date(1990, 5, 1))
    panel = RegistrationPanel(sari, shell)
    stage.open(panel)
    fill(panel, full_name="Moh. Soeharto Widjaja", birth_date="01/05/1990", sex="L")
    assert panel.alike.isVisible()

    other = panel.findChild(Button, "registration.alike.1.other")
    assert other is not None
    other.click()
    assert not panel.alike.isVisible()

    with qtbot.waitSignal(panel.registered) as registered:
        panel.try_to_save()
    assert registered.args[0] != known
    assert [pair[:2] for pair in clinic.rows(NotDuplicate)] == [(known, registered.args[0])]


def test_the_same_nik_blocks_and_leads_to_the_record(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage, qtbot: QtBot
) -> None:
    known = clinic.client("Ayu Lestari", nik="3404015203010002")
    panel = RegistrationPanel(sari, shell)
    stage.open(panel)
    fill(panel, full_name="Somebody Else", birth_date="02/03/2001", sex="P", nik="3404 0152 0301 0002")

    assert not panel.save.isEnabled()
    panel.try_to_save()
    assert len(sari.clients.names()) == 1
    assert panel.findChild(Button, "registration.alike.1.other") is None
    open_it = panel.findChild(Button, "registration.alike.1.open")
    assert open_it is not None
    with qtbot.waitSignal(panel.openWanted) as wanted:
        open_it.click()
    assert wanted.args == [known]


def test_tab_goes_from_the_name_to_the_similar_client(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage
) -> None:
    clinic.client("Dimas Arya Nugroho", sex=Sex.MALE, birth_date=date(2007, 2, 1))
    panel = RegistrationPanel(sari, shell)
    stage.open(panel)
    fill(panel, full_name="Dimas Arya Nugroho", birth_date="01/02/2007", sex="L")

    names = []
    for _turn in range(3):
        stage.press(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.objectName())

    assert names == ["registration.alike.1.open", "registration.alike.1.other", "registration.sex.L"]


def test_almost_certainly_the_same_has_to_be_answered(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage, qtbot: QtBot
) -> None:
    known = clinic.client("Muhammad Suharto", sex=Sex.MALE, birth_date=date(1990, 5, 1), phone="081244102213")
    panel = RegistrationPanel(sari, shell)
    stage.open(panel)
    fill(panel, full_name="Moh. Soeharto", birth_date="01/05/1990", sex="L", phone="0812-4410-2213")

    panel.try_to_save()
    assert [client.id for client in sari.clients.names()] == [known], "nothing is written before the answer"
    assert panel.fault.text() == "Choose first: the same person, or somebody else."
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "registration.alike.1.open"

    stage.press(Qt.Key.Key_Tab)
    stage.press(Qt.Key.Key_Space)
    with qtbot.waitSignal(panel.registered):
        panel.try_to_save()
    assert not panel.fault.isVisible()
    assert len(sari.clients.names()) == 2


def test_perhaps_the_same_needs_no_answer(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage, qtbot: QtBot
) -> None:
    clinic.client("Muhammad Suharto", sex=Sex.MALE, birth_date=date(1990, 5, 1), phone="")
    panel = RegistrationPanel(sari, shell)
    stage.open(panel)
    fill(panel, full_name="Moh. Soeharto", birth_date="01/05/1990", sex="L")
    assert panel.alike.isVisible()
    with qtbot.waitSignal(panel.registered):
        panel.try_to_save()
