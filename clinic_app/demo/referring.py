"""Referrals of the clients known by name, written through the same service as ever, in their turn."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from clinic_app.audit import head
from clinic_app.common.translations import language, use_language
from clinic_app.demo import sources
from clinic_app.demo.days import Days
from clinic_app.demo.desks import Desks
from clinic_app.demo.founding import Crew
from clinic_app.demo.ledger import Ledger
from clinic_app.demo.plan import Invented, Worker
from clinic_app.demo.reception import Reception
from clinic_app.demo.replay import Replay
from clinic_app.demo.sessions import Sessions
from clinic_app.facility.values import Programme
from clinic_app.people.values import ClientId, ConsentGiver
from clinic_app.referrals.rules import preset_of
from clinic_app.referrals.service import ReferralService
from clinic_app.referrals.values import (
    Channel,
    Content,
    DeskPart,
    Draft,
    Outcome,
    Receiver,
    ReferralConsentForm,
    ReferralId,
    ServiceRequested,
    ShareItem,
    Urgency,
)

_FILE = "referrals.toml"
_BETWEEN = timedelta(minutes=12)
"""From one step to the next, at least."""


@dataclass(frozen=True)
class Referred:
    """One referral of the file: who writes it about whom, the form, and what happens when."""

    client: Invented
    by: Worker
    form: dict[str, Any]


class Referring:
    """Plays the referrals of `resources/demo/referrals.toml`, in Indonesian, as their readers would."""

    def __init__(
        self, desks: Desks, ledger: Ledger, crew: Crew, reception: Reception, sessions: Sessions
    ) -> None:
        self._desks, self._ledger, self._crew = desks, ledger, crew
        self._reception, self._sessions = reception, sessions
        self._numbers: dict[int, ReferralId] = {}

    def spread(self, replay: Replay, days: Days, clients: dict[str, Invented], now: datetime) -> None:
        """Say when each step happens; `clients` by their names. Raises ValueError for a faulty file."""
        today = days.nearest(now.date(), back=False)
        with sources.naming(_FILE):
            for number, form in enumerate(sources.read(_FILE)["referral"]):
                referred = Referred(clients[form["client"]], self._crew.workers[form["by"]], form)
                earliest = datetime.min
                for step in form["steps"]:
                    day = days.nearest(today + timedelta(days=step["day"]), back=step["day"] < 0)
                    # Two days of the file may meet on one open day: then one step follows the other.
                    at = max(datetime.combine(day, time.fromisoformat(step["at"])), earliest)
                    earliest = at + _BETWEEN
                    replay.at(at, self._turn(number, referred, step))

    def _turn(self, number: int, referred: Referred, step: dict[str, Any]) -> Any:
        def turn(at: datetime) -> None:
            with in_indonesian():
                self._act(at, number, referred, step)

        return turn

    def _act(self, at: datetime, number: int, referred: Referred, step: dict[str, Any]) -> None:
        if step["do"] == "begin":
            self._begin(at, number, referred)
        elif number in self._numbers:
            self._go_on(at, self._numbers[number], referred, step)
        with self._desks.database.reading() as session:
            self._ledger.resume(head.of(session))

    def _begin(self, at: datetime, number: int, referred: Referred) -> None:
        client, by, form = referred.client, referred.by, referred.form
        if not client.id or by.id not in client.team:
            return
        # The bulk path remembers the case keys: so it, and not the service, makes the one that is due.
        self._sessions.open(at, client, by)
        self._ledger.flush()
        service = self._service(by, at + timedelta(seconds=40))
        draft = service.begin(ClientId(client.id), Programme(form["programme"]))
        service = self._service(by, at + timedelta(minutes=4))
        service.save_desk(draft.head.id, _desk(draft, form, at.date()))
        service.save_content(draft.head.id, _content(draft, form))
        self._numbers[number] = draft.head.id

    def _go_on(self, at: datetime, number: ReferralId, referred: Referred, step: dict[str, Any]) -> None:
        worker = self._crew.workers[step["by"]] if "by" in step else referred.by
        service, day = self._service(worker, at), at.date()
        who, remark = step.get("who", ""), step.get("remark", "")
        match step["do"]:
            case "ready":
                service.record_consent(number, _consent(referred.client, day))
                self._reception.consented()
                self._service(worker, at + timedelta(minutes=1)).make_ready(number)
            case "send":
                service.send(number, day, Channel(step["channel"]), who, remark)
            case "call":
                reached = step["reached"]
                service.follow_up(number, day, Channel.PHONE, reached=reached, who=who, remark=remark)
            case "accept":
                service.accept(number, day, who, remark)
            case "attend":
                service.attend(number, day, who, remark)
            case "close":
                service.close(number, day, Outcome(step["outcome"]), remark)

    def _service(self, worker: Worker, at: datetime) -> ReferralService:
        return ReferralService(self._desks.of(worker, at))


def _desk(draft: Draft, form: dict[str, Any], day: date) -> DeskPart:
    within = form.get("follow_up")
    return replace(
        draft.desk,
        urgency=Urgency(form["urgency"]),
        receiver=Receiver(*form["receiver"]),
        follow_up=Channel.PHONE,
        follow_up_by=None if within is None else day + timedelta(days=within),
        feedback=form.get("feedback", ""),
    )


def _content(draft: Draft, form: dict[str, Any]) -> Content:
    content, facts = draft.content, draft.facts
    assert content is not None, "one of the care team writes it"
    assert facts is not None, "one of the care team writes it"
    shared = (*content.shared, *(ShareItem(code) for code in form.get("shared", ())))
    return replace(
        content,
        reason=form["reason"],
        requested=tuple(ServiceRequested(code) for code in form["requested"]),
        shared=shared,
        preset=preset_of(shared, facts.minor),
        caregiver=replace(content.caregiver, separated=False, informed=True),
        informed=True,
        elsewhere=False,
        restricted=False,
    )


def _consent(client: Invented, day: date) -> ReferralConsentForm:
    guardian = client.checked.form.guardian
    if guardian is None:
        return ReferralConsentForm(True, day)
    return ReferralConsentForm(True, day, giver=ConsentGiver.GUARDIAN, giver_name=guardian.name)


@contextmanager
def in_indonesian() -> Iterator[None]:
    """What is frozen into a letter is what its receiver reads."""
    before = language()
    use_language("id")
    try:
        yield
    finally:
        use_language(before)
