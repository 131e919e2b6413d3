"""Private remarks: for the author and the member's care team, nobody else."""

import pytest

from clinic_app.common.errors import InvalidInput
from clinic_app.common.seals import SealState
from clinic_app.groups.model import MemberRemark
from clinic_app.groups.values import Mark
from clinic_app.people.case_keys import subject_of
from clinic_app.people.case_ring import CaseRing
from clinic_app.scheduling.values_meetings import MeetingId
from tests.support.groups import AYU, BAYU, GROUP, Circle, refusing

SAID = "Mulai bercerita tentang ujian ulang."


@pytest.fixture
def meeting(circle: Circle) -> MeetingId:
    held = circle.meets()
    circle.bagus.mark(held, AYU, Mark.PRESENT)
    return held


def test_the_team_and_the_author_read_it_and_a_second_facilitator_does_not(
    circle: Circle, meeting: MeetingId
) -> None:
    circle.clinic.at("yohanes").clients.open(BAYU)
    circle.bagus.write_remark(meeting, BAYU, f"  {SAID} ")

    (own,) = circle.bagus.remarks(GROUP, BAYU)
    (teams,) = circle.yohanes.remarks_of_client(BAYU)
    assert (own.text, own.seal, own.author_name, own.number) == (SAID, SealState.INTACT, "Bagus Prasetya", 1)
    assert teams == own
    assert circle.nadira.remarks(GROUP, BAYU) == ()
    marked = {row.member.client_id: row.remarks for row in circle.bagus.record(GROUP).rows}
    assert marked == {AYU: frozenset(), BAYU: frozenset({meeting})}
    assert all(not row.remarks for row in circle.nadira.record(GROUP).rows)
    assert all(not row.remarks for row in circle.sari.record(GROUP).rows)
    with refusing("permission.role"):
        circle.sari.remarks_of_client(BAYU)


def test_without_a_key_of_the_clients_case_it_is_refused_in_words(circle: Circle, meeting: MeetingId) -> None:
    with refusing("remark.no_key"):
        circle.bagus.write_remark(meeting, BAYU, SAID)

    # Nadira is of Ayu's team: her own writing makes the key.
    assert circle.nadira.write_remark(meeting, AYU, SAID)
    assert circle.bagus.write_remark(meeting, AYU, "Datang lebih awal.")
    assert {one.text for one in circle.nadira.remarks(GROUP, AYU)} == {SAID, "Datang lebih awal."}


def test_who_has_left_the_team_cannot_read_what_is_written_later(circle: Circle, meeting: MeetingId) -> None:
    circle.clinic.at("yohanes").clients.open(BAYU)
    circle.clinic.at("sari").clients.set_team(BAYU, (circle.clinic.person("nadira"),))

    with refusing("remark.no_key"):
        # The newest key is still Yohanes's, who could open the file with it.
        circle.bagus.write_remark(meeting, BAYU, SAID)

    circle.clinic.at("nadira").clients.open(BAYU)
    circle.bagus.write_remark(meeting, BAYU, SAID)
    assert [one.text for one in circle.nadira.remarks_of_client(BAYU)] == [SAID]
    assert circle.clinic.rows(MemberRemark)[0][5] == 2


def test_a_key_that_a_stranger_made_is_not_sealed_to(circle: Circle, meeting: MeetingId) -> None:
    """A counselor with a tool for the file puts a generation of his own before that of the team."""
    circle.clinic.at("yohanes").clients.open(BAYU)
    stranger = circle.clinic.person("bagus")
    with circle.clinic.desk("bagus").command(quiet=True) as work:
        ring = CaseRing.of(work.session, work.desk, subject_of(BAYU))
        entry = work.desk.keyring.roster.by_id(stranger)
        assert entry is not None
        ring.make({stranger: entry}, work.now_utc)

    with refusing("remark.no_key"):
        circle.bagus.write_remark(meeting, BAYU, SAID)


def test_a_later_remark_stands_for_the_earlier_one(circle: Circle, meeting: MeetingId) -> None:
    circle.nadira.write_remark(meeting, AYU, "Awal")
    circle.nadira.write_remark(meeting, AYU, "Akhir")

    assert [one.text for one in circle.nadira.remarks_of_client(AYU)] == ["Akhir"]
    assert len(circle.clinic.rows(MemberRemark)) == 2
    assert len(circle.clinic.log("remarks.opened")) == 1


def test_who_was_no_member_then_gets_no_remark(circle: Circle, meeting: MeetingId) -> None:
    stranger = circle.clinic.client("Dewi Anjani", "nadira")

    with refusing("group.not_then"):
        circle.nadira.write_remark(meeting, stranger, SAID)
    with refusing("permission.own"):
        circle.yohanes.write_remark(meeting, BAYU, SAID)
    for text in ("  ", "x" * 100_001):
        with pytest.raises(InvalidInput):
            circle.nadira.write_remark(meeting, AYU, text)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE member_remark SET author_id = 4",
        "UPDATE member_remark SET meeting_id = 2",
        "UPDATE member_remark SET blob = zeroblob(200)",
        "UPDATE member_remark SET written_at = '2026-08-18 01:00:00.000000'",
    ],
)
def test_a_remark_that_was_changed_shows_nothing(circle: Circle, meeting: MeetingId, statement: str) -> None:
    circle.meets(since="10.00", until="11.00")
    circle.nadira.write_remark(meeting, AYU, SAID)
    with circle.clinic.desk("sari").database.writing() as session:
        connection = session.connection()
        connection.exec_driver_sql("DROP TRIGGER member_remark_no_update")
        connection.exec_driver_sql(statement)

    (read,) = circle.nadira.remarks_of_client(AYU)
    assert (read.text, read.seal) == ("", SealState.BROKEN)
    assert {one.kind for one in circle.clinic.at("admin").backup.verify()} == {"remark.broken"}
