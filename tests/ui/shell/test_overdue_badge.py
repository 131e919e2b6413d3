"""Overdue referrals as a number at the rail, kept up to date."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QApplication

from clinic_app.referrals.values import Outcome, ReferralState
from tests.support.clinic import TODAY, Clinic
from tests.support.referring import brought_to
from ui.shell.desk import Desk


def test_the_rail_counts_what_is_due_and_hears_of_changes(
    clinic: Clinic, enter: Callable[[str], Desk]
) -> None:
    client = clinic.client("Ayu Lestari", "nadira", consent=True)
    number = brought_to(clinic, client, ReferralState.SENT)
    clinic.close()
    clinic.clock.at += timedelta(days=20)
    desk = enter("sari")
    button = desk.rail.buttons["referrals"]
    assert button.accessibleName() == "Referrals, 1 overdue or due today"

    day = TODAY + timedelta(days=20)
    desk.workspace.referrals.close(number, day, Outcome.LOST_CONTACT)
    QApplication.processEvents()
    assert button.accessibleName() == "Referrals"
