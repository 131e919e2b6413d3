"""A clinic for a hundred thousand calls: there is something of everything, and passwords cost nothing."""

import hashlib
from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path

from clinic_app.common.permissions import Role
from clinic_app.facility.values import Programme
from clinic_app.groups.values import GroupForm, Mark
from clinic_app.groups.values_notes import NoteContent
from clinic_app.groups.values_planning import Choice, Planned
from clinic_app.notes.values.problems import CodeSystem, ProblemWish
from clinic_app.people.values import ClientId, NewStaff, Sex
from clinic_app.referrals.values import ReferralState
from clinic_app.scheduling.values_meetings import MeetingPlace
from clinic_app.vault import slots, unlocking
from clinic_app.vault.passwords import Cost
from tests.support.appointments import TOMORROW, Diary
from tests.support.clinic import ADMIN, NADIRA, TODAY, Clinic, found_clinic, password
from tests.support.referring import brought_to
from tests.support.sessions import SOAP, hold_session, sign_note

HEAD = "kepala"


def found(folder: Path) -> Path:
    """Found one in `folder` with two clients, signed notes, drafts and appointments; where it lies."""
    found_clinic(folder / "founded")
    own = Clinic.copied(folder / "founded", folder / "filled")
    diary, notes = Diary(own), own.at(NADIRA).notes
    for name, minute in (("Ayu Lestari", 0), ("Made Wirawan", 20)):
        client = own.client(name, NADIRA, consent=True)
        sign_note(own, client, NADIRA)
        notes.begin(hold_session(own, client, NADIRA))
        problem = ProblemWish(client, Programme.PSY, CodeSystem.CATEGORY, "P01", TODAY)
        notes.close_problem(notes.record_problem(problem).id)
        for _ in range(3):
            notes.save(notes.begin(hold_session(own, client, NADIRA)).head.id, SOAP)
        for hour in range(11, 14):
            for day in (TODAY, TOMORROW):
                since, until = f"{hour}.{minute:02}", f"{hour}.{minute + 15}"
                diary.book(client, since, until, day=day, reason="Uji beban")
        for state in (ReferralState.DRAFT, ReferralState.READY, ReferralState.SENT, ReferralState.ACCEPTED):
            brought_to(own, client, state)
    _with_a_group(own)
    own.at(ADMIN).staff.add(NewStaff(HEAD, "Kadek Arini", frozenset({Role.HEAD})), password(HEAD))
    own.close()
    return folder / "filled"


def _with_a_group(own: Clinic) -> None:
    """Nadira's, with two members, meetings behind and ahead, a guest, a remark and a signed note."""
    groups, nadira = own.at(NADIRA).groups, own.person(NADIRA)
    service = own.at(NADIRA).facility.service_types(Programme.PEER)[0].id
    group = groups.create(GroupForm("Rabu siang", Programme.PEER, service, (nadira,), theme="Duka"))
    for number in (1, 2):
        groups.add_member(group, ClientId(number), day=TODAY - timedelta(days=7))
    for days in (-2, -1, 7):
        day = datetime.combine(TODAY + timedelta(days=days), time(8))
        place = MeetingPlace(day, day + timedelta(minutes=45), (nadira,), None)
        planned = groups.plan(group, (Choice(place, "Uji beban"),))
        assert isinstance(planned, Planned)
        if days < 0:
            (meeting,) = planned.meeting_ids
            groups.mark(meeting, ClientId(1), Mark.PRESENT)
            groups.add_guests(meeting, Sex.MALE, count=2)
            groups.write_remark(meeting, ClientId(1), "Banyak bercerita.")
            groups.save_note(meeting, NoteContent({"topic": "Napas"}))
    groups.sign_note(meeting, password(NADIRA))


def with_cheap_passwords(patch: Callable[[object, str, object], None]) -> None:
    """Without the work that makes guessing slow: it would cost most of the time of the calls."""

    def derive(secret: bytes | bytearray, salt: bytes, _cost: Cost) -> bytearray:
        return bytearray(hashlib.blake2b(bytes(secret) + salt, digest_size=32).digest())

    patch(slots, "derive", derive)
    patch(unlocking, "derive", derive)
