"""The board: four lanes, what narrows them, one referral at the right, and what is written down there."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from clinic_app.people.values import ClientId
from clinic_app.referrals.values import Lane, Outcome, ReferralState
from tests.support.clinic import Clinic
from tests.support.referring import begun, brought_to
from tests.ui.referrals.conftest import Stage
from ui.panels.referral_begin import BeginReferral
from ui.referrals.board_page import ReferralsPage
from ui.shell.navigation import ReferralForm, Referrals
from ui.today.follow_ups import FollowUpPresenter


def lanes(page: ReferralsPage) -> list[int]:
    return [len(lane.cards) for lane in page.lanes.values()]


def fill(clinic: Clinic) -> dict[ReferralState, int]:
    """One referral in each of four states."""
    found = {}
    for name, state in (
        ("Hasan Basri", ReferralState.DRAFT),
        ("Lina Marpaung", ReferralState.SENT),
        ("Teguh Wibowo", ReferralState.ACCEPTED),
        ("Putri Maharani", ReferralState.CLOSED),
    ):
        client = clinic.client(name, "nadira", consent=True)
        found[state] = (
            begun(clinic, client).head.id
            if state is ReferralState.DRAFT
            else brought_to(clinic, client, state)
        )
    return found


def test_each_referral_stands_in_its_lane(stage: Stage, clinic: Clinic) -> None:
    fill(clinic)
    page = stage.board(clinic.at("nadira"))

    assert lanes(page) == [1, 1, 1, 1]
    assert page.context == "3 open"
    assert not page.toolbar.overdue.isVisible()


def test_overdue_ones_are_told_and_found(stage: Stage, clinic: Clinic) -> None:
    fill(clinic)
    clinic.clock.at += timedelta(days=20)
    page = stage.board(clinic.at("nadira"))

    assert page.toolbar.overdue.text() == "1 overdue"
    stage.click("referrals.filter.overdue")
    assert lanes(page) == [0, 1, 0, 0]
    card = page.lanes[Lane.SENT].cards[0]
    assert "6 days over" in card.accessibleName()
    matters = FollowUpPresenter(clinic.at("nadira")).matters()
    assert [(matter.key, matter.count) for matter in matters if matter.key == "referral"] == [("referral", 1)]


def test_arrows_walk_enter_opens_and_l_writes_down(stage: Stage, clinic: Clinic) -> None:
    found = fill(clinic)
    page = stage.board(clinic.at("nadira"))
    QApplication.focusWidget().setFocus()
    stage.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    stage.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert page.presenter.referral is not None
    assert page.presenter.referral.head.id == found[ReferralState.SENT]

    page.lanes[Lane.SENT].cards[0].setFocus()
    stage.qtbot.keyClick(page.lanes[Lane.SENT].cards[0], Qt.Key.Key_L)
    stage.click("dialog.reached.no")
    stage.type("dialog.remark", "dicoba lagi besok")
    stage.click("dialog.danger")
    QApplication.processEvents()
    assert page.presenter.referral.steps[-1].remark == "dicoba lagi besok"
    assert not page.presenter.referral.steps[-1].reached


def test_accepting_needs_a_name(stage: Stage, clinic: Clinic) -> None:
    found = fill(clinic)
    page = stage.board(clinic.at("nadira"), Referrals(found[ReferralState.SENT]))
    stage.click("referrals.panel.accepted")
    dialog = stage.shell.dialogs[-1]
    stage.click("dialog.danger")
    assert dialog.isVisible()
    assert dialog.fields["who"].error

    stage.type("dialog.who", "Ibu Retno")
    stage.click("dialog.danger")
    QApplication.processEvents()
    assert lanes(page) == [1, 0, 2, 1]


def test_closing_needs_an_outcome(stage: Stage, clinic: Clinic) -> None:
    found = fill(clinic)
    page = stage.board(clinic.at("nadira"), Referrals(found[ReferralState.ACCEPTED]))
    stage.click("referrals.panel.closed")
    dialog = stage.shell.dialogs[-1]
    stage.click("dialog.danger")
    assert dialog.fields["outcome"].error

    dialog.outcome.set_key(Outcome.SERVICE_RECEIVED)
    stage.click("dialog.danger")
    QApplication.processEvents()
    assert lanes(page) == [1, 1, 0, 2]


def test_reception_writes_down_and_sees_nothing_clinical(stage: Stage, clinic: Clinic) -> None:
    found = fill(clinic)
    page = stage.board(clinic.at("sari"), Referrals(found[ReferralState.SENT]))

    assert page.panel.buttons["followed_up"].isVisible()
    assert not page.panel.buttons["paper"].isVisible()
    assert not page.panel.requested.isVisible()
    assert "shared" not in page.panel.consent.text.text()


def test_the_supervisor_only_looks(stage: Stage, clinic: Clinic) -> None:
    found = fill(clinic)
    page = stage.board(clinic.at("hendra"), Referrals(found[ReferralState.SENT]))

    assert not any(button.isVisible() for button in page.panel.buttons.values())
    assert not page.toolbar.new.isVisible()


def test_a_new_one_is_for_a_client_of_the_list(stage: Stage, clinic: Clinic, ayu: ClientId) -> None:
    nadira = clinic.at("nadira")
    stage.board(nadira)
    assert stage.window.findChild(QWidget, "referrals.nothing").isVisible()
    dialog = BeginReferral(stage.window, nadira, stage.shell, stage.shell.opened.append, ayu)
    stage.shell.show_dialog(dialog)
    assert dialog.programme.key() is not None
    stage.click("dialog.danger")

    number = stage.shell.opened[-1]
    assert nadira.referrals.edit(number).head.client.id == ayu
    assert ReferralForm(number).step == 0
