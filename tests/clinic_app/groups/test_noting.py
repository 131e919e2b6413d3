"""The shared note: sealed under the group's key, signed once, without names."""

import pytest

from clinic_app.common.errors import InvalidInput, InvalidInputs
from clinic_app.common.seals import SealState
from clinic_app.groups.model import GroupNoteVersion
from clinic_app.groups.values import Mark
from clinic_app.groups.values_notes import NoteContent, NoteDraft, SignedGroupNote
from clinic_app.people.model_drafts import DraftRow
from clinic_app.scheduling.values_meetings import MeetingId
from tests.support.clinic import BAGUS, NADIRA
from tests.support.groups import AYU, GROUP, Circle, refusing

SAID = NoteContent({"topic": "Mengenal tanda cemas", "observation": "Kelompok saling mendengarkan."})


@pytest.fixture
def meeting(circle: Circle) -> MeetingId:
    held = circle.meets()
    circle.bagus.mark(held, AYU, Mark.PRESENT)
    return held


def signed(circle: Circle, meeting: MeetingId) -> SignedGroupNote:
    circle.bagus.save_note(meeting, SAID)
    return circle.bagus.sign_note(meeting, circle.password())


def test_a_draft_is_its_authors_and_signing_gives_it_to_all_who_lead(
    circle: Circle, meeting: MeetingId
) -> None:
    assert circle.bagus.note(meeting) == NoteDraft(meeting, NoteContent(), None)
    circle.bagus.save_note(meeting, SAID)
    circle.bagus.save_note(meeting, SAID)
    mine, hers = circle.bagus.note(meeting), circle.nadira.note(meeting)
    assert isinstance(mine, NoteDraft)
    assert (mine.content, hers) == (SAID, NoteDraft(meeting, NoteContent(), None))

    note = circle.bagus.sign_note(meeting, circle.password())

    read = circle.nadira.note(meeting)
    assert isinstance(read, SignedGroupNote)
    assert (read.content, read.seal, read.author_name) == (SAID, SealState.INTACT, "Bagus Prasetya")
    assert len(note.fingerprint) == 19
    assert circle.clinic.rows(DraftRow) == []
    assert circle.record().meetings[0].noted
    assert len(circle.clinic.log("group_note.saved")) == 1


def test_a_signed_note_takes_addenda_only(circle: Circle, meeting: MeetingId) -> None:
    signed(circle, meeting)

    with refusing("group_note.signed"):
        circle.nadira.save_note(meeting, SAID)
    with refusing("group_note.signed"):
        circle.nadira.sign_note(meeting, circle.password(NADIRA))
    added = circle.nadira.add_to_note(meeting, "  Ruang terlalu panas. ", circle.password(NADIRA))
    assert [(one.text, one.author_name, one.seal) for one in added.addenda] == [
        ("Ruang terlalu panas.", "Nadira Kusumawati", SealState.INTACT)
    ]
    assert circle.clinic.at("admin").backup.verify() == []


def test_what_keeps_a_note_from_being_signed(circle: Circle, meeting: MeetingId) -> None:
    with refusing("group_note.empty"):
        circle.bagus.sign_note(meeting, circle.password())
    with refusing("sign_in.wrong"):
        circle.bagus.sign_note(meeting, "bukan ini")
    with refusing("group_note.not_signed"):
        circle.bagus.add_to_note(meeting, "Susulan", circle.password())
    planned = circle.meets(since="10.00", until="11.00")
    circle.bagus.save_note(planned, SAID)
    with refusing("meeting.not_held"):
        circle.bagus.sign_note(planned, circle.password())
    with pytest.raises(InvalidInputs):
        circle.bagus.save_note(meeting, NoteContent({"diagnosis": "F41"}))
    with pytest.raises(InvalidInputs):
        circle.bagus.save_note(meeting, NoteContent({"topic": "x" * 100_001}))
    with pytest.raises(InvalidInput):
        circle.bagus.add_to_note(meeting, "  ", circle.password())


def test_nobody_else_reads_or_writes_it(circle: Circle, meeting: MeetingId) -> None:
    signed(circle, meeting)

    with refusing("permission.own"):
        circle.yohanes.note(meeting)
    with refusing("permission.role"):
        circle.sari.note(meeting)
    with refusing("permission.role"):
        circle.clinic.at("hendra").groups.note(meeting)


def test_names_of_members_are_pointed_at(circle: Circle, meeting: MeetingId) -> None:
    said = NoteContent({"observation": "LESTARI banyak bercerita, bayu mendengarkan.", "topic": "Ujian"})

    assert circle.bagus.names_in(meeting, said) == ("Lestari", "Bayu")
    assert circle.bagus.names_in(meeting, "Semua hadir.") == ()


def test_a_new_facilitator_reads_what_was_written_before(circle: Circle, meeting: MeetingId) -> None:
    signed(circle, meeting)
    everybody = (*(circle.clinic.person(one) for one in (BAGUS, NADIRA)), circle.clinic.person("yohanes"))

    circle.bagus.correct(GROUP, circle.form(facilitators=everybody))

    read = circle.yohanes.note(meeting)
    assert isinstance(read, SignedGroupNote)
    assert read.content == SAID


def test_after_a_reset_with_the_sheet_the_groups_key_is_there_again(
    circle: Circle, meeting: MeetingId
) -> None:
    from tests.support.clinic import SHEET

    signed(circle, meeting)
    bagus = circle.clinic.person(BAGUS)
    circle.clinic.at(BAGUS).lock()
    admin = circle.clinic.at("admin").staff
    admin.reset(bagus, "kata sandi baru 2026", " ".join(SHEET.groups))
    again = circle.clinic.enter(BAGUS, "kata sandi baru 2026").groups

    read = again.note(meeting)
    assert isinstance(read, SignedGroupNote)
    assert (read.content, read.seal) == (SAID, SealState.INTACT)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE group_note_version SET author_id = 3",
        "UPDATE group_note_version SET group_id = 2",
        "UPDATE group_note_version SET blob = zeroblob(200)",
        "UPDATE group_note_version SET signed_at = '2026-08-18 01:00:00.000000'",
    ],
)
def test_a_note_that_was_changed_shows_nothing(circle: Circle, meeting: MeetingId, statement: str) -> None:
    signed(circle, meeting)
    circle.bagus.create(circle.form(public_name="Lain"))
    with circle.clinic.desk("sari").database.writing() as session:
        connection = session.connection()
        connection.exec_driver_sql("DROP TRIGGER group_note_version_no_update")
        connection.exec_driver_sql(statement)

    read = circle.nadira.note(meeting)
    assert isinstance(read, SignedGroupNote)
    assert (read.content, read.seal) == (None, SealState.BROKEN)
    assert {one.kind for one in circle.clinic.at("admin").backup.verify()} == {"note.broken"}
    with refusing("group_note.broken"):
        circle.nadira.add_to_note(meeting, "Susulan", circle.password(NADIRA))
    assert len(circle.clinic.rows(GroupNoteVersion)) == 1
