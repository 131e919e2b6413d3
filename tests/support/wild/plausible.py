"""Forms as a careful person fills them, to be spoilt in a field or two."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import text

from clinic_app.common.permissions import Role, Title
from clinic_app.facility.values import Holiday as DayOff
from clinic_app.facility.values import HolidayKind, OpeningRule, Profile, Programme
from clinic_app.groups.values import GroupForm, GroupKind
from clinic_app.groups.values_notes import NoteContent
from clinic_app.groups.values_planning import Choice, WeeklyRow
from clinic_app.notes.values import Content, Risk, Template
from clinic_app.notes.values.problems import CodeSystem, ProblemWish
from clinic_app.people.values import (
    ClientForm,
    ConsentForm,
    ConsentGiver,
    ConsentKind,
    ConsentMethod,
    Guardian,
    GuardianRelation,
    NewStaff,
    Sex,
)
from clinic_app.referrals.values import Content as ReferralContent
from clinic_app.referrals.values import DeskPart, ReferralConsentForm, Urgency
from clinic_app.scheduling.values import Slot, Wish
from clinic_app.scheduling.values_meetings import MeetingPlace
from tests.support.clinic import ADMIN, BAGUS, HENDRA, NADIRA, PLAN, SARI, TODAY, Clinic
from tests.support.referring import DESK as REFERRAL_DESK
from tests.support.referring import filled
from tests.support.sessions import SOAP

LOGINS = (ADMIN, SARI, NADIRA, BAGUS, HENDRA)


def forms(clinic: Clinic) -> dict[Any, tuple[Any, ...]]:
    """Some for each kind of form, fitting this clinic."""
    nadira, bagus = clinic.person(NADIRA), clinic.person(BAGUS)
    with_guardian = ClientForm(
        "Dewi Anjani",
        Sex.FEMALE,
        birth_date=date(2012, 5, 4),
        guardian=Guardian("Ibu Anjani", GuardianRelation.MOTHER, "0813-1111-2222"),
        team=(bagus,),
    )
    starts = [datetime.combine(TODAY + timedelta(days=n), time(8 + n % 6, 10 * (n % 5))) for n in range(12)]
    slots = [
        Slot(at, at + timedelta(minutes=50), (nadira, bagus)[number % 2], None)
        for number, at in enumerate(starts)
    ]
    places = [MeetingPlace(slot.start, slot.end, (nadira,), None) for slot in slots]
    peer = clinic.at(NADIRA).facility.service_types(Programme.PEER)[0].id
    with clinic.desk(ADMIN).reading() as session:
        services = session.execute(text("SELECT id, programme FROM service_type WHERE active")).all()
        clients = list(session.scalars(text("SELECT id FROM client")))
    wishes = [
        Wish(clients[number % len(clients)], Programme(programme), service, slots[number % len(slots)])
        for number, (service, programme) in enumerate(services)
    ]
    return {
        ClientForm: (
            ClientForm("Putri Lestari", Sex.FEMALE, age=24, phone="0812-4410-2299", team=(nadira,)),
            ClientForm("Made Wirawan", Sex.MALE, birth_date=date(1990, 1, 2)),
            with_guardian,
        ),
        ConsentForm: (
            ConsentForm(ConsentKind.SERVICE, True, TODAY),
            ConsentForm(ConsentKind.DATA, False, TODAY, ConsentMethod.ORAL_WITNESSED, witness="Sari"),
            ConsentForm(ConsentKind.SERVICE, True, TODAY, giver=ConsentGiver.GUARDIAN, giver_name="Ibu"),
        ),
        Content: (SOAP, Content(Template.FREE, {"text": "Bercerita tentang kuliahnya."}, Risk.NONE)),
        DeskPart: (REFERRAL_DESK, replace(REFERRAL_DESK, urgency=Urgency.URGENT)),
        ReferralContent: (filled(ReferralContent()),),
        ReferralConsentForm: (
            ReferralConsentForm(True, TODAY),
            ReferralConsentForm(False, TODAY, method=ConsentMethod.ORAL_WITNESSED, witness="Sari"),
        ),
        ProblemWish: tuple(
            ProblemWish(client, Programme.PSY, *coded, TODAY)
            for client in clients
            for coded in ((CodeSystem.CATEGORY, "P02"), (CodeSystem.ICD10, "F41.2"))
        ),
        Slot: tuple(slots),
        GroupForm: (
            GroupForm("Kamis pagi", Programme.PEER, peer, (nadira,), theme="Cemas", rules="Rahasia."),
            GroupForm("Sabtu", Programme.PEER, peer, (bagus, nadira), GroupKind.CLOSED, 2),
        ),
        MeetingPlace: tuple(places),
        Choice: tuple(Choice(place, "Karena perlu") for place in places),
        WeeklyRow: tuple(WeeklyRow(place, 3) for place in places),
        NoteContent: (NoteContent({"topic": "Tidur", "observation": "Tenang."}), NoteContent()),
        Wish: tuple(wishes),
        NewStaff: (
            NewStaff("rina", "Rina Marlina", frozenset({Role.RECEPTIONIST})),
            NewStaff("tono", "Tono", frozenset({Role.COUNSELOR}), Title.BK_COUNSELOR, "S.Pd."),
        ),
        Profile: (PLAN.profile,),
        OpeningRule: tuple(PLAN.hours),
        DayOff: (DayOff(date(2026, 9, 1), "Ulang tahun kampus", HolidayKind.OWN),),
    }
