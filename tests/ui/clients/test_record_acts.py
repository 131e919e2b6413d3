"""What is done in a record: finishing, marking, withdrawing, the team; each can be taken back."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clinic_app.episodes.values import CloseReason
from clinic_app.people.values import ClientId
from clinic_app.referrals.values import ReferralState
from clinic_app.workspace import Workspace
from tests.support.clinic import BAGUS, NADIRA, Clinic
from tests.support.page_shell import PageShell
from tests.support.referring import brought_to
from tests.ui.clients.conftest import OpenRecord
from ui.clients.close_dialog import CloseDialog
from ui.clients.record_header import CONSENTS
from ui.clients.record_page import RecordPage
from ui.clients.withdraw_dialog import WithdrawDialog
from ui.panels.referral_begin import BeginReferral
from ui.shell.navigation import ReferralForm, Referrals


def press(page: RecordPage, name: str) -> None:
    """Choose an entry of the menu."""
    menu = page.actions_menu.menu(page)
    action = menu.findChild(QAction, name)
    assert action is not None, name
    action.trigger()


def test_finishing_a_programme_needs_a_reason_and_can_be_undone(
    nadira: Workspace, dimas: ClientId, open_record: OpenRecord, shell: PageShell
) -> None:
    page = open_record(nadira, dimas)
    episode = page.presenter.closable()[0]
    press(page, f"record.episode.close.{episode.id}")
    dialog = shell.dialogs[-1]
    assert isinstance(dialog, CloseDialog)
    keys = [dialog.reason.itemData(at) for at in range(dialog.reason.count())]
    assert CloseReason.GOALS_MET in keys
    assert CloseReason.GRADUATED not in keys
    assert dialog.danger is not None
    dialog.danger.click()
    assert dialog.reason_field.error
    assert nadira.episodes.of(dimas)[0].closed_on is None
    dialog.reason.set_key(CloseReason.GOALS_MET)
    dialog.danger.click()
    closed = next(each for each in nadira.episodes.of(dimas) if each.id == episode.id)
    assert closed.close_reason is CloseReason.GOALS_MET
    assert shell.commands[-1].undo()
    assert next(each for each in nadira.episodes.of(dimas) if each.id == episode.id).closed_on is None


def test_the_attention_mark_is_set_and_undone(
    sari: Workspace, nadira: Workspace, dimas: ClientId, open_record: OpenRecord, shell: PageShell
) -> None:
    page = open_record(nadira, dimas)
    press(page, "record.attention")
    assert sari.clients.names((dimas,))[0].attention
    assert shell.commands[-1].undo()
    assert not sari.clients.names((dimas,))[0].attention


def test_withdrawing_a_consent(
    sari: Workspace, dimas: ClientId, open_record: OpenRecord, shell: PageShell, qtbot: QtBot
) -> None:
    page = open_record(sari, dimas)
    page.header.tabs.tab(CONSENTS).click()
    page.body.consents.withdraw.click()
    dialog = shell.dialogs[-1]
    assert isinstance(dialog, WithdrawDialog)
    dialog.day.setText("31/02/2026")
    assert dialog.danger is not None
    dialog.danger.click()
    assert dialog.day_field.error
    dialog.day.set_value(sari.today())
    dialog.danger.click()
    assert not sari.clients.open(dimas).may_write_note
    qtbot.waitUntil(lambda: not page.body.consents.withdraw.isEnabled())


def test_changing_the_team_and_taking_it_back(
    clinic: Clinic, sari: Workspace, dimas: ClientId, open_record: OpenRecord, shell: PageShell
) -> None:
    page = open_record(sari, dimas)
    press(page, "record.team")
    panel = page.findChild(QWidget, "team")
    bagus = clinic.person(BAGUS)
    assert not panel.save.isEnabled()
    panel.ticks[bagus].click()
    panel.save.click()

    def team() -> set[int]:
        return {each.person_id for each in sari.clients.open(dimas).team if each.until is None}

    assert team() == {clinic.person(NADIRA), bagus}
    assert shell.commands[-1].undo()
    assert team() == {clinic.person(NADIRA)}


def test_referrals_stand_in_their_tab_and_r_begins_one(
    clinic: Clinic,
    nadira: Workspace,
    dimas: ClientId,
    open_record: OpenRecord,
    shell: PageShell,
    qtbot: QtBot,
) -> None:
    number = brought_to(clinic, dimas, ReferralState.SENT)
    page = open_record(nadira, dimas)
    page.header.tabs.tab("referrals").click()
    assert page.body.referrals.isVisibleTo(page)
    assert page.body.referrals.model.rowCount() == 1
    page.body.referrals.table.opened.emit(0)
    assert shell.opened[-1] == Referrals(number)

    qtbot.keyClick(page, Qt.Key.Key_R)
    dialog = shell.dialogs[-1]
    assert isinstance(dialog, BeginReferral)
    dialog.choose("danger")
    target = shell.opened[-1]
    assert isinstance(target, ReferralForm)
    assert len(page.presenter.workspace.referrals.of_client(dimas)) == 2
