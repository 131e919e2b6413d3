"""A referral that was changed behind the program's back is not printed, and verification names it.

Everything here is done by somebody who has the database key and a tool for the file, and drops the triggers.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from clinic_app.common.errors import Damaged
from clinic_app.common.findings import Finding
from clinic_app.people.case_keys import subject_of
from clinic_app.people.model_keys import CaseGeneration
from clinic_app.people.values import ClientId
from clinic_app.referrals import checks
from clinic_app.referrals.values import ReferralId, ReferralState
from clinic_app.vault.binding import Binding
from clinic_app.vault.sealing import seal_to
from clinic_app.vault.signing import SIGNATURE_BYTES
from tests.support.clinic import Clinic
from tests.support.referring import begun, brought_to
from tests.support.tampering import tamper

pytestmark = [pytest.mark.fault, pytest.mark.usefixtures("one_kind_of_tampering")]

OF_IT = "WHERE referral_id = :referral"
OTHER = "SELECT blob FROM referral_disclosure WHERE referral_id <> :referral"


def flipped(column: str) -> str:
    """One byte of a column in the middle is another."""
    return (
        f"UPDATE referral_disclosure SET {column} = CAST(substr({column}, 1, length({column}) / 2) || x'5A' "
        f"|| substr({column}, length({column}) / 2 + 2) AS BLOB) {OF_IT}"
    )


DISCLOSURES = {
    "a byte of the words": (flipped("blob"),),
    "a byte of the signature": (flipped("signature"),),
    "a byte of the commitment": (flipped("commitment"),),
    "another generation": (f"UPDATE referral_disclosure SET generation = 2 {OF_IT}",),
    "another number, in the letter": (f"UPDATE referral_disclosure SET letter_no = 'RJ-1' {OF_IT}",),
    "another number, in the list": ("UPDATE referral SET letter_no = 'RJ-1' WHERE id = :referral",),
    "by another person": (f"UPDATE referral_disclosure SET frozen_by = :other {OF_IT}",),
    "on another day": (f"UPDATE referral_disclosure SET frozen_at = '2026-08-01 03:24:00.000000' {OF_IT}",),
    "about another client": (f"UPDATE referral_disclosure SET client_id = :client {OF_IT}",),
    "as another version": (f"UPDATE referral_disclosure SET version = 2 {OF_IT}",),
    "the words of another referral": (f"UPDATE referral_disclosure SET blob = ({OTHER}) {OF_IT}",),
    "deleted": (f"DELETE FROM referral_disclosure {OF_IT}",),
}
HEADS = {
    "closed by nobody": "UPDATE referral SET state = 'CLOSED', outcome = 'completed' WHERE id = :referral",
    "a draft again": "UPDATE referral SET state = 'DRAFT' WHERE id = :referral",
    "withdrawn by nobody": "UPDATE referral SET state = 'WITHDRAWN' WHERE id = :referral",
    "given to another client": "UPDATE referral SET client_id = :client WHERE id = :referral",
    "with another consent": "UPDATE referral SET consent_id = 1 WHERE id = :referral",
    "without its consent": "UPDATE referral SET consent_id = NULL WHERE id = :referral",
    "with a consent that lasts": "UPDATE referral SET consent_until = '2030-01-01' WHERE id = :referral",
    "with an exception": "UPDATE referral SET ground = 'emergency' WHERE id = :referral",
    "sent in another month": "UPDATE referral SET sent_on = '2026-07-31' WHERE id = :referral",
    "accepted by nobody": "UPDATE referral SET accepted_on = '2026-08-19' WHERE id = :referral",
    "gone": "DELETE FROM referral WHERE id = :referral",
}


FIRST, SECOND = ClientId(1), ClientId(2)
READY, SENT, DRAFT, OTHER_DRAFT = (ReferralId(number) for number in range(1, 5))


@pytest.fixture(scope="module")
def referred(clinic_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a clinic with referrals of two clients, made once."""
    own = Clinic.copied(clinic_template, tmp_path_factory.mktemp("referred") / "clinic")
    for name in ("Ayu Lestari", "Made Wirawan"):
        own.client(name, "nadira")
    assert brought_to(own, SECOND, ReferralState.READY) == READY
    assert brought_to(own, FIRST, ReferralState.SENT) == SENT
    assert begun(own, FIRST).head.id == DRAFT
    assert begun(own, FIRST).head.id == OTHER_DRAFT
    own.close()
    return own.folder


@pytest.fixture
def clinic(referred: Path, tmp_path: Path) -> Iterator[Clinic]:
    """A copy of it."""
    own = Clinic.copied(referred, tmp_path / "clinic")
    yield own
    own.close()


def findings(clinic: Clinic) -> list[Finding]:
    with clinic.desk("admin").reading() as session:
        return checks.check(session, clinic.keyring.roster)


@pytest.mark.parametrize("what", DISCLOSURES)
def test_a_changed_disclosure_is_not_printed_and_is_found(clinic: Clinic, what: str) -> None:
    assert findings(clinic) == []
    values = {"referral": SENT, "other": clinic.person("bagus"), "client": SECOND}

    tamper(clinic, *DISCLOSURES[what], **values)

    referrals = clinic.at("nadira").referrals
    for act in (referrals.paper, referrals.open):
        with pytest.raises(Damaged) as refused:
            act(SENT)
        assert refused.value.code == "referral.broken"
    assert {(one.object, one.id.split("/")[0]) for one in findings(clinic)} == {
        ("referral_disclosure", str(SENT))
    }


@pytest.mark.parametrize("what", HEADS)
def test_a_referral_that_no_step_led_there_is_found(clinic: Clinic, what: str) -> None:
    tamper(clinic, HEADS[what], referral=SENT, client=SECOND)

    kind = "referral.missing" if what == "gone" else "referral.altered"
    assert Finding(kind, "referral", str(SENT)) in findings(clinic)


def test_words_moved_to_another_referral_are_not_opened(clinic: Clinic) -> None:
    tamper(
        clinic,
        "UPDATE referral_content SET blob = (SELECT blob FROM referral_content WHERE referral_id = :first) "
        "WHERE referral_id = :second",
        first=DRAFT,
        second=OTHER_DRAFT,
    )

    with pytest.raises(Damaged):
        clinic.at("nadira").referrals.edit(OTHER_DRAFT)


def test_words_that_somebody_sealed_to_the_team_are_not_the_desks(clinic: Clinic) -> None:
    """Sealing takes the public half only, which everybody with the file has."""
    with clinic.desk("admin").reading() as session:
        generation = session.get_one(CaseGeneration, (subject_of(FIRST), 1))
    binding = Binding("referral_desk", DRAFT, subject_of(FIRST), 1, generation.generation)
    forged = seal_to(generation.public, bytes(SIGNATURE_BYTES) + b"Kirim ke saya saja", binding)

    tamper(clinic, "UPDATE referral_desk SET blob = :blob", blob=forged)

    with pytest.raises(Damaged) as refused:
        clinic.at("nadira").referrals.edit(DRAFT)
    assert refused.value.code == "referral.foreign"
