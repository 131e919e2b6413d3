"""Sessions that wait for a signed note, and who is told of them."""

from datetime import datetime

from clinic_app.scheduling.values import Status
from tests.support.clinic import Clinic
from tests.support.sessions import hold_session, sign_note

MONDAY_MORNING = datetime(2026, 8, 10, 9)


def test_a_session_waits_from_its_end_to_the_signature(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", consent=True)
    notes = clinic.at("nadira").notes
    sign_note(clinic, client, "nadira")
    assert notes.waiting_for_signature().count == 0

    late = hold_session(clinic, client, "nadira", at=MONDAY_MORNING)
    today = hold_session(clinic, client, "nadira")
    hold_session(clinic, client, "nadira", at=datetime(2026, 8, 19, 10), status=Status.IN_SESSION)
    notes.begin(today)

    found = notes.waiting_for_signature()

    assert (found.count, found.overdue) == (2, 1)
    assert [(one.appointment_id, one.begun) for one in found.sessions] == [(late, False), (today, True)]
    assert found.sessions[0].client_name == "Ayu Lestari"
    assert found.sessions[1].due == datetime(2026, 8, 20, 9, 50)


def test_a_draft_taken_back_leaves_the_session_waiting(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", consent=True)
    notes = clinic.at("nadira").notes
    notes.withdraw(notes.begin(hold_session(clinic, client, "nadira")).head.id)
    (waiting,) = notes.waiting_for_signature().sessions
    assert not waiting.begun


def test_nobody_is_told_of_others_but_in_numbers(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira")
    hold_session(clinic, client, "nadira", at=MONDAY_MORNING)

    assert clinic.at("bagus").notes.waiting_for_signature().count == 0
    seen = clinic.at("hendra").notes.waiting_for_signature()
    assert (seen.count, seen.overdue, seen.sessions) == (1, 1, ())


def test_whoever_left_the_team_writes_no_more(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira")
    hold_session(clinic, client, "nadira")
    clinic.at("sari").clients.set_team(client, [clinic.person("bagus")])
    assert clinic.at("nadira").notes.waiting_for_signature().count == 0


def test_after_a_month_only_what_was_begun_is_asked_for(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", consent=True)
    notes = clinic.at("nadira").notes
    long_ago = datetime(2026, 7, 6, 9)
    hold_session(clinic, client, "nadira", at=long_ago)
    begun = hold_session(clinic, client, "nadira", at=long_ago.replace(hour=11))
    notes.begin(begun)
    assert [one.appointment_id for one in notes.waiting_for_signature().sessions] == [begun]
