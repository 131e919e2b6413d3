"""Referrals of the years before, written in bulk. `referring` plays the newest."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import count
from random import Random
from typing import Any

from clinic_app.demo import sources
from clinic_app.demo.desks import Desks
from clinic_app.demo.drawing import drawn
from clinic_app.demo.founding import Crew
from clinic_app.demo.ledger import Ledger
from clinic_app.demo.plan import Invented, Visit, Worker
from clinic_app.demo.reception import Reception
from clinic_app.demo.referral_paper import consent_of, freeze
from clinic_app.demo.referring import in_indonesian
from clinic_app.demo.replay import Replay
from clinic_app.demo.sessions import Sessions
from clinic_app.people.model import ConsentRow
from clinic_app.people.rules import consent_version
from clinic_app.people.values import ConsentKind
from clinic_app.referrals.freezing import READY
from clinic_app.referrals.model import Disclosure, LetterCounter, ReferralRow, ReferralStep
from clinic_app.referrals.rules import due_on
from clinic_app.referrals.rules.numbering import KIND, letter_number
from clinic_app.referrals.values import Channel, Outcome, ReferralState, StepKind, Urgency
from clinic_app.vault.hashing import sealed_hash

_NEWEST = timedelta(days=40)
"""What happens later is played through the service, which counts on from here."""
_WAYS = (
    ((StepKind.SENT, StepKind.ACCEPTED, StepKind.ATTENDED, StepKind.CLOSED), 72),
    ((StepKind.SENT, StepKind.ACCEPTED, StepKind.CLOSED), 10),
    ((StepKind.SENT, StepKind.CLOSED), 9),
    ((StepKind.SENT, StepKind.ACCEPTED, StepKind.ATTENDED), 3),
    ((StepKind.SENT, StepKind.ACCEPTED), 2),
    ((StepKind.SENT,), 3),
    ((), 1),
)
"""How far they come: most are closed, some are forgotten on the way."""
# At least a day: what is due on the day that is being played comes too late for it.
_TAKES = {
    StepKind.SENT: (1, 3),
    StepKind.ACCEPTED: (1, 9),
    StepKind.ATTENDED: (2, 14),
    StepKind.CLOSED: (3, 20),
}
_OUTCOMES = (
    (Outcome.SERVICE_RECEIVED, 52),
    (Outcome.COMPLETED, 30),
    (Outcome.CLIENT_DECLINED, 8),
    (Outcome.LOST_CONTACT, 6),
    (Outcome.NOT_ELIGIBLE, 4),
)
_URGENCIES = ((Urgency.ROUTINE, 80), (Urgency.URGENT, 17), (Urgency.EMERGENCY, 3))
_ROW = tuple(column.key for column in ReferralRow.__table__.columns)
_DISCLOSURE = tuple(column.key for column in Disclosure.__table__.columns)

Way = tuple[tuple[StepKind, datetime, Worker], ...]


class Referrals:
    """Plans and writes them. All chance is its own."""

    def __init__(
        self,
        desks: Desks,
        ledger: Ledger,
        crew: Crew,
        reception: Reception,
        sessions: Sessions,
        chance: Random,
    ) -> None:
        self._utc, self._ledger, self._crew = desks.utc, ledger, crew
        self._reception, self._sessions, self._chance = reception, sessions, chance
        self._ids = count(1)
        self._letters: dict[int, int] = {}
        with sources.naming("referrals.toml"):
            self._mixed = sources.read("referrals.toml")["mixed"]

    def spread(self, replay: Replay, clients: Iterable[Invented], wanted: int, now: datetime) -> None:
        """Say when `wanted` of them are written, each after a session; fewer where there aren't enough."""
        held = [
            visit
            for client in clients
            for visit in client.visits[1:]
            if visit.ended_at and visit.ended_at < now - _NEWEST * 3 and client.consents
        ]
        for visit in self._chance.sample(held, min(wanted, len(held))):
            ended = visit.ended_at
            assert ended is not None
            replay.due(ended + timedelta(minutes=14), self._begin, visit, replay)
        if wanted:
            replay.due(now - _NEWEST, self._count)

    def _begin(self, at: datetime, visit: Visit, replay: Replay) -> None:
        by = visit.counselor
        if by.id not in visit.client.team:
            return
        receiver = self._chance.choice(self._mixed["receivers"])
        row = ReferralRow(
            id=next(self._ids),
            letter_no=self._letter(at.date()),
            client_id=visit.client.id,
            episode_id=visit.course.id if visit.course else None,
            programme=visit.service.programme,
            owner_id=by.id,
            urgency=drawn(self._chance, _URGENCIES),
            receiver=receiver[0],
            receiver_contact=receiver[1],
            receiver_phone=receiver[2],
            receiver_email=receiver[3],
            receiver_address=receiver[4],
            sender_phone="",
            sender_email="",
            channel=None,
            follow_up=Channel.PHONE,
            follow_up_by=at.date() + timedelta(days=14),
            created_on=at.date(),
            created_by=by.id,
            consent_receiver=receiver[0],
        )
        way = self._way(at, by)
        self._foretell(row, way)
        consent = consent_of(self._reception.consented(), visit.client, at.date(), row.receiver)
        row.consent_id, row.consent_until = consent.id, consent.until
        # The case key first, and its lines; the row before whatever leans on it is the tables' own order.
        key = self._sessions.ensure(self._utc(at), visit.client, by)
        reason = self._chance.choice(self._mixed["reasons"])
        with in_indonesian():
            frozen, shared = freeze(row, visit, reason, consent, key, self._utc(at + timedelta(minutes=5)))
        self._ledger.add(ReferralRow, **{name: getattr(row, name) for name in _ROW})
        self._log(at, by, "referral.created", row, programme=row.programme, owner=by.id)
        self._step(at, by, row, StepKind.CREATED, ReferralState.DRAFT)
        at += timedelta(minutes=4)
        self._ledger.add(
            ConsentRow,
            id=consent.id,
            client_id=row.client_id,
            kind=ConsentKind.REFERRAL,
            given=True,
            day=consent.day,
            method=consent.method,
            giver=consent.giver,
            giver_name=consent.giver_name,
            witness="",
            reason="",
            scopes=",".join(consent.scope),
            text_version=consent_version(),
            recorded_by=by.id,
            recorded_at=self._utc(at),
            withdrawn_on=None,
            withdrawn_by=None,
        )
        self._ledger.log(
            self._utc(at),
            by,
            "consent.recorded",
            "consent",
            consent.id,
            client=row.client_id,
            kind=ConsentKind.REFERRAL,
            given=True,
            referral=row.id,
            until=consent.until,
        )
        at += timedelta(minutes=1)
        self._ledger.add(Disclosure, **{name: getattr(frozen, name) for name in _DISCLOSURE})
        self._step(at, by, row, StepKind.READY, ReferralState.READY)
        self._log(
            at,
            by,
            READY,
            row,
            version=1,
            sealed=sealed_hash(frozen.blob),
            number=row.letter_no,
            shared=list(shared),
            ground=None,
        )
        for kind, moment, worker in way:
            replay.due(moment, self._go_on, row, kind, worker)

    def _way(self, at: datetime, owner: Worker) -> Way:
        steps = []
        for kind in drawn(self._chance, _WAYS):
            at += timedelta(days=self._chance.randint(*_TAKES[kind]), minutes=self._chance.randint(20, 60))
            desk = self._crew.desk(self._chance)
            steps.append((kind, at, owner if kind is StepKind.SENT and owner.here(at.date()) else desk))
        return tuple(steps)

    def _foretell(self, row: ReferralRow, way: Way) -> None:
        """The head as it stands in the end; all of it lies in the past by now."""
        row.state = ReferralState.READY
        for kind, at, _ in way:
            row.state = ReferralState(kind.upper())
            if kind is StepKind.SENT:
                row.channel = Channel.IN_PERSON
                row.sent_on, row.due_on = at.date(), due_on(row.urgency, at.date())
            elif kind is StepKind.ACCEPTED:
                row.accepted_on, row.due_on = at.date(), row.follow_up_by
            elif kind is StepKind.ATTENDED:
                row.attended_on = at.date()
            else:
                row.closed_on, row.due_on = at.date(), None
                row.outcome = drawn(self._chance, _OUTCOMES)

    def _go_on(self, at: datetime, row: ReferralRow, kind: StepKind, by: Worker) -> None:
        self._step(at, by, row, kind, ReferralState(kind.upper()))
        told: dict[str, Any] = {"day": at.date()}
        if kind is StepKind.SENT:
            told["channel"] = Channel.IN_PERSON
        elif kind is StepKind.CLOSED:
            told["outcome"] = row.outcome
        self._log(at, by, f"referral.{kind}", row, **told)

    def _step(self, at: datetime, by: Worker, row: ReferralRow, kind: StepKind, state: ReferralState) -> None:
        answered = kind in (StepKind.ACCEPTED, StepKind.ATTENDED)
        self._ledger.add(
            ReferralStep,
            referral_id=row.id,
            kind=kind,
            state=state,
            day=at.date(),
            channel=Channel.IN_PERSON if kind is StepKind.SENT else None,
            who=self._chance.choice(self._mixed["who"]) if answered else "",
            remark="",
            reached=True,
            at_utc=self._utc(at),
            person_id=by.id,
        )

    def _log(self, at: datetime, by: Worker, action: str, row: ReferralRow, **details: object) -> None:
        self._ledger.log(self._utc(at), by, action, "referral", row.id, client=row.client_id, **details)

    def _letter(self, day: date) -> str:
        self._letters[day.year] = self._letters.get(day.year, 0) + 1
        return letter_number(self._letters[day.year], day)

    def _count(self, _at: datetime) -> None:
        for year, last in self._letters.items():
            self._ledger.add(LetterCounter, kind=KIND, year=year, last=last)
