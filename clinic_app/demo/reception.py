"""Writing what the reception does: registering, booking, receiving. One method per thing that happens.

Each leaves the rows and the lines of the log that the command of the same name leaves.
"""

from collections.abc import Callable
from datetime import datetime
from itertools import count
from random import Random

from clinic_app.common import text
from clinic_app.common.permissions import Role
from clinic_app.demo.drawing import drawn
from clinic_app.demo.founding import Crew
from clinic_app.demo.ledger import Ledger
from clinic_app.demo.plan import Course, Invented, Step, Visit, Worker
from clinic_app.demo.standing import standing
from clinic_app.demo.teams import Teams
from clinic_app.episodes.model import EpisodeRow
from clinic_app.episodes.values import CloseReason
from clinic_app.people import registering
from clinic_app.people.model import Client, ClientWord, ConsentRow, GuardianRow
from clinic_app.people.rules import consent_version
from clinic_app.people.rules.consent import SCOPES
from clinic_app.people.values import ConsentGiver, ConsentKind, ConsentMethod
from clinic_app.scheduling.model import Appointment, AppointmentStep
from clinic_app.scheduling.values import HistoryAction, Slot, Status

H, S = HistoryAction, Status
_REASONS = (
    (CloseReason.AS_PLANNED, 34),
    (CloseReason.GOALS_MET, 30),
    (CloseReason.LOST_CONTACT, 16),
    (CloseReason.CLIENT_STOPPED, 12),
    (CloseReason.MOVED, 5),
    (CloseReason.REFERRED_OUT, 3),
)


class Reception:
    """Writes at the moments it is told; `utc` turns the clinic's wall-clock into a stamp."""

    def __init__(
        self,
        ledger: Ledger,
        utc: Callable[[datetime], datetime],
        crew: Crew,
        chance: Random,
        now: datetime,
    ) -> None:
        self._ledger, self._utc, self._chance, self._now = ledger, utc, chance, now
        self._crew = crew
        self._teams = Teams(ledger, utc, crew, now)
        self._clients, self._episodes = count(1), count(1)
        self._appointments, self._consents = count(1), count(1)

    def register(self, at: datetime, client: Invented) -> None:
        ledger, stamp, by = self._ledger, self._utc(at), client.registered_by
        client.id = next(self._clients)
        merged = client.same_as if client.merged_at and client.merged_at <= self._now else None
        form = client.checked.form
        ledger.add(
            Client,
            id=client.id,
            record_no=client.record_no,
            **registering.columns(client.checked),
            attention=client.attention,
            registered_on=at.date(),
            registered_at=stamp,
            registered_by=by.id,
            merged_into=merged.id if merged else None,
        )
        for word in sorted(text.index_words(form.full_name)):
            ledger.add(ClientWord, word=word, client_id=client.id)
        if form.guardian is not None:
            guardian = form.guardian
            ledger.add(
                GuardianRow,
                client_id=client.id,
                name=guardian.name,
                relation=guardian.relation,
                phone=guardian.phone,
            )
        warnings = [warning.code for warning in client.checked.warnings]
        ledger.log(stamp, by, "client.registered", "client", client.id, warnings=warnings)
        wished = self._teams.first(at, client)
        client.team = []
        self._teams.become(at, client, wished, by)

    def consent(self, at: datetime, client: Invented, by: Worker) -> None:
        """Both consents, read out before the first session."""
        form, chance = client.checked.form, self._chance
        kind = chance.random()
        method = (
            ConsentMethod.SIGNED_PAPER
            if kind < 0.9
            else ConsentMethod.THUMBPRINT
            if kind < 0.95
            else ConsentMethod.ORAL_WITNESSED
        )
        giver = ConsentGiver.CLIENT if form.guardian is None else ConsentGiver.GUARDIAN
        for wanted in (ConsentKind.SERVICE, ConsentKind.DATA):
            given = client.consents or wanted is ConsentKind.DATA
            consent_id = next(self._consents)
            scopes = (
                [scope for scope in SCOPES if chance.random() < 0.6] if wanted is ConsentKind.DATA else []
            )
            self._ledger.add(
                ConsentRow,
                id=consent_id,
                client_id=client.id,
                kind=wanted,
                given=given,
                day=at.date(),
                method=method,
                giver=giver,
                giver_name=form.guardian.name if form.guardian else "",
                witness="" if method is ConsentMethod.SIGNED_PAPER else "Tika Maharani",
                reason="",
                scopes=",".join(scopes),
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
                consent_id,
                client=client.id,
                kind=wanted,
                given=given,
            )

    def consented(self) -> int:
        """Another consent was recorded than those of the first session: its number, given only once."""
        return next(self._consents)

    def book(self, at: datetime, visit: Visit) -> None:
        client, by, stamp = visit.client, visit.booked_by, self._utc(at)
        course = visit.course
        assert course is not None, "every visit has its course before anything is written"
        if not course.id:
            self._open(at, course, client, by)
        visit.id = next(self._appointments)
        status, stamps, late = standing(visit, self._now)
        self._ledger.add(
            Appointment,
            id=visit.id,
            client_id=client.id,
            episode_id=course.id,
            programme=visit.service.programme,
            service_type_id=visit.service.id,
            start_at=visit.start,
            end_at=visit.end,
            counselor_id=visit.counselor.id,
            room_id=visit.room_id,
            status=status,
            walk_in=visit.walk_in,
            late_cancel=late,
            checked_in_at=stamps.get(S.CHECKED_IN),
            started_at=stamps.get(S.IN_SESSION),
            completed_at=stamps.get(S.COMPLETED),
            reception_note=visit.remark,
        )
        slot = visit.moved[1] if visit.moved else visit.slot()
        self._history(stamp, visit, H.WALKED_IN if visit.walk_in else H.CREATED, by, slot=slot)
        self._ledger.log(
            stamp,
            by,
            "appointment.walked_in" if visit.walk_in else "appointment.booked",
            "appointment",
            visit.id,
            client=client.id,
            programme=visit.service.programme,
            slot=slot,
            overruled=[],
        )
        if visit.counselor.id not in client.team:
            self._teams.become(at, client, [*client.team, visit.counselor.id], by)

    def move(self, at: datetime, visit: Visit) -> None:
        assert visit.moved is not None
        stamp = self._utc(at)
        self._history(stamp, visit, H.MOVED, visit.booked_by, slot=visit.slot())
        self._ledger.log(
            stamp,
            visit.booked_by,
            "appointment.moved",
            "appointment",
            visit.id,
            before=visit.moved[1],
            after=visit.slot(),
            overruled=[],
        )

    def step(self, at: datetime, visit: Visit, step: Step, before: Status) -> None:
        stamp = self._utc(at)
        self._history(stamp, visit, step.action, step.by, reason=step.reason, before=before)
        self._ledger.log(
            stamp,
            step.by,
            f"appointment.{step.action}",
            "appointment",
            visit.id,
            before=before,
            after=step.to,
        )

    def close(self, at: datetime, course: Course, client: Invented) -> None:
        reason = self._reason(course)
        self._ledger.log(
            self._utc(at),
            self._closer(course, at),
            "episode.closed",
            "episode",
            course.id,
            client=client.id,
            reason=reason,
        )

    def attend(self, at: datetime, client: Invented) -> None:
        """The tick "perlu perhatian", set by the lead."""
        by = self._crew.of(client.team[0])
        self._ledger.log(self._utc(at), by, "client.attention", "client", client.id, on=True)

    def merge(self, at: datetime, client: Invented) -> None:
        """A second record is put to the first one; its rows stay where they are (ARCHITECTURE §2.9)."""
        assert client.same_as is not None
        by = self._crew.those(Role.RECEPTIONIST)[0]
        self._ledger.log(self._utc(at), by, "client.merged", "client", client.id, other=client.same_as.id)

    def _open(self, at: datetime, course: Course, client: Invented, by: Worker) -> None:
        course.id = next(self._episodes)
        closed = course.closed_at if course.closed_at and course.closed_at <= self._now else None
        self._ledger.add(
            EpisodeRow,
            id=course.id,
            client_id=client.id,
            programme=course.programme,
            opened_on=at.date(),
            lead_id=course.lead.id,
            closed_on=closed.date() if closed else None,
            closed_by=self._closer(course, closed).id if closed else None,
            close_reason=self._reason(course) if closed else None,
            close_note="",
        )
        self._ledger.log(
            self._utc(at),
            by,
            "episode.opened",
            "episode",
            course.id,
            client=client.id,
            programme=course.programme,
        )

    def _reason(self, course: Course) -> CloseReason:
        """The same whenever it is asked for."""
        return drawn(Random(course.id), _REASONS)

    def _closer(self, course: Course, at: datetime) -> Worker:
        """Who led it, or the supervisor for somebody who has left since."""
        return course.lead if course.lead.here(at.date()) else self._crew.those(Role.SUPERVISOR)[0]

    def _history(
        self,
        stamp: datetime,
        visit: Visit,
        action: HistoryAction,
        by: Worker,
        *,
        reason: str = "",
        before: Status | None = None,
        slot: Slot | None = None,
    ) -> None:
        self._ledger.add(
            AppointmentStep,
            appointment_id=visit.id,
            action=action,
            at_utc=stamp,
            person_id=by.id,
            reason=reason,
            from_status=before,
            start_at=slot.start if slot else None,
            end_at=slot.end if slot else None,
            counselor_id=slot.counselor_id if slot else None,
            room_id=slot.room_id if slot else None,
        )
