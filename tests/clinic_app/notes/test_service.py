"""A note's way from the session to the signature, and beyond."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from clinic_app.common.errors import InvalidInput, InvalidInputs, NotFound, NotPermitted, Refused
from clinic_app.common.seals import SealState
from clinic_app.notes.values import Content, NoteId, NoteState, Risk, Template
from clinic_app.people.values import ConsentKind
from clinic_app.scheduling.values import Status
from tests.support.clinic import Clinic, password
from tests.support.sessions import SOAP, hold_session, sign_note


def test_from_the_session_to_the_signed_note(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", consent=True)
    about = hold_session(clinic, client, "nadira", status=Status.IN_SESSION)
    notes = clinic.at("nadira").notes

    draft = notes.begin(about)
    assert draft.content == Content()
    assert (draft.head.state, draft.head.session_no) == (NoteState.DRAFT, 1)
    assert draft.head.due == datetime(2026, 8, 20, 9, 50)
    saved_at = notes.save(draft.head.id, SOAP)
    assert saved_at == datetime(2026, 8, 19, 3, 24, tzinfo=UTC)
    assert notes.open_draft(draft.head.id).content == SOAP

    signed = notes.sign(draft.head.id, password("nadira"))

    assert (signed.content, signed.seal, signed.head.state) == (SOAP, SealState.INTACT, NoteState.SIGNED)
    assert signed.head.author_name == "Nadira Kusumawati"
    assert len(signed.fingerprint) == 19
    assert [step.action for step in reversed(signed.history)] == ["note.created", "note.saved", "note.signed"]
    assert notes.unsigned() == ()
    assert notes.open(draft.head.id).content == SOAP


def test_many_saves_of_one_sitting_are_one_line_in_the_log(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", consent=True)
    notes = clinic.at("nadira").notes
    note = notes.begin(hold_session(clinic, client, "nadira")).head.id

    for count in range(5):
        notes.save(note, Content(Template.FREE, {"text": "kata " * count}))
    notes.open_draft(note)
    notes.save(note, SOAP)

    assert len(clinic.log("note.saved")) == 2
    assert notes.open_draft(note).content == SOAP


def test_beginning_again_goes_on_with_the_same_note(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", consent=True)
    about = hold_session(clinic, client, "nadira")
    notes = clinic.at("nadira").notes
    first = notes.begin(about).head.id
    notes.save(first, SOAP)

    again = notes.begin(about)

    assert (again.head.id, again.content) == (first, SOAP)


def test_without_the_service_consent_there_is_no_note(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira")
    about = hold_session(clinic, client, "nadira")
    notes = clinic.at("nadira").notes

    with pytest.raises(Refused) as refused:
        notes.begin(about)
    assert refused.value.code == "note.no_consent"

    clinic.consent(client, ConsentKind.DATA)
    with pytest.raises(Refused):
        notes.begin(about)
    clinic.consent(client, ConsentKind.SERVICE)
    assert notes.begin(about).head.state is NoteState.DRAFT


@pytest.mark.parametrize("status", [Status.BOOKED, Status.CONFIRMED, Status.CHECKED_IN, Status.NO_SHOW])
def test_before_the_session_there_is_no_note(clinic: Clinic, status: Status) -> None:
    client = clinic.client("Ayu Lestari", "nadira", consent=True)
    about = hold_session(clinic, client, "nadira", status=status)

    with pytest.raises(Refused) as refused:
        clinic.at("nadira").notes.begin(about)

    assert refused.value.code == "note.not_started"


def test_a_counselor_outside_the_team_does_nothing_with_the_note(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", consent=True)
    note = sign_note(clinic, client, "nadira")
    stranger = clinic.at("bagus").notes

    for act in (
        lambda: stranger.open(note),
        lambda: stranger.last(client),
        lambda: stranger.of_client(client),
        lambda: stranger.add_addendum(note, "a", password("bagus")),
        lambda: stranger.begin(clinic.at("nadira").notes.of_client(client)[0].appointment_id),
    ):
        with pytest.raises(NotPermitted):
            act()
    assert stranger.risk(client) is None
    assert stranger.of_appointments([clinic.at("nadira").notes.of_client(client)[0].appointment_id]) == {}


def test_a_draft_is_its_authors_alone(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", "bagus", consent=True)
    note = clinic.at("nadira").notes.begin(hold_session(clinic, client, "nadira")).head.id
    colleague = clinic.at("bagus").notes

    for act in (
        lambda: colleague.open_draft(note),
        lambda: colleague.save(note, SOAP),
        lambda: colleague.sign(note, password("bagus")),
        lambda: colleague.withdraw(note),
    ):
        with pytest.raises(NotPermitted) as refused:
            act()
        assert refused.value.code == "note.not_author"
    with pytest.raises(Refused):
        colleague.open(note)


def test_what_is_missing_forbids_the_signature(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", consent=True)
    notes = clinic.at("nadira").notes
    note = notes.begin(hold_session(clinic, client, "nadira")).head.id

    for content in (Content(risk=Risk.NONE), replace(SOAP, risk=None), replace(SOAP, risk_reason=" ")):
        notes.save(note, content)
        with pytest.raises(Refused) as refused:
            notes.sign(note, password("nadira"))
        assert refused.value.code == "note.not_ready"
        assert any(one.blocking for one in notes.missing(content))


def test_a_wrong_password_signs_nothing(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", consent=True)
    notes = clinic.at("nadira").notes
    note = notes.begin(hold_session(clinic, client, "nadira")).head.id
    notes.save(note, SOAP)

    with pytest.raises(Refused) as refused:
        notes.sign(note, "bukan kata sandinya")

    assert (refused.value.code, refused.value.params) == ("sign_in.wrong", {"left": 4})
    assert notes.open_draft(note).content == SOAP


def test_a_signed_note_is_never_written_again(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", consent=True)
    note = sign_note(clinic, client, "nadira")
    notes = clinic.at("nadira").notes
    about = notes.of_client(client)[0].appointment_id

    for act in (
        lambda: notes.save(note, SOAP),
        lambda: notes.open_draft(note),
        lambda: notes.withdraw(note),
        lambda: notes.sign(note, password("nadira")),
        lambda: notes.begin(about),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == "note.signed"


def test_a_colleague_of_the_team_reads_and_adds(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", "bagus", consent=True)
    note = sign_note(clinic, client, "nadira")
    colleague = clinic.at("bagus").notes

    read = colleague.open(note)
    added = colleague.add_addendum(note, "  Ibu menelepon  ", password("bagus"))

    assert read.content == SOAP
    assert added.content == SOAP
    assert [(one.number, one.author_name, one.text, one.seal) for one in added.addenda] == [
        (1, "Bagus Prasetya", "Ibu menelepon", SealState.INTACT)
    ]
    again = clinic.at("nadira").notes.add_addendum(note, "Sudah dibalas", password("nadira"))
    assert [one.seal for one in again.addenda] == [SealState.INTACT, SealState.INTACT]
    assert again.head.addenda == 2
    assert clinic.at("nadira").notes.last(client) is not None
    assert len(clinic.log("note.opened")) == 2


def test_an_addendum_that_says_nothing_or_too_much_is_refused_before_the_password(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", consent=True)
    note = sign_note(clinic, client, "nadira")

    for text in ("", "   ", "x" * 5_000_000):
        with pytest.raises(InvalidInput):
            clinic.at("nadira").notes.add_addendum(note, text, "wrong")


def test_five_megabytes_are_refused_and_what_was_saved_stays(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", consent=True)
    notes = clinic.at("nadira").notes
    note = notes.begin(hold_session(clinic, client, "nadira")).head.id
    notes.save(note, SOAP)

    with pytest.raises(InvalidInputs) as refused:
        notes.save(note, replace(SOAP, sections={"subjective": "x" * 5_000_000}))

    assert [fault.field for fault in refused.value.faults] == ["subjective"]
    assert notes.open_draft(note).content == SOAP


@pytest.mark.parametrize("text", ["'\";--", "\u202eabc\u202c", "👩‍👩‍👧", "a\ud83d", "\x00", "<b>x</b>"])
def test_any_signs_are_kept(clinic: Clinic, text: str) -> None:
    client = clinic.client("Ayu Lestari", "nadira", consent=True)
    notes = clinic.at("nadira").notes
    note = notes.begin(hold_session(clinic, client, "nadira")).head.id

    notes.save(note, Content(Template.FREE, {"text": text}, Risk.NONE))
    signed = notes.sign(note, password("nadira"))

    assert signed.content is not None
    assert signed.content.sections["text"] == text.replace("\ud83d", "\ufffd")


def test_an_empty_draft_is_taken_back_and_begun_again(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", consent=True)
    about = hold_session(clinic, client, "nadira")
    notes = clinic.at("nadira").notes
    note = notes.begin(about).head.id

    notes.withdraw(note)

    assert notes.of_client(client) == ()
    with pytest.raises(NotFound):
        notes.open_draft(note)
    assert notes.begin(about).head.id == note
    notes.save(note, SOAP)
    with pytest.raises(Refused) as refused:
        notes.withdraw(note)
    assert refused.value.code == "note.not_empty"


def test_the_risk_is_that_of_the_note_signed_last_and_the_teams_alone(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", consent=True)
    notes = clinic.at("nadira").notes
    assert notes.risk(client) is None
    sign_note(clinic, client, "nadira")
    clinic.clock.forward(hours=1)
    sign_note(clinic, client, "nadira", replace(SOAP, risk=Risk.LOW))

    mark = notes.risk(client)

    assert mark is not None
    assert (mark.level, mark.decided_by) == (Risk.LOW, clinic.person("nadira"))
    assert mark.decided_at == clinic.clock.utc()
    assert clinic.at("bagus").notes.risks([client]) == {}


def test_the_supervisor_sees_that_there_is_a_note_and_no_more(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", consent=True)
    note = sign_note(clinic, client, "nadira")
    notes = clinic.at("hendra").notes

    (head,) = notes.of_client(client)

    assert (head.id, head.state) == (note, NoteState.SIGNED)
    assert set(notes.of_appointments([head.appointment_id])) == {head.appointment_id}
    with pytest.raises(NotPermitted):
        notes.open(note)
    with pytest.raises(NotPermitted):
        notes.risk(client)


def test_notes_that_are_not_there_are_not_found(clinic: Clinic) -> None:
    notes = clinic.at("nadira").notes

    for act in (notes.open, notes.open_draft, notes.withdraw):
        with pytest.raises(NotFound):
            act(NoteId(999))


def test_sessions_are_numbered_within_the_episode(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", consent=True)
    for day, status in ((3, Status.COMPLETED), (5, Status.NO_SHOW), (10, Status.COMPLETED)):
        hold_session(clinic, client, "nadira", at=datetime(2026, 8, day, 9), status=status)

    draft = clinic.at("nadira").notes.begin(hold_session(clinic, client, "nadira"))

    assert draft.head.session_no == 3
