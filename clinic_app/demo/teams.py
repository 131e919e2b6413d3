"""Writing who is in a client's care team, from the registration to a colleague's last day."""

from collections.abc import Callable
from datetime import datetime

from clinic_app.common.permissions import Role
from clinic_app.demo.founding import Crew
from clinic_app.demo.ledger import Ledger
from clinic_app.demo.plan import Invented, Worker
from clinic_app.people.care_team import CHANGED
from clinic_app.people.model import CareTeamRow
from clinic_app.people.values import PersonId


class Teams:
    """Writes rows of teams, with the lines that `people.care_team.replace` leaves."""

    def __init__(
        self, ledger: Ledger, utc: Callable[[datetime], datetime], crew: Crew, now: datetime
    ) -> None:
        self._ledger, self._utc, self._crew, self._now = ledger, utc, crew, now

    def first(self, at: datetime, client: Invented) -> list[PersonId]:
        """Whom the reception puts into the team of a new client: who is meant to be, and there already."""
        there = [who for who in client.team if self._crew.of(who).here(at.date())]
        return there or [client.first.id]

    def become(self, at: datetime, client: Invented, wished: list[PersonId], by: Worker) -> None:
        """Add those who are new. Who will have left by now leaves on that day: the row says so at once."""
        for place, person in enumerate(wished):
            if person not in client.team:
                left = self._crew.of(person).left
                self._ledger.add(
                    CareTeamRow,
                    client_id=client.id,
                    person_id=person,
                    lead=place == 0,
                    since=at.date(),
                    until=left if left and left <= self._now.date() else None,
                )
        self._log(at, client, wished, by)

    def join(self, at: datetime, client: Invented, worker: Worker) -> None:
        """Take a colleague in, as lead, before somebody leaves."""
        if worker.id not in client.team:
            self.become(at, client, [worker.id, *client.team], self._crew.those(Role.RECEPTIONIST)[0])

    def leave(self, at: datetime, client: Invented, worker: Worker) -> None:
        """Strike somebody off the team who ends work."""
        rest = [who for who in client.team if who != worker.id]
        self._log(at, client, rest, self._crew.those(Role.RECEPTIONIST)[0])

    def _log(self, at: datetime, client: Invented, wished: list[PersonId], by: Worker) -> None:
        self._ledger.log(self._utc(at), by, CHANGED, "client", client.id, before=client.team, after=wished)
        client.team = list(wished)
