"""Saving a referral while it is typed."""

import pytest

from clinic_app.common.errors import InvalidInputs
from tests.support.clinic import NADIRA, Clinic
from tests.support.referring import begun
from tests.ui.referrals.conftest import Stage
from ui.shell.navigation import ReferralForm


def test_a_fault_in_one_part_keeps_nothing_of_the_other_from_the_disk(stage: Stage, clinic: Clinic) -> None:
    nadira = clinic.at(NADIRA)
    draft = begun(clinic, clinic.client("Ayu Lestari", NADIRA)).head.id
    page = stage.form(nadira, ReferralForm(draft, 2))
    page.writing.change_desk(feedback="x" * 100_000)
    page.writing.change_content(reason="Butuh bantuan hukum.")

    with pytest.raises(InvalidInputs):
        page.save_now()

    assert list(page.writing.faults) == ["feedback"]
    kept = nadira.referrals.edit(draft)
    assert kept.content is not None
    assert kept.content.reason == "Butuh bantuan hukum."
    page.writing.begin(None)
