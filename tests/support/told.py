"""A clinic in which all that is secret was said, each in words that are found nowhere else."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from clinic_app.facility.values import Programme
from clinic_app.groups.values import GroupForm, Mark
from clinic_app.groups.values_notes import NoteContent
from clinic_app.groups.values_planning import Choice, Planned
from clinic_app.notes.values import Content, NoteId, Risk, Template
from clinic_app.notes.values.problems import CodeSystem, ProblemId, ProblemWish
from clinic_app.people.values import ClientId
from clinic_app.referrals.values import ReferralId, ReferralState
from clinic_app.scheduling.values import AppointmentId
from clinic_app.scheduling.values_meetings import MeetingPlace
from tests.support.clinic import Clinic, password
from tests.support.referring import WORDS as REFERRED
from tests.support.referring import begun, brought_to
from tests.support.sessions import WORDS, hold_session, sign_note

DRAFT, FORM, ADDED = "rinjanidraf", "rinjaniformulir", "rinjanisusulan"
PROBLEM, BEGAN = "F43.1", "2019-04-07"
THEME, GROUP_NOTE, GROUP_DRAFT, REMARK = (
    "rinjanitema",
    "rinjanikelompok",
    "rinjanikelompokdraf",
    "rinjanipribadi",
)
SECRET = (*WORDS, *REFERRED, DRAFT, FORM, ADDED, PROBLEM, GROUP_NOTE, GROUP_DRAFT, REMARK)


class Told(Clinic):
    """A clinic in which all that is secret was said."""

    client_id: ClientId
    note_id: NoteId
    draft_id: NoteId
    problem_id: ProblemId
    session_id: AppointmentId
    referral_ids: list[ReferralId]


def say_everything(clinic: Clinic) -> Told:
    """Say all that is secret, each with words of its own."""
    client = clinic.client("Ayu Lestari", "nadira", consent=True)
    notes = clinic.at("nadira").notes
    note = sign_note(clinic, client, "nadira")
    notes.add_addendum(note, f"Ibu menelepon {ADDED}", password("nadira"))
    about = hold_session(clinic, client, "nadira")
    draft = notes.begin(about).head.id
    for count in range(5):
        notes.save(draft, Content(Template.FREE, {"text": f"{DRAFT} " * count}, Risk.HIGH, (), DRAFT))
    coded = ProblemWish(client, Programme.PSY, CodeSystem.ICD10, PROBLEM, date(2019, 4, 7))
    problem = notes.record_problem(coded).id
    notes.record_problem(replace(coded, system=CodeSystem.CATEGORY, code="P12"))
    clinic.at("nadira").drafts.keep("client", "", {"full_name": FORM})
    clinic.at("nadira").clients.open(client)
    notes.open(note)
    say_in_a_group(clinic, client)
    found = Told(clinic.folder, clinic.clock, clinic.keyring, clinic._open)
    found.client_id, found.note_id, found.draft_id, found.session_id = client, note, draft, about
    found.problem_id = problem
    found.referral_ids = [
        begun(clinic, client).head.id,
        brought_to(clinic, client, ReferralState.ACCEPTED),
    ]
    return found


def say_in_a_group(clinic: Clinic, client: ClientId) -> None:
    """A theme, a signed note, a draft of another and a remark."""
    groups, nadira = clinic.at("nadira").groups, clinic.person("nadira")
    service = clinic.at("nadira").facility.service_types(Programme.PEER)[0].id
    group = groups.create(GroupForm("Rabu", Programme.PEER, service, (nadira,), name=THEME, theme=THEME))
    groups.add_member(group, client)
    for minute, word in ((0, GROUP_NOTE), (30, GROUP_DRAFT)):
        start = datetime(2026, 8, 19, 7, minute)
        place = MeetingPlace(start, start + timedelta(minutes=30), (nadira,))
        planned = groups.plan(group, (Choice(place, "Sebelum jam buka"),))
        assert isinstance(planned, Planned)
        (meeting,) = planned.meeting_ids
        groups.mark(meeting, client, Mark.PRESENT)
        groups.save_note(meeting, NoteContent({"observation": word}))
        if word == GROUP_NOTE:
            groups.sign_note(meeting, password("nadira"))
    groups.write_remark(meeting, client, REMARK)
