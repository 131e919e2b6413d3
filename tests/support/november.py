"""The worked example of the handbook (§7.4), done as people do it: through commands, day by day."""

from datetime import date, datetime, timedelta

from clinic_app.facility.values import Programme, RoomId, ServiceTypeId
from clinic_app.groups.values import GroupForm, GroupId, Mark
from clinic_app.groups.values_planning import Choice, Planned
from clinic_app.notes.values.problems import CodeSystem, ProblemWish
from clinic_app.people.values import ClientId, Guardian, GuardianRelation, Sex
from clinic_app.scheduling.values import AppointmentId, Booked, Slot, Wish
from clinic_app.scheduling.values_meetings import MeetingId, MeetingPlace
from tests.support.clinic import ADMIN, BAGUS, NADIRA, SARI, YOHANES, ZONE, Clinic

NOVEMBER = date(2026, 11, 1)
DECEMBER_2 = datetime(2026, 12, 2, 9, tzinfo=ZONE)
BK, PSY, PEER = Programme

SERVICES = ((BK, "KI"), (PEER, "TM"), (PEER, "CHT"), (PEER, "TEL"), (PSY, "KIS"), (PSY, "DKP"))


ANI, BUDI, CITRA, DARTO = (ClientId(number) for number in range(1, 5))
"""C1 to C4."""


class Example:
    """A clinic, and its days."""

    def __init__(self, clinic: Clinic) -> None:
        self.clinic = clinic

    def register(self) -> None:
        """Everybody and everything that the days need."""
        clinic = self.clinic
        self.at(2026, 1, 2, 8)
        clinic.at(ADMIN).facility.set_service_types(SERVICES)
        team, men = (BAGUS, NADIRA, YOHANES), {"sex": Sex.MALE}
        mother = Guardian("Siti", GuardianRelation.MOTHER)
        registered = (
            clinic.client("Ani", *team, birth_date=date(2001, 5, 10)),
            clinic.client("Budi", *team, birth_date=date(1980, 2, 1), **men),
            clinic.client("Citra", *team, birth_date=date(2009, 8, 20), guardian=mother),
            clinic.client("Darto", *team, birth_date=date(1950, 1, 15), **men),
        )
        assert registered == (ANI, BUDI, CITRA, DARTO)

    def at(self, year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> None:
        """Put the clock there."""
        self.clinic.clock.at = datetime(year, month, day, hour, minute, tzinfo=ZONE)

    def service(self, programme: Programme, code: str) -> ServiceTypeId:
        offered = self.clinic.at(SARI).facility.service_types(programme)
        return next(one.id for one in offered if one.code == code)

    def session(self, client: ClientId, programme: Programme, code: str, login: str) -> AppointmentId:
        """The client walks in now, is seen after five minutes and leaves after 45."""
        calendar = self.clinic.at(SARI).calendar
        booked = calendar.walk_in(client, programme, self.service(programme, code), self.clinic.person(login))
        assert isinstance(booked, Booked), booked
        self.clinic.clock.forward(minutes=5)
        calendar.start(booked.appointment_id)
        self.clinic.clock.forward(minutes=45)
        calendar.complete(booked.appointment_id)
        return booked.appointment_id

    def missed(self, client: ClientId, programme: Programme, code: str, login: str) -> AppointmentId:
        """Booked for now, and nobody comes."""
        calendar = self.clinic.at(SARI).calendar
        start = self.clinic.clock.at.replace(tzinfo=None)
        slot = Slot(start, start + timedelta(minutes=50), self.clinic.person(login))
        booked = calendar.book(Wish(client, programme, self.service(programme, code), slot))
        assert isinstance(booked, Booked), booked
        self.clinic.clock.forward(minutes=20)
        calendar.miss(booked.appointment_id)
        return booked.appointment_id

    def problem(self, client: ClientId, programme: Programme, code: str, first_on: date, login: str) -> None:
        system = CodeSystem.ICD10 if code.startswith("F") else CodeSystem.CATEGORY
        self.clinic.at(login).notes.record_problem(ProblemWish(client, programme, system, code, first_on))

    def group(self) -> tuple[GroupId, MeetingId]:
        """The support group meets on 12 November: Citra and Darto come, Budi is excused, a woman drops in."""
        groups = self.clinic.at(NADIRA).groups
        staff = (self.clinic.person(NADIRA),)
        self.at(2026, 11, 2, 8)
        form = GroupForm("Kelompok Kamis", PSY, self.service(PSY, "DKP"), staff)
        group = groups.create(form)
        for client in (BUDI, CITRA, DARTO):
            groups.add_member(group, client)
        start = datetime(2026, 11, 12, 13)
        place = MeetingPlace(start, start + timedelta(minutes=90), staff, RoomId(1))
        planned = groups.plan(group, (Choice(place),))
        assert isinstance(planned, Planned), planned
        (meeting,) = planned.meeting_ids
        return group, meeting

    def attendance(self, meeting: MeetingId) -> None:
        groups = self.clinic.at(NADIRA).groups
        groups.mark(meeting, CITRA, Mark.PRESENT)
        groups.mark(meeting, DARTO, Mark.PRESENT)
        groups.mark(meeting, BUDI, Mark.EXCUSED)
        groups.add_guests(meeting, Sex.FEMALE, name="Kakak Citra")

    def play(self) -> "Example":
        """All of the example's rows, in the order of their days."""
        self.register()
        self.at(2026, 1, 5)
        self.session(ANI, BK, "KI", BAGUS)
        self.problem(ANI, BK, "P02", date(2026, 1, 5), BAGUS)
        _, meeting = self.group()
        self.at(2026, 11, 3, 9)
        self.session(ANI, BK, "KI", BAGUS)
        self.at(2026, 11, 3, 13)
        self.session(ANI, PEER, "TM", YOHANES)
        self.at(2026, 11, 4)
        self.session(BUDI, PSY, "KIS", NADIRA)
        self.problem(BUDI, PSY, "F32.1", date(2026, 11, 4), NADIRA)
        self.at(2026, 11, 9)
        self.session(CITRA, PSY, "KIS", NADIRA)
        self.problem(CITRA, PSY, "F43.2", date(2026, 11, 9), NADIRA)
        self.at(2026, 11, 10)
        self.session(ANI, BK, "KI", BAGUS)
        self.at(2026, 11, 12, 15)
        self.attendance(meeting)
        self.at(2026, 11, 18)
        self.session(BUDI, PSY, "KIS", NADIRA)
        self.at(2026, 11, 20)
        self.missed(DARTO, PSY, "KIS", NADIRA)
        self.clinic.clock.at = DECEMBER_2
        return self
