"""Inventing clients (handbook §11): nobody real, nothing that could be dialled or looked up."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from random import Random

from clinic_app.common.permissions import Role
from clinic_app.demo.drawing import drawn
from clinic_app.demo.founding import Crew
from clinic_app.demo.plan import Invented, Worker
from clinic_app.demo.roles import Character
from clinic_app.demo.sources import Names, Sentences
from clinic_app.facility.values import Programme
from clinic_app.notes.values import Risk
from clinic_app.people.rules.registration import examine
from clinic_app.people.values import (
    ClientForm,
    Confidentiality,
    ContactChannel,
    Guardian,
    GuardianRelation,
    Sex,
)

_ADULT = 19
"""Whoever is younger today was, perhaps, a minor when registered: a guardian is named."""
_RISKS = ((Risk.NONE, 40), (Risk.LOW, 38), (Risk.MODERATE, 17), (Risk.HIGH, 5))
_CHANNELS = (
    (ContactChannel.WHATSAPP, 70),
    (ContactChannel.PHONE, 18),
    (ContactChannel.SMS, 8),
    (ContactChannel.NONE, 4),
)
_AGES = (((12, 17), 8), ((18, 24), 27), ((25, 44), 34), ((45, 59), 20), ((60, 82), 11))
_PROGRAMMES = ((Programme.PSY, 52), (Programme.BK, 34), (Programme.PEER, 14))
_GUARDIANS = (GuardianRelation.MOTHER, GuardianRelation.FATHER, GuardianRelation.UNCLE_AUNT)
_UNREGISTERED = datetime.max


@dataclass
class Inventor:
    """Makes clients, each with a number of their own on the telephone and the identity card.

    `history` is over how many years they came: whoever is 30 then may be 40 today.
    """

    chance: Random
    names: Names
    sentences: Sentences
    crew: Crew
    today: date
    history: int = 0
    _phones: int = 0
    _made: int = 0
    _niks: set[str] = field(default_factory=set)

    def character(self, known: Character) -> Invented:
        """A client known by name; the rest is chance's."""
        birth = known.birth or self._birth(known.age)
        guardian = known.guardian and Guardian(known.guardian.name, known.guardian.relation, self._phone())
        form = self._form(known.name, known.sex, birth, guardian)
        form = ClientForm(
            full_name=known.name,
            sex=known.sex,
            birth_date=None if known.estimated else birth,
            age=known.age if known.estimated else None,
            nik=form.nik if known.has_nik else "",
            phone=form.phone if known.has_phone else "",
            contact=form.contact if known.has_phone else ContactChannel.NONE,
            contact_note=known.contact_note,
            address=known.address or form.address,
            guardian=guardian or form.guardian,
            confidentiality=Confidentiality.RESTRICTED if known.restricted else Confidentiality.NORMAL,
        )
        client = self._client(form, known.theme, known.risk)
        client.attention, client.closes = known.attention, known.closes
        client.consents = True
        if known.team:
            client.lead = self.crew.workers[known.team[0]]
            client.team = [self.crew.workers[login].id for login in known.team]
        return client

    def strangers(self, count: int) -> Iterator[Invented]:
        """That many clients of chance."""
        for _ in range(count):
            sex = Sex.FEMALE if self.chance.random() < 0.62 else Sex.MALE
            birth = self._birth(None)
            client = self._client(self._form(self._name(sex), sex, birth, None), "", None)
            client.attention = self.chance.random() < 0.06
            client.consents = self.chance.random() < 0.985
            yield client

    def twin(self, of: Invented) -> Invented:
        """The same client, whom somebody registered again without finding the first record."""
        chance, form = self.chance, of.form
        known = form.full_name.split()
        name = " ".join(known[:-1]) if len(known) > 2 else form.full_name
        again = replace(form, full_name=name, nik="", phone=form.phone if chance.random() < 0.5 else "")
        if not again.phone:
            again = replace(again, contact=ContactChannel.NONE)
        client = self._client(again, of.theme, of.risk)
        client.same_as = of
        return client

    def _client(self, form: ClientForm, theme: str, risk: Risk | None) -> Invented:
        chance = self.chance
        programme = drawn(chance, _PROGRAMMES)
        if not theme:
            fitting = [each.code for each in self.sentences.themes.values() if programme in each.programmes]
            if form.sex is Sex.MALE:
                fitting = [code for code in fitting if code != "newborn"]
            theme = chance.choice(fitting)
        elif programme not in self.sentences.themes[theme].programmes:
            programme = self.sentences.themes[theme].programmes[0]
        lead = chance.choice([each for each in self.crew.counselors if programme in each.programmes])
        self._made += 1
        return Invented(
            ordinal=self._made,
            form=form,
            checked=examine(form, self.today),
            theme=theme,
            risk=risk or drawn(chance, _RISKS),
            programme=programme,
            lead=lead,
            attention=False,
            registered_at=_UNREGISTERED,
            registered_by=self._receptionist(),
        )

    def _form(self, name: str, sex: Sex, birth: date, guardian: Guardian | None) -> ClientForm:
        chance = self.chance
        if guardian is None and birth > _years_before(self.today, _ADULT):
            parent = self._name(chance.choice((Sex.FEMALE, Sex.MALE)))
            guardian = Guardian(parent, chance.choice(_GUARDIANS), self._phone())
        restricted = chance.random() < 0.05
        streets, villages = self.names.of("places", "streets"), self.names.of("places", "villages")
        place = f"RT {chance.randint(1, 9):03}/RW {chance.randint(1, 6):03}"
        address = f"{chance.choice(streets)} No. {chance.randint(1, 60)}, {place}, {chance.choice(villages)}"
        return ClientForm(
            full_name=name,
            sex=sex,
            birth_date=birth,
            nik=self._nik(sex, birth) if chance.random() < 0.94 else "",
            phone=self._phone() if chance.random() < 0.97 else "",
            contact=drawn(chance, _CHANNELS),
            contact_note=chance.choice(self.names.of("contact", "notes")) if chance.random() < 0.2 else "",
            address=f"{address}, {self.names.district}",
            guardian=guardian,
            confidentiality=Confidentiality.RESTRICTED if restricted else Confidentiality.NORMAL,
        )

    def _name(self, sex: Sex) -> str:
        chance, heading = self.chance, "female" if sex is Sex.FEMALE else "male"
        kind = chance.random()
        if kind < 0.06:
            return chance.choice(self.names.of(heading, "single"))
        first = chance.choice(self.names.of(heading, "given"))
        second = chance.choice(self.names.of(heading, "second"))
        if kind < 0.2:
            return f"{first} {chance.choice(self.names.of('family', 'any'))}"
        if kind < 0.42:
            third = chance.choice(self.names.of(heading, "second"))
            return f"{first} {second} {third}" if third != second else f"{first} {second}"
        return f"{first} {second}"

    def _birth(self, age: int | None) -> date:
        """Of that age today, or of one that is common here: mostly 20 to 59, some students and old people."""
        if age is None:
            low, high = drawn(self.chance, _AGES)
            age = self.chance.randint(low, high)
            if self.history:
                age += self.chance.randint(0, self.history)
        return _years_before(self.today, age) - timedelta(days=self.chance.randint(1, 364))

    def _nik(self, sex: Sex, birth: date) -> str:
        """A number nobody has: the serial 0000 is never issued."""
        day = birth.day + (40 if sex is Sex.FEMALE else 0)
        regions = list(self.names.of("places", "nik_regions"))
        self.chance.shuffle(regions)
        for region in regions:
            number = f"{region}{day:02}{birth.month:02}{birth.year % 100:02}0000"
            if number not in self._niks:
                self._niks.add(number)
                return number
        return ""

    def _phone(self) -> str:
        self._phones += 1
        return f"0810-{self._phones // 10_000:04}-{self._phones % 10_000:04}"

    def _receptionist(self) -> Worker:
        return self.chance.choice(self.crew.those(Role.RECEPTIONIST))


def number(clients: list[Invented], known: dict[Invented, int], chance: Random) -> int:
    """Give record numbers in the order of registration, with gaps as in a house that has other units.

    `known` have theirs from an older card. Returns the last number given.
    """
    last = max([*known.values(), 4_260, len(clients) * 5 // 4])
    others = sorted((each for each in clients if each not in known), key=lambda each: each.registered_at)
    span = range(max(1, last - len(clients) * 3 // 2 - 400), last + 1)
    free = sorted(chance.sample(sorted(set(span) - set(known.values())), len(others)))
    for client, record in zip(others, free, strict=True):
        client.record_no = f"{record:06}"
    for client, record in known.items():
        client.record_no = f"{record:06}"
    return last


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
