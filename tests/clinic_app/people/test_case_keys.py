"""Who holds a client's key, as the team changes, keys are lost and somebody tampers with the files."""

from collections.abc import Callable

import pytest
from sqlalchemy import select, text

from clinic_app.common.errors import NotPermitted
from clinic_app.common.permissions import Role, Title
from clinic_app.common.seals import SealState
from clinic_app.people import case_keys, checks
from clinic_app.people.case_ring import CaseRing
from clinic_app.people.model_keys import CaseGeneration, CaseKeyShare
from clinic_app.people.values import ClientId, PersonId
from clinic_app.vault import case_keys as vault
from clinic_app.vault.sealing import new_pair
from tests.support.clinic import SHEET, Clinic
from tests.support.sessions import SOAP, hold_session, sign_note

NEW = "kata sandi baru 2026"


def shares(clinic: Clinic, client_id: ClientId) -> dict[int, set[str]]:
    """Generation → holders."""
    subject = case_keys.subject_of(client_id)
    with clinic.desk("sari").reading() as session:
        rows = session.execute(
            select(CaseKeyShare.generation, CaseKeyShare.holder).where(CaseKeyShare.subject == subject)
        ).all()
    found: dict[int, set[str]] = {}
    for generation, holder in rows:
        found.setdefault(generation, set()).add(holder)
    return found


def ensure(clinic: Clinic, login: str, client_id: ClientId) -> int | None:
    """The generation that `login` would write under now."""
    desk = clinic.desk(login)
    with desk.command() as work:
        key = case_keys.ensure(work, client_id)
        return None if key is None else key.generation


def names(clinic: Clinic, *logins: str) -> set[str]:
    return {str(clinic.person(login)) for login in logins} | {"escrow"}


def reset(clinic: Clinic, login: str, groups: str = "") -> None:
    """The administrator resets `login`, who then signs in with the new password."""
    clinic.at(login).lock()
    clinic.at("admin").staff.reset(clinic.person(login), NEW, groups)
    clinic.enter(login, NEW)


def test_reception_makes_no_key_and_the_first_of_the_team_does(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", "bagus")

    assert ensure(clinic, "sari", client) is None
    assert ensure(clinic, "yohanes", client) is None
    assert shares(clinic, client) == {}
    assert ensure(clinic, "bagus", client) == 1
    assert shares(clinic, client) == {1: names(clinic, "nadira", "bagus")}
    assert ensure(clinic, "nadira", client) == 1
    assert len(clinic.log("case_key.made")) == 1


def test_opening_the_record_makes_the_key(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira")

    clinic.at("nadira").clients.open(client)

    assert shares(clinic, client) == {1: names(clinic, "nadira")}


def test_a_new_colleague_reads_the_older_notes_once_a_holder_was_there(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", consent=True)
    note = sign_note(clinic, client, "nadira")
    clinic.at("sari").clients.set_team(client, (clinic.person("nadira"), clinic.person("bagus")))

    assert clinic.at("bagus").notes.open(note).seal is SealState.NO_KEY
    assert shares(clinic, client) == {1: names(clinic, "nadira"), 2: names(clinic, "nadira", "bagus")}
    ensure(clinic, "nadira", client)

    assert clinic.at("bagus").notes.open(note).content == SOAP
    assert shares(clinic, client)[1] == names(clinic, "nadira", "bagus")


def test_who_left_the_team_reads_nothing_new(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", "bagus", consent=True)
    sign_note(clinic, client, "nadira")
    clinic.at("sari").clients.set_team(client, (clinic.person("nadira"),))
    sign_note(clinic, client, "nadira")
    desk = clinic.desk("bagus")

    assert shares(clinic, client)[2] == names(clinic, "nadira")
    with desk.reading() as session, pytest.raises(NotPermitted):
        CaseRing.of(session, desk, case_keys.subject_of(client)).open(2)


def test_after_a_reset_a_colleague_hands_the_keys_over_again(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", "bagus", consent=True)
    note = sign_note(clinic, client, "nadira")
    reset(clinic, "bagus")

    assert clinic.at("bagus").notes.open(note).seal is SealState.NO_KEY
    ensure(clinic, "nadira", client)

    assert clinic.at("bagus").notes.open(note).content == SOAP


def test_alone_after_a_reset_one_can_write_but_not_read_what_was(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", consent=True)
    note = sign_note(clinic, client, "nadira")
    reset(clinic, "nadira")

    assert clinic.at("nadira").notes.open(note).seal is SealState.NO_KEY
    assert ensure(clinic, "nadira", client) == 2


def test_with_the_recovery_sheet_everything_is_there_at_once(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", consent=True)
    note = sign_note(clinic, client, "nadira")
    draft = clinic.at("nadira").notes.begin(hold_session(clinic, client, "nadira")).head.id
    clinic.at("nadira").notes.save(draft, SOAP)
    clinic.at("nadira").drafts.keep("client", "", {"full_name": "Made Wirya"})

    reset(clinic, "nadira", " ".join(SHEET.groups))

    notes = clinic.at("nadira").notes
    assert notes.open(note).content == SOAP
    assert notes.open_draft(draft).content == SOAP
    assert notes.risk(client) is not None
    found = clinic.at("nadira").drafts.find("client")
    assert found is not None
    assert found.content == {"full_name": "Made Wirya"}
    assert notes.sign(draft, NEW).seal is SealState.INTACT


def test_who_left_the_team_gets_nothing_back_by_the_sheet(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", "bagus", consent=True)
    sign_note(clinic, client, "nadira")
    clinic.at("sari").clients.set_team(client, (clinic.person("nadira"),))

    reset(clinic, "bagus", " ".join(SHEET.groups))

    desk = clinic.desk("bagus")
    with desk.reading() as session, pytest.raises(NotPermitted):
        CaseRing.of(session, desk, case_keys.subject_of(client)).open(1)


def test_a_member_who_is_no_counselor_any_more_holds_no_new_key(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", "bagus")
    ensure(clinic, "nadira", client)
    roles = frozenset({Role.RECEPTIONIST})
    clinic.at("admin").staff.change(clinic.person("bagus"), "Bagus Prasetya", roles, Title.NONE, "")

    assert ensure(clinic, "nadira", client) == 2
    assert shares(clinic, client)[2] == names(clinic, "nadira")


def tamper(clinic: Clinic, change: Callable[..., object]) -> None:
    """Write as somebody who has the database key and a tool for it."""
    with clinic.desk("sari").database.writing() as session:
        change(session)


def test_who_left_and_wiped_the_own_share_keeps_no_generation_in_use(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", "bagus")
    ensure(clinic, "nadira", client)
    clinic.at("sari").clients.set_team(client, (clinic.person("nadira"),))
    former = CaseKeyShare.__table__.c.holder == str(clinic.person("bagus"))

    tamper(clinic, lambda session: session.execute(CaseKeyShare.__table__.delete().where(former)))

    assert ensure(clinic, "nadira", client) == 2


def test_a_public_key_exchanged_in_the_table_gets_nothing(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira")
    ensure(clinic, "nadira", client)
    _, foreign = new_pair()

    tamper(clinic, lambda session: session.execute(CaseGeneration.__table__.update().values(public=foreign)))

    assert ensure(clinic, "nadira", client) == 2
    with clinic.desk("nadira").reading() as session:
        row = session.get_one(CaseGeneration, (case_keys.subject_of(client), 2))
        findings = checks.check(session, clinic.keyring.roster)
    assert row.public != foreign
    assert [finding.kind for finding in findings] == ["case_key.foreign"]


def test_a_generation_slipped_in_by_a_counselor_outside_the_team_is_not_used(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", consent=True)
    ensure(clinic, "nadira", client)
    spy, roster = clinic.desk("bagus"), clinic.keyring.roster
    nadira = roster.by_id(clinic.person("nadira"))
    assert nadira is not None
    subject = case_keys.subject_of(client)
    made = vault.make_generation(
        spy.keys, subject, 2, {nadira.id: nadira.box_public}, clinic.keyring.escrow_public
    )

    def slip_in(session) -> None:
        from clinic_app.people.case_ring import mark

        session.add(
            CaseGeneration(
                subject=subject,
                generation=2,
                public=made.public,
                maker=made.maker_id,
                made_at=clinic.clock.utc(),
                signature=made.public_signature,
            )
        )
        session.flush()
        publics = {str(nadira.id): nadira.box_public, "escrow": clinic.keyring.escrow_public}
        for holder, blob in made.sealed.items():
            session.add(
                CaseKeyShare(
                    subject=subject,
                    generation=2,
                    holder=str(holder),
                    sealed_to=mark(publics[str(holder)]),
                    blob=blob,
                )
            )

    tamper(clinic, slip_in)

    assert ensure(clinic, "nadira", client) == 3


def test_the_desk_cannot_make_a_key_to_read_along(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira")
    desk = clinic.desk("sari")
    nadira = clinic.keyring.roster.by_id(clinic.person("nadira"))
    assert nadira is not None
    made = vault.make_generation(
        desk.keys,
        case_keys.subject_of(client),
        1,
        {nadira.id: nadira.box_public},
        clinic.keyring.escrow_public,
    )

    def slip_in(session) -> None:
        session.add(
            CaseGeneration(
                subject=made.subject,
                generation=1,
                public=made.public,
                maker=made.maker_id,
                made_at=clinic.clock.utc(),
                signature=made.public_signature,
            )
        )

    tamper(clinic, slip_in)

    assert ensure(clinic, "nadira", client) == 2


def test_a_role_changed_in_the_table_opens_nothing(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", consent=True)
    note = sign_note(clinic, client, "nadira")
    sari, me = clinic.person("sari"), clinic.person("nadira")

    tamper(clinic, lambda session: session.execute(text("UPDATE staff SET roles = 'counselor'")))
    tamper(
        clinic,
        lambda session: session.execute(
            text(
                "INSERT INTO care_team (client_id, person_id, lead, since) VALUES (:c, :p, 0, '2026-08-19')"
            ),
            {"c": client, "p": sari},
        ),
    )

    ensure(clinic, "nadira", client)
    assert shares(clinic, client) == {1: {str(me), "escrow"}}
    with pytest.raises(NotPermitted):
        clinic.at("sari").notes.open(note)
    with clinic.desk("nadira").reading() as session:
        kinds = {finding.kind for finding in checks.check(session, clinic.keyring.roster)}
    assert kinds == {"staff.differs", "care_team.differs"}


def test_persons_by_number(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", "bagus")
    ensure(clinic, "nadira", client)

    with clinic.desk("sari").reading() as session:
        holding = case_keys.holders(session, client)

    assert holding == {PersonId(clinic.person("nadira")), PersonId(clinic.person("bagus"))}
