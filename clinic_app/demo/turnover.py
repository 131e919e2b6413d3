"""People who come and go over the years: put on the roster, handing their clients over, ended."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from clinic_app.audit import head
from clinic_app.common.permissions import Role
from clinic_app.demo import sources
from clinic_app.demo.desks import Desks
from clinic_app.demo.founding import Crew, application
from clinic_app.demo.ledger import Ledger
from clinic_app.demo.plan import Invented, Worker
from clinic_app.demo.replay import Replay
from clinic_app.demo.sessions import Sessions
from clinic_app.demo.teams import Teams
from clinic_app.people.staff import StaffService

_BEGINS, _HANDS_OVER, _ENDS = time(7, 40), time(10, 5), time(15, 20)


class Turnover:
    """Lets everybody come and go, through the same service as ever: the roster is signed anew each time."""

    def __init__(
        self,
        desks: Desks,
        ledger: Ledger,
        crew: Crew,
        teams: Teams,
        sessions: Sessions,
        clients: list[Invented],
    ) -> None:
        self._desks, self._ledger, self._crew = desks, ledger, crew
        self._teams, self._sessions, self._clients = teams, sessions, clients
        hired = {each.login: each for each in sources.turnover()}
        self._applications = {login: application(each, sources.house()) for login, each in hired.items()}

    def spread(self, replay: Replay) -> None:
        """Say when each of it happens."""
        for worker in self._crew.workers.values():
            if worker.came is not None:
                self._at(replay, worker.came, _BEGINS, worker)
            if worker.left is not None:
                replay.due(datetime.combine(worker.left, _HANDS_OVER), self._hand_over, worker)
                self._at(replay, worker.left, _ENDS, worker)

    def _at(self, replay: Replay, day: date, hour: time, worker: Worker) -> None:
        act = self._end if hour == _ENDS else self._hire
        replay.at(datetime.combine(day, hour), lambda at: act(at, worker))

    def _hire(self, at: datetime, worker: Worker) -> None:
        application, password = self._applications[worker.login]
        member = self._staff(at, Role.ADMINISTRATOR).add(application, password)
        assert member.id == worker.id, "the roster counts on"
        self._staff(at + timedelta(minutes=6), Role.SUPERVISOR).grant_key(member.id)
        worker.opened = self._desks.keyring.unlock(worker.login, password, self._desks.utc(at))
        self._sessions.hire(worker)
        self._resume()

    def _end(self, at: datetime, worker: Worker) -> None:
        self._staff(at, Role.ADMINISTRATOR).end(worker.id)
        self._resume()

    def _hand_over(self, at: datetime, worker: Worker) -> None:
        """All clients of the worker go to a colleague, who gets the keys of what was written."""
        for client in self._mine(worker):
            self._teams.join(at, client, self._next(at, client, worker))
            self._sessions.open(at + timedelta(seconds=2), client, worker)
            at += timedelta(seconds=4)
            self._teams.leave(at, client, worker)

    def _mine(self, worker: Worker) -> Iterable[Invented]:
        return [client for client in self._clients if client.id and worker.id in client.team]

    def _next(self, at: datetime, client: Invented, worker: Worker) -> Worker:
        """Who sees the client next, if that is soon; else who is named for it."""
        soon = (visit.counselor for visit in client.visits if at < visit.start < at + timedelta(days=100))
        return next((each for each in soon if each is not worker), self._crew.successor(client, worker))

    def _staff(self, at: datetime, role: Role) -> StaffService:
        return StaffService(self._desks.of(self._crew.those(role)[0], at))

    def _resume(self) -> None:
        with self._desks.database.reading() as session:
            self._ledger.resume(head.of(session))
