"""The lock while a dialog or a side form with choices is open: what was typed comes back to who typed it."""

import pytest
from PySide6.QtCore import Qt

from clinic_app.referrals.values import ReferralId, ReferralState
from tests.journeys.player import Player
from tests.support.appointments import Diary
from tests.support.clinic import BAGUS, NADIRA, SARI, TODAY, Clinic, password
from tests.support.groups import GROUP, Circle
from tests.support.referring import brought_to
from ui.shell.navigation import Groups, Referrals


def taken_up(at_work: Player, offer: str, owner: str, other: str) -> None:
    """Locked; somebody else looks, then the owner comes back and goes on with what was kept."""
    at_work.enter(other, password(other))
    assert not at_work.sees(offer)
    at_work.lock()
    at_work.enter(owner, password(owner))
    at_work.click(f"{offer}.go")


STEPS = (
    (ReferralState.READY, "sent", "dialog.remark", "dititipkan di loket"),
    (ReferralState.SENT, "followed_up", "dialog.who", "Ibu Retno"),
    (ReferralState.ATTENDED, "closed", "dialog.remark", "kontrol sebulan lagi"),
)


@pytest.mark.parametrize(("state", "step", "field", "typed"), STEPS)
def test_a_step_of_a_referral(
    at_work: Player, clinic: Clinic, state: ReferralState, step: str, field: str, typed: str
) -> None:
    referral = begun_step(at_work, clinic, state, step, field, typed)
    offer = f"offer.referral.step.{referral}.{step}"
    at_work.lock()
    assert typed not in at_work.words_in_sight()
    taken_up(at_work, offer, NADIRA, BAGUS)
    at_work.until(lambda: at_work.sees(field))
    assert at_work.text(field) == typed
    assert at_work.sees("dialog.start_empty")


def begun_step(
    at_work: Player, clinic: Clinic, state: ReferralState, step: str, field: str, typed: str
) -> ReferralId:
    """Nadira has typed one line of a step."""
    ayu = clinic.client("Ayu Lestari", NADIRA, consent=True)
    referral = brought_to(clinic, ayu, state)
    clinic.close()
    at_work.enter(NADIRA, password(NADIRA))
    at_work.shell.open(Referrals(referral))
    at_work.settle()
    at_work.click(f"referrals.panel.{step}")
    at_work.type(field, typed)
    return referral


@pytest.mark.parametrize("button", ["dialog.danger", "dialog.safe"])
def test_a_step_that_was_recorded_or_declined_is_not_offered(
    at_work: Player, clinic: Clinic, button: str
) -> None:
    referral = begun_step(at_work, clinic, ReferralState.SENT, "accepted", "dialog.who", "Ibu Retno")
    at_work.click(button)
    at_work.lock()
    at_work.enter(NADIRA, password(NADIRA))
    assert not at_work.sees(f"offer.referral.step.{referral}.accepted")


def test_the_dates_of_a_weekly_series(at_work: Player, clinic: Clinic) -> None:
    ayu, taken = clinic.client("Ayu Lestari", NADIRA), clinic.client("Made Wirawan")
    Diary(clinic).book(taken, room=2)
    clinic.close()
    at_work.enter(SARI, password(SARI))
    at_work.shell.desk.book(client_id=ayu, slot=Diary(clinic).slot("09.00", "09.50"))
    at_work.settle()
    at_work.click("booking.repeat")
    at_work.click("booking.save")
    at_work.click("series.occurrence.2")
    time = at_work.widget("series.time.1")
    time.setFocus()
    at_work.press(Qt.Key.Key_End)
    at_work.type("series.reason", "hanya bisa pagi")
    at_work.lock()
    assert "hanya" not in at_work.words_in_sight()
    taken_up(at_work, "offer.appointment", SARI, NADIRA)
    at_work.until(lambda: at_work.sees("booking.save"))
    at_work.click("booking.save")
    assert at_work.text("series.reason") == "hanya bisa pagi"
    assert not at_work.widget("series.occurrence.2").isChecked()
    assert at_work.widget("series.occurrence.1").isChecked()
    assert at_work.widget("series.time.1").key() == "planned"


def test_meetings_that_are_being_planned(at_work: Player, clinic: Clinic) -> None:
    """The 25th of August 2026 is a holiday: it is kept with a reason, the week after is left out."""
    Circle.made(clinic)
    clinic.close()
    at_work.enter(BAGUS, password(BAGUS))
    at_work.shell.desk.open(Groups(GROUP, form="plan"))
    at_work.settle()
    at_work.type("meeting.date", "25/08/2026")
    at_work.type("meeting.count", "3")
    at_work.until(lambda: at_work.sees("meeting.row.3"))
    at_work.click("meeting.row.1")
    at_work.click("meeting.row.2")
    at_work.type("meeting.reason", "semua bisa hari itu")
    at_work.lock()
    assert "semua bisa" not in at_work.words_in_sight()
    taken_up(at_work, "offer.group.meeting.1", BAGUS, NADIRA)
    at_work.until(lambda: at_work.sees("meeting.row.3"))
    assert at_work.text("meeting.reason") == "semua bisa hari itu"
    assert [at_work.widget(f"meeting.row.{n}").isChecked() for n in (1, 2, 3)] == [True, False, True]
    assert "25" in at_work.text("meeting.row.1")
    at_work.click("meeting.save")
    at_work.lock()
    at_work.enter(BAGUS, password(BAGUS))
    assert not at_work.sees("offer.group.meeting.1"), "planned, so nothing is left to go on with"


def test_a_meeting_that_is_being_moved(at_work: Player, clinic: Clinic) -> None:
    meeting = Circle.made(clinic).meets(TODAY)
    clinic.close()
    at_work.enter(BAGUS, password(BAGUS))
    at_work.shell.desk.open(Groups(GROUP, meeting, form="move"))
    at_work.settle()
    at_work.type("meeting.date", "25/08/2026")
    at_work.click("meeting.save")
    at_work.type("meeting.move.reason", "semua bisa hari itu")
    at_work.lock()
    taken_up(at_work, f"offer.group.meeting.1.{meeting}", BAGUS, NADIRA)
    at_work.until(lambda: at_work.sees("meeting.save"))
    at_work.click("meeting.save")
    assert at_work.text("meeting.move.reason") == "semua bisa hari itu"
