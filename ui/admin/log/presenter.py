"""What the page of the log wants from the clinic: lines a page at a time, and the check. Builds nothing."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from clinic_app.audit.values import PAGE, ChainState, LogChecked, LogLine
from clinic_app.common.errors import ClinicError
from clinic_app.facility.values import FacilityChanged
from clinic_app.people.values import StaffChanged, StaffMember
from clinic_app.workspace import Workspace
from ui.admin.log.known import Known
from ui.admin.log.wishes import Period, Wish, wish_of
from ui.shell.ports import Running, ShellPort

_TYPING_MS = 200
_ABOVE = 20
"""How many lines are shown above the one that was asked for."""


class LogPresenter(QObject):
    """`listed` when other lines are there, `extended` when more of the same, `failed` when none can be read.

    `checked` when what is known of the chain is another.
    """

    listed = Signal()
    extended = Signal()
    failed = Signal()
    reading = Signal(bool)
    checked = Signal()

    def __init__(self, workspace: Workspace, shell: ShellPort, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace, self._shell = workspace, shell
        self.wish = Wish()
        self.lines: list[LogLine] = []
        self.more = False
        """Whether there are older lines that fit."""
        self.known_lines = False
        self.state: ChainState | None = None
        self.checking = False
        self._day = workspace.today()
        self._job: Running | None = None
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self.read)
        self._forget = workspace.changes.subscribe(self._on_change)

    def close(self) -> None:
        """Stop listening."""
        self._forget()
        self._typing.stop()

    # Who and what there is

    @property
    def people(self) -> tuple[StaffMember, ...]:
        """Everybody who ever worked here, by name."""
        return self.known_people[0]

    @cached_property
    def known_people(self) -> tuple[tuple[StaffMember, ...], dict[int, str]]:
        """Those, and their names by number."""
        members = self.workspace.staff.members(include_inactive=True)
        return members, {int(person.id): person.name for person in members}

    @cached_property
    def _rooms(self) -> dict[int, str]:
        return {int(room.id): room.name for room in self.workspace.facility.rooms(include_inactive=True)}

    def known(self) -> Known:
        """What the lines' numbers stand for, today."""
        return Known(self.known_people[1], self.workspace.zone, self.workspace.today(), self._rooms)

    def _on_change(self, change: object) -> None:
        if isinstance(change, LogChecked):
            self.state = change.state
            self.checked.emit()
        elif isinstance(change, StaffChanged | FacilityChanged):
            self.__dict__.pop("known_people", None)
            self.__dict__.pop("_rooms", None)

    # Reading

    def choose(self, **chosen: Any) -> None:
        """Another wish: fields of `Wish`. What is typed is looked for when typing pauses."""
        self.wish = replace(self.wish, around=None, **chosen)
        if "text" in chosen:
            self._typing.start()
        else:
            self.read()

    def clear_filter(self) -> None:
        """Everything there is."""
        self.wish = Wish(Period.ALL)
        self.read()

    def show_around(self, seq: int) -> None:
        """One line among its neighbours, whatever was chosen before."""
        self.wish = Wish(Period.ALL, around=seq)
        self.read()

    def read(self) -> None:
        """Read the newest lines that are wanted, beside the screen."""
        self._typing.stop()
        self._day = self.workspace.today()
        above = self.wish.around
        self._run(None if above is None else above + _ABOVE + 1, self._take)

    def tick(self) -> None:
        """A minute has passed: after midnight, today is another day."""
        if self.known_lines and self._day != self.workspace.today():
            self.read()

    def read_more(self) -> None:
        """Read the next older ones, unless something is being read."""
        if self.more and self._job is None:
            self._run(self.lines[-1].seq, self._take_more)

    def _run(self, before: int | None, take: Any) -> None:
        if self._job is not None:
            self._job.cancel()
        audit = self.workspace.audit
        wanted = self.wish.filter(self.workspace.today(), self.people)
        self.reading.emit(True)
        self._job = self._shell.run(
            lambda: (audit.lines(wanted, before=before), audit.chain_state()), take, self._fail
        )

    def _take(self, found: tuple[tuple[LogLine, ...], ChainState | None]) -> None:
        self._arrived(found)
        self.lines = list(found[0])
        self.listed.emit()

    def _take_more(self, found: tuple[tuple[LogLine, ...], ChainState | None]) -> None:
        self._arrived(found)
        self.lines += found[0]
        self.extended.emit()

    def _arrived(self, found: tuple[tuple[LogLine, ...], ChainState | None]) -> None:
        self._job = None
        self.known_lines = True
        self.more = len(found[0]) == PAGE
        self.reading.emit(False)
        if self.state != found[1]:
            self.state = found[1]
            self.checked.emit()

    def _fail(self, error: ClinicError) -> None:
        self._job = None
        self.more = False
        self.reading.emit(False)
        self.failed.emit()
        self._shell.show_error(error)

    # The chain

    def check(self) -> None:
        """Check the whole log now, beside the screen."""
        if self.checking:
            return
        self.checking = True
        self.checked.emit()
        self._shell.run(self.workspace.audit.check, self._on_checked, self._on_check_failed)

    def _on_checked(self, _state: ChainState) -> None:
        self.checking = False
        self.checked.emit()
        self.read()

    def _on_check_failed(self, error: ClinicError) -> None:
        self.checking = False
        self.checked.emit()
        self._shell.show_error(error)

    # Coming back

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up what `Wish.state` gave."""
        self.wish = wish_of(state)
        self.read()
