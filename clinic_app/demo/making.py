"""Making a demo clinic: founded as by the wizard, planned in memory, written in bulk with real keys."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy import update
from sqlalchemy.orm import Session

from clinic_app.audit import head
from clinic_app.common.permissions import Role
from clinic_app.demo import courses, outlines, roles, sources, staging, weekly
from clinic_app.demo.clients import Inventor, number
from clinic_app.demo.days import Days
from clinic_app.demo.desks import Desks
from clinic_app.demo.diary import Diary
from clinic_app.demo.founding import Crew, accounts, assemble, found
from clinic_app.demo.gathering import Gathering, Gatherings
from clinic_app.demo.groups import Groups
from clinic_app.demo.ledger import Ledger
from clinic_app.demo.mark import Mark, sign
from clinic_app.demo.noting import Noting
from clinic_app.demo.plan import Account, Invented, Visit
from clinic_app.demo.planning import Planner
from clinic_app.demo.problems import Problems
from clinic_app.demo.reception import Reception
from clinic_app.demo.referrals import Referrals
from clinic_app.demo.referring import Referring
from clinic_app.demo.replay import Replay, welcome
from clinic_app.demo.scales import AHEAD, DEFAULT_SEED, Scale
from clinic_app.demo.sessions import Sessions
from clinic_app.demo.teams import Teams
from clinic_app.demo.turnover import Turnover
from clinic_app.demo.ways import Ways
from clinic_app.demo.wording import Wording
from clinic_app.notes import drafting
from clinic_app.notes.model import NoteRow
from clinic_app.notes.values import NoteState
from clinic_app.people.model import RecordCounter, StaffRow
from clinic_app.safekeeping import backup, retention, state
from clinic_app.safekeeping.values import BackupKind
from clinic_app.storage.engine import Database
from clinic_app.storage.files import DATABASE
from clinic_app.storage.lock import FolderLock
from clinic_app.vault.keyring import Keyring


def make(folder: Path, scale: Scale, now: datetime, seed: int = DEFAULT_SEED) -> tuple[Account, ...]:
    """Make a new clinic of that scale in `folder`, as it stands at `now`; its accounts.

    A naive `now` is the clinic's wall-clock. The same seed and day give the same people and appointments;
    keys and salts are always fresh.
    Raises Refused("folder.founded") where a clinic is, Unavailable for the disk.
    """
    house = sources.house()
    zone = ZoneInfo(house.plan.profile.zone)
    now = now if now.tzinfo else now.replace(tzinfo=zone)
    local = now.astimezone(zone).replace(tzinfo=None)
    founded = datetime.combine((local - scale.history).date(), datetime.min.time()) + timedelta(hours=6)
    found(folder, house, scale, min(founded.replace(tzinfo=zone), now - timedelta(hours=2)))
    if scale.clients:
        _Making(folder, scale, zone, founded + timedelta(hours=2), local, seed).run()
    sign(folder, Mark(scale.name, local.date(), seed))
    return accounts(house, scale)


class _Making:
    """One clinic, from the founding on. All chance comes from one seed."""

    def __init__(
        self, folder: Path, scale: Scale, zone: ZoneInfo, founded: datetime, now: datetime, seed: int
    ) -> None:
        self._folder, self._scale, self._zone = folder, scale, zone
        self._founded, self._now = founded, now
        self._seed, self._chance = seed, Random(seed)
        self._days = Days(sources.house().plan.hours, founded.date(), now.date() + AHEAD)

    def run(self) -> None:
        keyring = Keyring.load(self._folder)
        with FolderLock(self._folder):
            administrator = sources.house().people[0].login
            password = sources.house().password.format(login=administrator)
            key = keyring.unlock(administrator, password, self._utc(self._now))
            database = Database(self._folder / DATABASE, key.database_key)
            key.wipe()
            try:
                self._fill(keyring, database)
            finally:
                database.dispose()

    def _fill(self, keyring: Keyring, database: Database) -> None:
        with database.reading() as session:
            crew = assemble(session, keyring, sources.house(), self._scale, self._utc(self._now))
            position = head.of(session)
        try:
            clients, visits, gatherings, last_number = self._plan(crew)
            engine = database.engine.execution_options(begin="BEGIN IMMEDIATE")
            ledger = Ledger(engine, position)
            everybody = {worker.id: worker for worker in crew.workers.values()}
            desks = Desks(self._folder, database, keyring, self._zone, self._utc)
            reception = Reception(ledger, self._utc, crew, self._chance, self._now)
            sessions = Sessions(ledger, self._utc, everybody, keyring.escrow_public, self._now)
            replay = Replay(ledger, reception, sessions, crew, self._days, self._chance, self._utc, self._now)
            welcome(visits, replay, reception, self._now)
            for client in clients:
                if client.merged_at is not None:
                    replay.due(client.merged_at, reception.merge, client)
            Problems(ledger, self._utc, Random(f"problems {self._seed}"), self._now).spread(clients, replay)
            Groups(
                ledger, self._utc, desks, crew, sessions, Random(f"groups {self._seed}"), self._now
            ).spread(gatherings, replay)
            if self._scale.turnover:
                teams = Teams(ledger, self._utc, crew, self._now)
                Turnover(desks, ledger, crew, teams, sessions, clients).spread(replay)
            cast = {each.form.full_name: each for each in clients[: len(roles.cast().characters)]}
            Referrals(desks, ledger, crew, reception, sessions, Random(f"referrals {self._seed}")).spread(
                replay, clients, self._scale.referrals, self._now
            )
            Referring(desks, ledger, crew, reception, sessions).spread(replay, self._days, cast, self._now)
            early = self._now.replace(hour=7, minute=30, second=0, microsecond=0)
            backed_up = early if early <= self._now else early - timedelta(days=1)

            sessions.backed_up = backed_up

            def back_up(at: datetime) -> None:
                self._keep_drafts(desks, sessions)
                self._back_up(at, keyring, ledger, crew)

            replay.at(backed_up, back_up)
            replay.run(clients, visits, self._founded.date())
            with database.writing() as session:
                session.add(RecordCounter(id=1, last=last_number))
                session.execute(
                    update(NoteRow).where(NoteRow.id.in_(sessions.signed_late)).values(state=NoteState.SIGNED)
                )
                for worker, (came, _, _) in replay.seen.items():
                    session.execute(
                        update(StaffRow).where(StaffRow.id == worker.id).values(last_sign_in=came)
                    )
            self._keep_drafts(desks, sessions)
            weekly.book(desks.of(crew.those(Role.RECEPTIONIST)[0], self._now), clients)
            for worker, (_, seq, hash) in replay.seen.items():
                if worker.left is None:
                    keyring.mark_seen(worker.keys, seq, hash)
        finally:
            for worker in crew.workers.values():
                if worker.opened is not None:
                    worker.opened.wipe()

    def _plan(self, crew: Crew) -> tuple[list[Invented], list[Visit], list[Gathering], int]:
        """Everybody and everything, before a word is written."""
        scale, chance, days = self._scale, self._chance, self._days
        years = scale.history.days // 365 if scale.turnover else 0
        inventor = Inventor(chance, sources.names(), sources.sentences(), crew, self._now.date(), years)
        cast = roles.cast()
        parts = [(known, inventor.character(known)) for known in cast.characters]
        strangers = list(inventor.strangers(scale.clients - len(parts) - scale.twins))
        strangers += [inventor.twin(chance.choice(strangers)) for _ in range(scale.twins)]
        ways = Ways(chance, days, crew, sources.names(), self._now)
        planner = Planner(chance, days, Diary(days), crew, ways, sources.names(), self._founded, self._now)
        staged = staging.stage(planner, parts)
        staging.keep_free(planner, list(cast.characters))
        others = [client for known, client in parts if not known.scenes] + strangers
        mean = (scale.appointments - len(staged)) / len(others)
        for client in others:
            client.sessions = max(1, round(chance.gammavariate(2.2, mean / 2.2)))
            if client.same_as is not None:
                client.sessions = min(client.sessions, 3)
            client.interval = timedelta(days=chance.choice((7, 7, 14, 14, 14, 21)))
        busy: dict[date, int] = {}
        for visit, _ in staged:
            busy[visit.day] = busy.get(visit.day, 0) + 1
        planner.fill(others, scale.appointments - weekly.WEEKS, busy)
        clients = [client for _, client in parts] + strangers
        for client in clients:
            if not client.visits:
                planner.take_over(client, self._now.date())
                lately = self._now - timedelta(days=3)
                client.registered_at = days.moment(chance, lately, self._now - timedelta(minutes=4))
        for client in clients:
            self._merge(client)
        visits = planner.visits
        gatherings = self._gatherings(planner, crew, clients)
        courses.group(chance, days, clients, self._now)
        noting = Noting(chance, days, Wording(chance, sources.sentences()), cast, self._now)
        noting.write(visits, staged, scale.notes)
        records = {client: known.record for known, client in parts if known.record}
        return clients, visits, gatherings, number(clients, records, chance)

    def _gatherings(self, planner: Planner, crew: Crew, clients: list[Invented]) -> list[Gathering]:
        chance, scale = Random(f"gatherings {self._seed}"), self._scale
        outlined = [*outlines.named(), *outlines.mixed(chance, scale.groups, scale.history.days // 7)]
        plans = Gatherings(chance, self._days, planner.visits, crew, crew.hall, self._founded, self._now)
        return plans.plan(outlined, clients)

    def _merge(self, client: Invented) -> None:
        """Say when somebody noticed that this client was known: some weeks after the last visit."""
        known = client.same_as
        if known is not None and known.registered_at > client.registered_at and known.same_as is None:
            # The twin was there first.
            client.same_as, known.same_as = None, client
            client, known = known, client
        if known is None or known.registered_at >= client.registered_at or not client.visits:
            return
        last = max(visit.start for visit in client.visits)
        noticed = last + timedelta(days=self._chance.randint(20, 60))
        client.merged_at = noticed if noticed <= self._now else None

    def _back_up(self, at: datetime, keyring: Keyring, ledger: Ledger, crew: Crew) -> None:
        """The administrator's backup of the morning, proven and logged as ever (SECURITY §6)."""
        administrator, moment = crew.those(Role.ADMINISTRATOR)[0], self._utc(at)
        file = self._folder / backup.FOLDER / retention.name_of(at)
        key = administrator.keys.database_key
        written = backup.write(self._folder, file, key, keyring.roster, moment)
        proven, log_seq = not written.findings, written.inside.log_seq
        ledger.log(
            moment,
            administrator,
            backup.MADE,
            "backup",
            file.name,
            proven=proven,
            log_seq=log_seq,
            faults=len(written.findings),
            kind=BackupKind.AUTOMATIC,
        )
        state.write(self._folder, state.LastBackup(moment, proven, str(file.parent), log_seq))

    def _keep_drafts(self, desks: Desks, sessions: Sessions) -> None:
        """Those of the unsigned notes so far that aren't kept yet."""
        with desks.database.writing() as session:
            for visit in sessions.drafts:
                self._keep_draft(session, desks, visit)
        sessions.drafts.clear()

    def _keep_draft(self, session: Session, desks: Desks, visit: Visit) -> None:
        """The words of an unsigned note, sealed to its author."""
        note = visit.note
        assert note is not None
        row = session.get_one(NoteRow, note.id)
        drafting.keep(
            session, desks.of(visit.counselor, note.saved_at), row, note.content, self._utc(note.saved_at)
        )

    def _utc(self, moment: datetime) -> datetime:
        return moment.replace(tzinfo=self._zone).astimezone(UTC)
