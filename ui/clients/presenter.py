"""The list of clients: which rows are shown, which one is chosen, what may be done. Builds nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from clinic_app.common.errors import ClinicError
from clinic_app.common.permissions import Permission, Reach, Role, reach
from clinic_app.episodes.values import EpisodesChanged
from clinic_app.facility.values import Programme
from clinic_app.notes.values import NotesChanged, Risk
from clinic_app.people.values import ClientsChanged, PersonId, StaffMember
from clinic_app.scheduling.values import AppointmentsChanged, Block, Status
from clinic_app.workspace import Workspace
from ui.clients.client_rows import ClientRow, ListFilter, Standing, kept
from ui.clients.reading import Listing, read_listing
from ui.shell.ports import Running, ShellPort

_CHANGES = (ClientsChanged, EpisodesChanged, AppointmentsChanged, NotesChanged)
_WARM_MS, _WARM_ROWS = 20, 60
_UPCOMING = (Status.BOOKED, Status.CONFIRMED, Status.CHECKED_IN, Status.IN_SESSION)


@dataclass(frozen=True)
class Preview:
    """What the panel at the right shows of the chosen client."""

    row: ClientRow
    sessions: dict[Programme, int]
    """Completed sessions of the programmes."""
    finished: dict[Programme, date]
    """When the finished programmes ended."""
    coming: tuple[Block, ...]
    """What comes next, the nearest first."""


class ClientsPresenter(QObject):
    """`listed` when there are other rows, `reading` when they are being read (True) or there (False)."""

    listed = Signal()
    reading = Signal(bool)

    def __init__(self, workspace: Workspace, shell: ShellPort, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace, self._shell = workspace, shell
        self.rows: tuple[ClientRow, ...] = ()
        self.shown: list[ClientRow] = []
        self.known = False
        """Whether the rows were read at least once."""
        self.standard = ListFilter(mine=self.is_counselor)
        self.filter = self.standard
        self._job: Running | None = None
        self._whole = self._reading_all = False
        """Whether the rows are all clients, or will be: who sees the own ones keeps no others."""
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self.read)
        self._warming: Iterator[ClientRow] = iter(())
        self._warm = QTimer(self)
        self._warm.timeout.connect(self._warm_some)
        self._forget = workspace.changes.subscribe(self._on_change)

    def close(self) -> None:
        """Stop listening."""
        self._forget()
        self._again.stop()
        self._warm.stop()

    # Who is looking

    @property
    def is_counselor(self) -> bool:
        """Whether the person has clients of their own."""
        return Role.COUNSELOR in self.workspace.roles

    @property
    def sees_risk(self) -> bool:
        """Whether there is a column of risk at all."""
        return self.workspace.may(Permission.RISK_READ)

    @property
    def may_register(self) -> bool:
        """Whether the person may make a new client."""
        return self.workspace.may(Permission.CLIENT_WRITE)

    def may_book(self, row: ClientRow) -> bool:
        """Whether the person may give this client an appointment."""
        return row.client.own and self.workspace.may(Permission.APPOINTMENT_WRITE)

    @cached_property
    def counselors(self) -> tuple[StaffMember, ...]:
        """Everybody who has a calendar."""
        return tuple(self.workspace.calendar.counselors())

    @cached_property
    def programmes(self) -> tuple[Programme, ...]:
        """The facility's programmes."""
        offered = self.workspace.facility.profile().programmes
        return tuple(programme for programme in Programme if programme in offered)

    @cached_property
    def names(self) -> dict[PersonId, str]:
        """Everybody's name, also of those who left."""
        return {person.id: person.name for person in self.workspace.staff.members(include_inactive=True)}

    def today(self) -> date:
        """The clinic's day."""
        return self.workspace.today()

    # Reading

    def read(self) -> None:
        """Read the rows that the filter may show, beside the screen."""
        if self._job is not None:
            self._job.cancel()
        self.reading.emit(True)
        self._reading_all = everybody = self._wants_all
        self._job = self._shell.run(
            lambda: read_listing(self.workspace, own_only=not everybody), self._take, self._fail
        )

    def _take(self, listing: Listing) -> None:
        self._job = None
        self.rows, self._whole = listing.rows, listing.whole
        self.known, self._reading_all = True, False
        self.reading.emit(False)
        if listing.fault is not None:
            self._shell.show_error(listing.fault)
        self._sift()
        self._warming = iter(self.rows)
        self._warm.start(_WARM_MS)

    def _warm_some(self) -> None:
        """Take names apart a few at a time, so that the first key in the filter doesn't wait for all."""
        some = tuple(islice(self._warming, _WARM_ROWS))
        for row in some:
            _ready = row.haystack, row.active
        if not some:
            self._warm.stop()

    def _fail(self, error: ClinicError) -> None:
        self._job = None
        self.known, self._reading_all = True, False
        self.reading.emit(False)
        self._shell.show_error(error)
        self._sift()

    def _on_change(self, change: object) -> None:
        if isinstance(change, _CHANGES):
            self._again.start()

    # Choosing

    def choose(self, **chosen: Any) -> None:
        """Another filter: fields of `ListFilter`."""
        self.filter = replace(self.filter, **chosen)
        self._show()

    def clear_filter(self) -> None:
        """Show everybody."""
        self.filter = ListFilter(standing=Standing.ALL)
        self._show()

    @property
    def _reads_all(self) -> bool:
        return reach(self.workspace.roles, Permission.CLIENT_READ) is Reach.ALL

    @property
    def _wants_all(self) -> bool:
        return self._reads_all or not self.filter.mine

    def _show(self) -> None:
        """Sift, or read those who are missing; until they are there the rows stay as they are."""
        if self._whole or not self._wants_all:
            self._sift()
            return
        self.listed.emit()
        if not self._reading_all and (self.known or self._job is not None):
            self.read()

    def _sift(self) -> None:
        self.shown = kept(self.rows, self.filter, self.workspace.my_id, self._reads_all)
        self.listed.emit()

    def preview(self, row: ClientRow) -> Preview:
        """What else the panel shows of a client. Of one outside the team, nothing."""
        if not row.client.own:
            return Preview(row, {}, {}, ())
        blocks = self._shell.attempt(lambda: self.workspace.calendar.of_client(row.client.id)) or ()
        episodes = self._shell.attempt(lambda: self.workspace.episodes.of(row.client.id)) or ()
        sessions = dict.fromkeys((programme for programme, _finished in row.programmes), 0)
        for block in blocks:
            if block.status is Status.COMPLETED and block.programme in sessions:
                sessions[block.programme] += 1
        finished: dict[Programme, date] = {}
        for episode in episodes:
            if episode.closed_on is not None:
                known = finished.get(episode.programme, episode.closed_on)
                finished[episode.programme] = max(known, episode.closed_on)
        now = self.workspace.now_local()
        coming = [
            b for b in blocks if b.status in _UPCOMING and (b.end >= now or b.start.date() == now.date())
        ]
        return Preview(row, sessions, finished, tuple(sorted(coming, key=lambda block: block.start)))

    # Coming back

    def state(self) -> dict[str, Any]:
        """The filter as plain values, without what was typed."""
        shown = self.filter
        return {
            "standing": shown.standing.value,
            "mine": shown.mine,
            "counselor": shown.counselor,
            "programme": shown.programme.value if shown.programme else None,
            "risk": None if shown.risk is None else str(shown.risk),
            "without_next": shown.without_next,
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up what `state` gave; what isn't known any more is left out."""
        programme, risk = state.get("programme"), state.get("risk")
        self.filter = ListFilter(
            standing=Standing(state.get("standing", Standing.ACTIVE.value)),
            mine=bool(state.get("mine", False)),
            counselor=state.get("counselor"),
            programme=Programme(programme) if programme else None,
            risk=None if risk is None else Risk(risk) if risk else "",
            without_next=bool(state.get("without_next", False)),
        )
        self._show()
