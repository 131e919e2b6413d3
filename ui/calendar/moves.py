"""Moving appointments in the calendar: what speaks against it, carrying it out, taking it back."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from clinic_app.common.errors import InvalidInputs, Refused
from clinic_app.common.locale import clock_time, short_date, short_weekday, time_range, weekday
from clinic_app.common.messages import words
from clinic_app.common.permissions import Permission, Reach, reach
from clinic_app.common.translations import _
from clinic_app.people.values import PersonId
from clinic_app.scheduling.rules.life_cycle import MOVABLE
from clinic_app.scheduling.values import AppointmentId, Block, Clashes, ConflictKind, Moved, Slot, Wish
from clinic_app.workspace import Workspace
from ui.calendar.grid.carry import Carry
from ui.calendar.grid.overlay import Told
from ui.panels.clash_words import brief
from ui.panels.words import given_name
from ui.shell.ports import Command, ShellPort

_TAKEN = (ConflictKind.CLIENT, ConflictKind.ROOM, ConflictKind.COUNSELOR)
_NEAR_DAYS = 6
"""So far away a weekday still says which day is meant."""


def takes_something(clashes: Clashes) -> bool:
    """Whether somebody or a room is taken; when the house is only closed, a reason is enough."""
    return any(conflict.kind in _TAKEN for conflict in clashes.conflicts)


class Moves(QObject):
    """The one way from a drop to the clinic, for mouse, keys and offered times."""

    clashed = Signal(object, object, object)
    """Clashes, the appointment's block, the slot that was wished."""

    def __init__(
        self,
        workspace: Workspace,
        shell: ShellPort,
        names: Mapping[PersonId, str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._shell, self._names = workspace, shell, names

    # Before

    def refusal(self, block: Block) -> str:
        """In words, why an appointment can't be carried at all; "" for one that can."""
        if not self._reaches(block.counselor_id):
            return _("You may not move this appointment.")
        obstacle = self._obstacle(block)
        return words(Refused(obstacle)) if obstacle else ""

    def _obstacle(self, block: Block) -> str:
        if block.status not in MOVABLE:
            return "appointment.not_movable"
        return "appointment.past" if block.start.date() < self._workspace.today() else ""

    def may_carry(self, block: Block) -> bool:
        """Whether it can be moved."""
        return not self._obstacle(block) and self._reaches(block.counselor_id)

    def _reaches(self, counselor_id: PersonId) -> bool:
        how_far = reach(self._workspace.roles, Permission.APPOINTMENT_WRITE)
        return how_far is Reach.ALL or (how_far is Reach.OWN and counselor_id == self._workspace.my_id)

    def probe(self, carry: Carry) -> Told:
        """What speaks against the place where it is carried; else where it comes from."""
        if not self._reaches(carry.counselor_id):
            return Told(_("Only in your own calendar"), clash=True)
        if carry.start.date() < self._workspace.today():
            return Told(_("A past day"), clash=True)
        block = carry.block
        wish = Wish(block.client_id, block.programme, block.service_type_id, self._slot(carry))
        clashes = self._workspace.calendar.check(wish, moving=block.id)
        if clashes is None:
            return Told(self._origin(carry))
        return Told(brief(clashes.conflicts[0]), clash=takes_something(clashes))

    def _slot(self, carry: Carry) -> Slot:
        return Slot(carry.start, carry.end, carry.counselor_id, carry.block.room_id)

    def _origin(self, carry: Carry) -> str:
        start = carry.block.start
        parts = [clock_time(start)]
        if carry.start.date() != start.date():
            far = abs((carry.start.date() - start.date()).days) > _NEAR_DAYS
            parts.insert(0, short_date(start.date()) if far else short_weekday(start.date()))
        if carry.counselor_id != carry.block.counselor_id:
            parts.insert(0, given_name(self._names.get(carry.block.counselor_id, "")))
        return _("from {time}").format(time=" ".join(parts))

    # Doing it

    def put_down(self, carry: Carry) -> bool:
        """Move to where it was carried, in the same room; a clash is announced and nothing moves."""
        return self.move_to(carry.block, self._slot(carry))

    def move_to(self, block: Block, slot: Slot, reason: str = "") -> bool:
        """Move to another slot; a clash is announced and nothing moves."""
        calendar = self._workspace.calendar

        def move() -> Moved | Clashes:
            try:
                return calendar.move(block.id, slot, reason)
            except InvalidInputs as faults:  # there is no field to mark: the first one in words
                raise faults.faults[0] from None

        result = self._shell.attempt(move)
        if isinstance(result, Clashes):
            self.clashed.emit(result, block, slot)
        if not isinstance(result, Moved):
            return False
        self._remember(result, reason)
        return True

    def _remember(self, moved: Moved, reason: str) -> None:
        number, reason = moved.appointment_id, reason or _("Move undone")
        self._shell.done(
            Command(
                self._said(moved.before, moved.after),
                lambda: self._carry(number, moved.before, reason),
                lambda: self._carry(number, moved.after, reason),
            )
        )

    def _carry(self, appointment_id: AppointmentId, slot: Slot, reason: str) -> bool:
        return isinstance(self._workspace.calendar.move(appointment_id, slot, reason), Moved)

    def _said(self, before: Slot, after: Slot) -> str:
        time = f"{weekday(after.start.date())} {clock_time(after.start)}"
        if after.counselor_id != before.counselor_id:
            name = given_name(self._names.get(after.counselor_id, ""))
            return _("Appointment moved to {name}, {time}").format(name=name, time=time)
        if after.end - after.start != before.end - before.start:
            return _("Appointment is now {time}").format(time=time_range(after.start, after.end))
        return _("Appointment moved to {time}").format(time=time)
