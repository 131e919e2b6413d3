"""The form: written in six steps, saved by itself, the paper beside it; ready only with consent."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from clinic_app.facility.values import Programme
from clinic_app.people.values import ClientId
from clinic_app.referrals.rules import preset_items
from clinic_app.referrals.values import (
    ConsentState,
    Ground,
    Preset,
    ReferralId,
    ReferralState,
    ShareItem,
    Urgency,
)
from clinic_app.workspace import Workspace
from tests.support.clinic import TODAY, Clinic
from tests.support.referring import begun, brought_to, words
from tests.ui.referrals.conftest import Stage
from ui.referrals.steps_bar import Mark
from ui.shell.navigation import ReferralForm, Referrals
from ui.widgets.breakpoints import L
from ui.widgets.paper_print import Printed


@pytest.fixture
def draft(clinic: Clinic, ayu: ClientId) -> ReferralId:
    """A draft of Nadira's with everything but the consent."""
    return begun(clinic, ayu).head.id


def test_what_is_typed_is_on_the_paper_and_saved_by_itself(
    stage: Stage, nadira: Workspace, draft: ReferralId
) -> None:
    page = stage.form(nadira, ReferralForm(draft, 3))
    page.steps.reason.reason.setPlainText("")
    stage.type("referral.reason", "Orang tua cuti tanpa upah.")

    stage.rest(page)
    assert "Orang tua cuti tanpa upah." in words(page.preview.feed.pdf)
    assert page.left.saved.text() == "Saving…"
    page.save_now()
    QApplication.processEvents()
    assert page.left.saved.text() == "Draft saved 10:24"
    assert page.steps.number == 3
    content = nadira.referrals.edit(draft).content
    assert content is not None
    assert content.reason == "Orang tua cuti tanpa upah."


def test_what_is_not_ticked_is_not_on_the_paper(stage: Stage, nadira: Workspace, draft: ReferralId) -> None:
    page = stage.form(nadira, ReferralForm(draft, 4))
    reason = page.steps.sharing.rows[ShareItem.REASON]
    assert "semerualasan" in words(page.preview.feed.pdf)

    stage.click("referral.share.reason")
    stage.rest(page)

    assert not reason.isChecked()
    assert "semerualasan" not in words(page.preview.feed.pdf)
    assert page.writing.content.preset is Preset.OWN
    stage.click("referral.preset.minimal")
    assert page.writing.content.shared == preset_items(Preset.MINIMAL, False)
    assert reason.isChecked()


def test_the_name_is_always_shared_and_the_text_of_notes_never(
    stage: Stage, nadira: Workspace, draft: ReferralId
) -> None:
    page = stage.form(nadira, ReferralForm(draft, 4))
    rows = page.steps.sharing.rows

    for item in (ShareItem.NAME, ShareItem.NOTE_TEXT):
        assert not rows[item].isEnabled()
    stage.click("referral.share.name")
    stage.click("referral.share.note_text")
    assert ShareItem.NAME in page.writing.content.shared
    assert ShareItem.NOTE_TEXT not in page.writing.content.shared


def test_without_consent_it_is_neither_made_ready_nor_printed(
    stage: Stage, nadira: Workspace, draft: ReferralId
) -> None:
    page = stage.form(nadira, ReferralForm(draft, 6))

    assert not page.footer.forward.isEnabled()
    assert "consent" in page.footer.forward.toolTip()
    assert not page.preview.print_button.isEnabled()
    page.paper.print_now()
    assert "consent" in stage.shell.toasts[-1]
    assert page.left.buttons[4].mark is Mark.MISSING


def test_consent_recorded_it_is_frozen_printed_and_saved(
    stage: Stage, nadira: Workspace, draft: ReferralId, tmp_path: Path
) -> None:
    page = stage.form(nadira, ReferralForm(draft, 5))
    stage.click("referral.consent.record")
    assert page.writing.draft is not None
    assert page.writing.draft.head.consent is ConsentState.GIVEN
    page.go_to(6)
    stage.click("referral.next")
    stage.rest(page)

    assert page.heading.startswith("RJ-2026-")
    printed: list[bytes] = []
    page.paper.acts.print_pages = lambda pdf, _title, _window: printed.append(pdf) or Printed.DONE
    stage.click("referral.ready.print")
    assert words(printed[0]).count(page.heading) >= 3
    file = tmp_path / "rujukan.pdf"
    page.paper.acts.choose_file = lambda _window, _name: str(file)
    stage.click("referral.ready.save_pdf")
    assert (tmp_path / "rujukan.pdf").read_bytes() == printed[0]


def test_in_a_narrow_window_it_is_printed_unseen(stage: Stage, clinic: Clinic, ayu: ClientId) -> None:
    number = brought_to(clinic, ayu, ReferralState.READY)
    stage.window.resize(L - 200, 700)
    page = stage.form(clinic.at("nadira"), ReferralForm(number))
    printed: list[bytes] = []
    page.paper.acts.print_pages = lambda pdf, _title, _window: printed.append(pdf) or Printed.DONE

    stage.click("referral.ready.print")
    stage.qtbot.waitUntil(lambda: bool(printed))

    assert page.heading in words(printed[0])


def test_a_machine_without_printers_says_so(stage: Stage, clinic: Clinic, ayu: ClientId) -> None:
    number = brought_to(clinic, ayu, ReferralState.READY)
    page = stage.form(clinic.at("nadira"), ReferralForm(number))
    page.paper.acts.print_pages = lambda *_about: Printed.NO_PRINTER

    stage.click("referral.ready.print")

    assert page.ready.told.isVisible()
    assert "No printer" in page.ready.told.title.text()


def test_a_disk_that_refuses_leaves_no_half_file(
    stage: Stage, clinic: Clinic, ayu: ClientId, tmp_path: Path
) -> None:
    number = brought_to(clinic, ayu, ReferralState.READY)
    page = stage.form(clinic.at("nadira"), ReferralForm(number))
    page.paper.acts.choose_file = lambda _window, _name: str(tmp_path / "nowhere" / "r.pdf")

    stage.click("referral.ready.save_pdf")

    assert page.ready.told.title.text() == "Not saved."
    assert list(tmp_path.rglob("*.pdf*")) == []


def test_an_exception_needs_a_reason_and_who_answers_for_it(
    stage: Stage, nadira: Workspace, draft: ReferralId
) -> None:
    page = stage.form(nadira, ReferralForm(draft, 5))
    stage.click("referral.answer.without")
    offered = [page.steps.consent.exception.ground.key_at(row) for row in range(3)]
    assert offered == [Ground.EMERGENCY, Ground.LEGAL_DUTY, None]

    codes = {one.code for one in page.presenter.missing()}
    assert {"referral.missing.exception_reason", "referral.missing.supervisor"} <= codes
    stage.type("referral.exception.reason", "Ancaman segera, keluarga diberi tahu.")
    stage.type("referral.exception.supervisor", "Hendra Wicaksono")
    assert page.presenter.missing() == ()
    page.go_to(2)
    page.writing.change_desk(urgency=Urgency.URGENT)
    page.go_to(5)
    assert page.steps.consent.exception.ground.count() == 3


def test_a_minors_guardian_gives_it_and_must_be_named(
    stage: Stage, clinic: Clinic, nadira: Workspace, ayu: ClientId
) -> None:
    facts = begun(clinic, ayu)
    page = stage.form(nadira, ReferralForm(facts.head.id, 5))
    draft = page.writing.draft
    assert draft is not None
    assert draft.facts is not None
    page.writing.draft = replace(draft, facts=replace(draft.facts, minor=True))
    page.steps.consent.show_draft(page.writing.draft)

    assert page.steps.consent.caregiver.isVisible()
    codes = {one.code for one in page.presenter.missing()}
    assert "referral.missing.caregiver" in codes
    assert page.steps.consent.consent.fields["giver_name"].isVisible()


@pytest.mark.parametrize(
    ("name", "count", "limit"), [("referral.reason", 20_400, 20_000), ("referral.receiver.address", 900, 300)]
)
def test_a_huge_paste_is_cut_and_said(
    stage: Stage, nadira: Workspace, draft: ReferralId, name: str, count: int, limit: int
) -> None:
    page = stage.form(nadira, ReferralForm(draft, 3 if name == "referral.reason" else 2))
    area = stage.window.findChild(QWidget, name)
    area.selectAll()
    QApplication.clipboard().setText("a " * (count // 2))
    area.paste()

    assert len(area.text()) == limit
    field = page.steps.current.fields[name.removeprefix("referral.")]
    assert "Only the first" in field.error
    page.save_now()
    stage.rest(page)
    assert page.preview.feed.pdf


def test_a_follow_up_in_the_past_is_told_in_its_place(
    stage: Stage, nadira: Workspace, draft: ReferralId
) -> None:
    page = stage.form(nadira, ReferralForm(draft, 6))
    field = page.steps.delivery.by
    field.setFocus()
    field.clear()
    stage.qtbot.keyClicks(field, "01/08/2026")
    stage.qtbot.keyClick(field, Qt.Key.Key_Tab)

    assert field.value() is not None
    assert field.value() < TODAY
    page.steps.keep_up()
    assert page.steps.delivery.fields["follow_up_by"].error == "The day is past. Choose a later one."


def test_reception_prepares_its_steps_and_sees_nothing_of_the_others(
    stage: Stage, clinic: Clinic, sari: Workspace, ayu: ClientId
) -> None:
    number = begun(clinic, ayu).head.id
    page = stage.form(sari, ReferralForm(number, 2))

    assert "semeru" not in words(page.preview.feed.pdf).replace("semerucatatan", "")
    assert [button.isEnabled() for button in page.left.buttons] == [True, True, False, False, False, True]
    stage.click("referral.next")
    assert page.steps.number == 6
    page.go_to(3)
    assert page.steps.number == 6
    stage.click("referral.next")
    assert stage.shell.opened[-1] == Referrals()


def test_a_half_filled_consent_outlives_a_lock(stage: Stage, nadira: Workspace, draft: ReferralId) -> None:
    page = stage.form(nadira, ReferralForm(draft, 5))
    page.steps.consent.consent.method.set_key(page.steps.consent.consent.method.key_at(2))
    page.steps.consent.consent.method.chosen.emit(None)
    stage.type("referral.consent.witness", "Sari Melati")
    page.leave()

    again = stage.form(nadira, ReferralForm(draft, 5))
    assert again.steps.consent.consent.witness.text() == "Sari Melati"


def test_in_a_narrow_window_the_paper_waits_behind_its_button(
    stage: Stage, nadira: Workspace, draft: ReferralId
) -> None:
    stage.window.resize(L - 200, 700)
    page = stage.form(nadira, ReferralForm(draft, 4))

    assert not page.preview.isVisible()
    assert page.tools == [page.preview_button]
    page.toggle_right()
    stage.rest(page)
    assert page.preview.isVisible()
    assert page.preview.sheets.pages
    assert page.close_level()
    assert not page.preview.isVisible()

    stage.window.resize(L + 100, 700)
    stage.rest(page)
    assert page.preview.isVisible()


def test_left_it_keeps_no_words(stage: Stage, nadira: Workspace, draft: ReferralId) -> None:
    page = stage.form(nadira, ReferralForm(draft, 3))
    page.leave()

    assert page.writing.draft is None
    assert (page.preview.feed.pdf, page.preview.sheets.pages) == (b"", ())


def test_a_new_referral_begins_with_the_least(
    stage: Stage, clinic: Clinic, nadira: Workspace, ayu: ClientId
) -> None:
    number = nadira.referrals.begin(ayu, Programme.PSY).head.id
    page = stage.form(nadira, ReferralForm(number, 4))

    assert page.steps.sharing.presets.key() == Preset.MINIMAL.value
    assert page.writing.content.shared == preset_items(Preset.MINIMAL, False)
