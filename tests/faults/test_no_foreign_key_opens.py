"""Every sealed value stays shut for every key that a receptionist's or administrator's program holds."""

import pytest

from clinic_app.common.errors import Damaged
from clinic_app.groups.model import GroupRow, MemberRemark
from clinic_app.notes import problems
from clinic_app.notes.model import ClientRisk, NoteVersion
from clinic_app.notes.model_problems import ClientProblem
from clinic_app.people.case_keys import subject_of
from clinic_app.people.model_drafts import DraftRow
from clinic_app.people.model_keys import CaseKeyShare
from clinic_app.referrals.model import DeskWords, Disclosure, ReferralContent
from clinic_app.vault.binding import Binding
from clinic_app.vault.case_keys import holder_binding
from clinic_app.vault.sealing import open_sealed, open_sealed_to
from tests.support.clinic import Clinic
from tests.support.told import Told, say_everything

pytestmark = pytest.mark.fault


@pytest.fixture
def told(clinic: Clinic) -> Told:
    return say_everything(clinic)


@pytest.mark.parametrize("login", ["sari", "admin"])
def test_no_key_in_a_foreign_program_opens_anything(told: Told, login: str) -> None:
    assert opened(told, held(told, login)) == set()


def test_the_authors_keys_open_it(told: Told) -> None:
    """So that the test above can fail: from the author's box secret everything follows."""
    secrets = held(told, "nadira")

    assert opened(told, secrets) == {
        *("client_risk", "client_problem", "draft.key_owner", "case_key_share"),
        *("support_group", "member_remark.author", "referral_desk.own"),
    }


def held(told: Told, login: str) -> list[bytes]:
    """All key bytes in the session of `login`, whatever they are for."""
    session = told.desk(login).keys
    found: list[bytes] = []

    def gather(value: object) -> None:
        if isinstance(value, bytes | bytearray) and len(value) == 32:
            found.append(bytes(value))
        elif isinstance(value, dict):
            for inner in value.values():
                gather(inner)

    for value in vars(session).values():
        gather(value)
    assert len(found) >= 4
    return found


def opened(told: Told, secrets: list[bytes]) -> set[str]:
    """What opens with any of these, as key or as box secret: every sealed value is tried in its own place."""
    with told.desk("admin").reading() as session:
        places: list[tuple[str, bytes, Binding]] = []
        for note in session.query(NoteVersion):
            about = subject_of(note.client_id)
            places.append(
                (
                    "note_version",
                    note.blob,
                    Binding("note_version", note.note_id, about, note.version, note.generation),
                )
            )
        for risk in session.query(ClientRisk):
            about = subject_of(risk.client_id)
            places.append(
                ("client_risk", risk.blob, Binding("client_risk", risk.id, about, 1, risk.generation))
            )
        for group in session.query(GroupRow):
            binding = Binding("support_group", group.id, f"group:{group.id}", group.version, group.generation)
            places.append(("support_group", group.blob, binding))
        for remark in session.query(MemberRemark):
            about = subject_of(remark.client_id)
            places.append(
                (
                    "member_remark",
                    remark.blob,
                    Binding("member_remark", remark.id, about, 1, remark.generation),
                )
            )
            owner = f"staff:{remark.author_id}"
            places.append(
                (
                    "member_remark.author",
                    remark.author_blob,
                    Binding("member_remark.author", remark.id, owner),
                )
            )
        for problem in session.query(ClientProblem):
            places.append(("client_problem", problem.blob, problems.binding(problem)))
        for table in (ReferralContent, DeskWords, Disclosure):
            for kept in session.query(table):
                about, name = subject_of(told.client_id), table.__tablename__
                binding = Binding(name, kept.referral_id, about, kept.version, kept.generation)
                places.append((name, kept.blob, binding))
        for words in session.query(DeskWords):
            binding = Binding(
                "referral_desk.own", words.referral_id, f"staff:{words.saved_by}", words.version
            )
            places.append(("referral_desk.own", words.own, binding))
        for draft in session.query(DraftRow):
            row, owner = f"{draft.kind}:{draft.object_key}", f"staff:{draft.owner}"
            places.append(("draft", draft.blob, Binding("draft", row, owner)))
            places.append(
                ("draft.key_owner", draft.key_owner, Binding(f"draft.key.{draft.owner}", row, owner))
            )
            places.append(("draft.key_escrow", draft.key_escrow, Binding("draft.key.escrow", row, owner)))
        for share in session.query(CaseKeyShare):
            holder = share.holder if share.holder == "escrow" else int(share.holder)
            binding = holder_binding(share.subject, share.generation, holder)
            places.append(("case_key_share", share.blob, binding))
    assert {place[0] for place in places} >= {
        "note_version",
        "client_risk",
        "client_problem",
        "support_group",
        "member_remark",
        "referral_content",
        "referral_desk",
        "referral_disclosure",
        "draft",
        "case_key_share",
    }
    found = set()
    for secret in secrets:
        for name, blob, binding in places:
            for attempt in (open_sealed, open_sealed_to):
                try:
                    attempt(secret, blob, binding)
                except Damaged:
                    continue
                found.add(name)
    return found
