"""Consents: what is read out, who gives them, refusal and exception."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clinic_app.people.values import (
    ClientId,
    Consent,
    ConsentGiver,
    ConsentKind,
    ConsentMethod,
    Guardian,
    GuardianRelation,
)
from clinic_app.workspace import Workspace
from tests.support.clinic import NADIRA, Clinic
from tests.support.talking_shell import TalkingShell
from tests.ui.panels.conftest import Stage
from ui.panels.consent import ConsentPanel


def opened(
    workspace: Workspace,
    shell: TalkingShell,
    stage: Stage,
    client: ClientId,
    kind: ConsentKind = ConsentKind.SERVICE,
) -> ConsentPanel:
    panel = ConsentPanel(workspace, shell)
    panel.show_client(client, kind)
    stage.open(panel)
    return panel


def recorded(workspace: Workspace, client: ClientId) -> Consent:
    (consent,) = workspace.clients.open(client).consents
    return consent


def test_the_service_consent_is_read_out_and_recorded(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage, qtbot: QtBot
) -> None:
    client = clinic.client("Ayu Lestari", NADIRA)
    panel = opened(sari, shell, stage, client)
    assert panel.text.text().startswith("Saya telah menerima penjelasan")

    panel.save.click()
    assert panel.fields["given"].error
    panel.given.set_key(True)
    with qtbot.waitSignal(panel.recorded):
        panel.save.click()

    consent = recorded(sari, client)
    assert (consent.kind, consent.given, consent.day) == (ConsentKind.SERVICE, True, date(2026, 8, 19))
    assert sari.clients.open(client).may_write_note


def test_a_fault_below_what_is_seen_is_scrolled_to(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage, qtbot: QtBot
) -> None:
    stage.window.resize(900, 420)
    panel = opened(sari, shell, stage, clinic.client("Ayu Lestari", NADIRA))
    given = panel.fields["given"]
    assert given.visibleRegion().isEmpty(), "the text to read out is long"

    stage.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert given.error
    qtbot.waitUntil(lambda: given.visibleRegion().contains(given.rect()))


def test_the_data_consent_names_the_facility_and_keeps_the_ticks(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage
) -> None:
    client = clinic.client("Ayu Lestari", NADIRA)
    panel = opened(sari, shell, stage, client, ConsentKind.DATA)
    assert "Puskesmas Rimba Asri" in panel.text.text()
    panel.given.set_key(True)
    panel.scopes["whatsapp"].setChecked(True)

    panel.save.click()

    assert recorded(sari, client).scopes == ("whatsapp",)


def test_a_refusal_is_recorded_as_such(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage
) -> None:
    client = clinic.client("Ayu Lestari", NADIRA)
    panel = opened(sari, shell, stage, client)
    panel.given.set_key(False)
    panel.given.chosen.emit()
    assert panel.save.text() == "Save refusal"

    panel.save.click()

    assert recorded(sari, client).given is False
    assert not sari.clients.open(client).may_write_note


def test_oral_consent_needs_its_witness(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage
) -> None:
    client = clinic.client("Ayu Lestari", NADIRA)
    panel = opened(sari, shell, stage, client)
    panel.given.set_key(True)
    panel.method.set_key(ConsentMethod.ORAL_WITNESSED)
    panel.method.chosen.emit(ConsentMethod.ORAL_WITNESSED)
    panel.save.click()
    assert panel.fields["witness"].error
    assert QApplication.focusWidget() is panel.witness

    panel.witness.setText("Sari Melati")
    panel.save.click()
    assert recorded(sari, client).witness == "Sari Melati"


def test_a_minors_guardian_consents(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage
) -> None:
    client = clinic.client(
        "Budi",
        NADIRA,
        birth_date=date(2012, 2, 1),
        guardian=Guardian("Ibu Sulastri", GuardianRelation.MOTHER),
    )
    panel = opened(sari, shell, stage, client)
    assert panel.giver.key() is ConsentGiver.GUARDIAN
    panel.given.set_key(True)
    panel.giver_name.setText("Sulastri")
    panel.save.click()
    assert recorded(sari, client).giver_name == "Sulastri"


def test_an_exception_takes_fifteen_signs(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage
) -> None:
    client = clinic.client("Ayu Lestari", NADIRA)
    panel = opened(sari, shell, stage, client, ConsentKind.EXCEPTION)
    panel.reason.setPlainText("darurat")
    panel.save.click()
    assert panel.fields["reason"].error
    assert panel.is_open

    panel.reason.setPlainText("Klien tidak sadar, keluarga sudah diberi tahu.")
    panel.save.click()
    assert recorded(sari, client).kind is ConsentKind.EXCEPTION


def test_a_day_that_can_not_be_is_told_and_nothing_is_recorded(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage
) -> None:
    client = clinic.client("Ayu Lestari", NADIRA)
    panel = opened(sari, shell, stage, client)
    panel.given.set_key(True)
    for typed in ("", "31/02/2026", "01/01/2200", "01/01/1800"):
        panel.day.setText(typed)
        panel.save.click()
        assert panel.fields["day"].error, typed
    assert sari.clients.open(client).consents == ()


def test_half_a_consent_comes_back(
    clinic: Clinic, sari: Workspace, shell: TalkingShell, stage: Stage
) -> None:
    client = clinic.client("Ayu Lestari", NADIRA)
    panel = opened(sari, shell, stage, client, ConsentKind.EXCEPTION)
    panel.reason.setPlainText("Klien tidak")

    again = opened(sari, shell, stage, client)

    assert again.kind.key() == ConsentKind.EXCEPTION.value
    assert again.reason.text() == "Klien tidak"
