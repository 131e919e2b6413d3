"""Kills in mid-typing, mid-booking, mid-signing and mid-backup lose nothing that was acknowledged."""

import os
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from clinic_app.audit import log
from clinic_app.common.seals import SealState
from clinic_app.facility.model import ServiceTypeRow
from clinic_app.facility.values import Programme
from clinic_app.notes.values import Content, NoteState, Template
from clinic_app.people.values import ClientId
from clinic_app.scheduling.values import AppointmentId, Booked, ServiceTypeId, Slot, Wish
from clinic_app.sign_in import SignIn
from clinic_app.storage import backup_file, snapshot
from clinic_app.storage.database import open_db
from clinic_app.vault.keyring import Keyring
from clinic_app.vault.passwords import LOWEST
from tests.support.clinic import ADMIN, NADIRA, SARI, Clinic, password
from tests.support.counts import times
from tests.support.killing import killed_after
from tests.support.sessions import hold_session, sign_note
from tests.support.tally import Tally

pytestmark = [
    pytest.mark.fault,
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kills need fork"),
]

KILLS = times(25, 100)
SIGNING_KILLS = times(10, 60)
BACKUP_KILLS = times(10, 40)
"""Three hundred in the full run."""


def reopened(clinic: Clinic) -> Clinic:
    """The same folder, as a program sees it that has just been started."""
    return Clinic(clinic.folder, clinic.clock, Keyring.load(clinic.folder))


def assert_sound(clinic: Clinic) -> None:
    """No page is damaged and the log's chain holds."""
    desk = clinic.desk(SARI)
    with desk.reading() as session:
        assert log.verify_chain(session, clinic.keyring.roster) == []
    connection = open_db(clinic.folder / "clinic.db", desk.keys.database_key)
    assert snapshot.page_faults(connection) == []
    connection.close()


def sentence(number: int) -> str:
    return f"Kalimat {number}. " + "Klien bercerita tentang tidurnya. " * (number % 40)


def test_typing(clinic: Clinic, tally: Tally) -> None:
    client = clinic.client("Ayu Lestari", NADIRA, consent=True)
    note = clinic.at(NADIRA).notes.begin(hold_session(clinic, client, NADIRA)).head.id
    clinic.close()
    chance = random.Random(20260819)
    last = 0

    for _ in range(KILLS):

        def type_on(start: int = last + 1) -> Iterator[str]:
            notes = reopened(clinic).at(NADIRA).notes
            for number in range(start, start + 10_000):
                notes.save(note, Content(Template.SOAP, {"subjective": sentence(number)}))
                yield str(number)

        acknowledged = killed_after(type_on, chance.randint(1, 8), chance.uniform(0, 0.004))

        again = reopened(clinic)
        found = again.at(NADIRA).notes.open_draft(note).content.sections["subjective"]
        last = int(found.split(".")[0].removeprefix("Kalimat "))
        assert last >= int(acknowledged[-1])
        assert found == sentence(last)
        assert_sound(again)
        again.close()
    tally("kills while a note is typed", KILLS)


def book(clinic: Clinic, client: ClientId, number: int) -> AppointmentId:
    """The booking of that number: every half hour of Nadira's mornings, from tomorrow on."""
    calendar = clinic.at(SARI).calendar
    day, slot = divmod(number, 6)
    start = datetime(2026, 8, 20, 8) + timedelta(days=day, minutes=30 * slot)
    with clinic.desk(SARI).reading() as session:
        kind = session.scalars(
            select(ServiceTypeRow.id).where(ServiceTypeRow.programme == Programme.PSY)
        ).first()
    assert kind is not None
    wish = Wish(
        client,
        Programme.PSY,
        ServiceTypeId(kind),
        Slot(start, start + timedelta(minutes=30), clinic.person(NADIRA)),
    )
    booked = calendar.book(wish, reason="Uji beban")
    assert isinstance(booked, Booked), booked
    return booked.appointment_id


def test_booking(clinic: Clinic, tally: Tally) -> None:
    client = clinic.client("Ayu Lestari", NADIRA)
    kept = {0: str(book(clinic, client, 0))}
    clinic.close()
    chance = random.Random(20260820)

    for _ in range(KILLS):

        def book_on(start: int = max(kept) + 1) -> Iterator[str]:
            open_again = reopened(clinic)
            for number in range(start, start + 1_000):
                made = book(open_again, client, number)
                yield f"{number} {made}"

        acknowledged = killed_after(book_on, chance.randint(1, 4), chance.uniform(0, 0.008))

        again = reopened(clinic)
        blocks = {str(block.id): block for block in again.at(SARI).calendar.of_client(client)}
        kept |= {int(line.split()[0]): line.split()[1] for line in acknowledged}
        assert set(kept.values()) <= set(blocks)
        unseen = set(blocks) - set(kept.values())
        assert len(unseen) <= 1, "at most the one that was committed but not yet acknowledged"
        kept |= {max(kept) + 1: each for each in unseen}
        booked = {line.object_id for line in again.log("appointment.booked")}
        assert booked == set(blocks), "a booking without its line, or a line without its booking"
        assert_sound(again)
        again.close()
    tally("kills while appointments are booked", KILLS)


def test_signing(clinic: Clinic, tally: Tally) -> None:
    """A note is a draft or signed, never both and never neither."""
    client = clinic.client("Ayu Lestari", NADIRA, consent=True)
    clinic.close()
    chance = random.Random(20260822)
    signed: set[int] = set()
    intact: set[int] = set()
    """Those opened once; verification looks at all of them after every kill."""

    for _ in range(SIGNING_KILLS):

        def sign_on() -> Iterator[str]:
            open_again = reopened(clinic)
            open_again.at(NADIRA)
            for _ in range(1_000):
                yield str(sign_note(open_again, client, NADIRA))

        acknowledged = killed_after(sign_on, chance.randint(1, 3), chance.uniform(0, 0.03))

        again = reopened(clinic)
        notes = again.at(NADIRA).notes
        found = {head.id: head.state for head in notes.of_client(client)}
        signed |= {int(line) for line in acknowledged}
        assert signed <= {number for number, state in found.items() if state is NoteState.SIGNED}
        for number, state in found.items():
            if number in intact:
                continue
            if state is NoteState.SIGNED:
                intact.add(number)
                assert notes.open(number).seal is SealState.INTACT
            else:
                notes.open_draft(number)
        assert again.at(ADMIN).backup.verify() == []
        again.close()
    tally("kills while notes are signed", SIGNING_KILLS)


def test_backing_up(clinic: Clinic, tally: Tally) -> None:
    """What bears a backup's name is whole; what doesn't is swept at the next start."""
    clinic.client("Ayu Lestari", NADIRA)
    clinic.close()
    chance = random.Random(20260821)
    backups = clinic.folder / "backups"

    for _ in range(BACKUP_KILLS):

        def back_up() -> Iterator[str]:
            service = reopened(clinic).at(ADMIN).backup
            yield "begun"
            for _ in range(1_000):
                yield str(service.now().proven)

        acknowledged = killed_after(back_up, chance.randint(1, 3), chance.uniform(0, 0.08))

        assert acknowledged[1:] == ["True"] * (len(acknowledged) - 1)
        SignIn(clinic.folder, clinic.clock, LOWEST).unlock(SARI, password(SARI)).lock()
        files = list(backups.iterdir()) if backups.exists() else []
        assert len(files) >= len(acknowledged) - 1
        assert all(backup_file.read_back(file).made_at == clinic.clock.utc() for file in files)
        for file in files:
            file.unlink()
    tally("kills while a backup is made", BACKUP_KILLS)
    assert_sound(reopened(clinic))


def test_the_kill_itself_works(tmp_path: Path) -> None:
    """So that the tests above can fail: what is not on the disk is gone with the child."""

    def promise() -> Iterator[str]:
        unwritten = []
        for number in range(1_000_000):
            unwritten.append(number)
            yield str(number)
        (tmp_path / "done").touch()

    acknowledged = killed_after(promise, 3, 0.0)

    assert len(acknowledged) >= 3
    assert not (tmp_path / "done").exists()
