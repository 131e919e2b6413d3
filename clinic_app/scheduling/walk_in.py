"""Receiving somebody who comes without an appointment."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from clinic_app.common.errors import InvalidInput, InvalidInputs
from clinic_app.common.permissions import Permission, requires
from clinic_app.facility.model import ServiceTypeRow
from clinic_app.facility.values import Programme, RoomId, ServiceTypeId
from clinic_app.people.values import ClientId, PersonId
from clinic_app.scheduling import placing, queries
from clinic_app.scheduling.at_calendar import AtCalendar
from clinic_app.scheduling.booking import assert_sound, enter
from clinic_app.scheduling.reading import active_counselors
from clinic_app.scheduling.rules.slots import LEAST_MINUTES
from clinic_app.scheduling.rules.suggestion import first_free_counselor
from clinic_app.scheduling.values import Booked, Clashes, Slot, Taking, Wish

_LAST_MINUTE = time(23, 59)


@dataclass(frozen=True)
class _Arrival:
    """When somebody came, and until when that takes the counselor if it begins at once."""

    start: datetime
    end: datetime


class WalkIns(AtCalendar):
    """The commands of the panel "Datang langsung"."""

    @requires(Permission.CHECK_IN)
    def walk_in(
        self,
        client_id: ClientId,
        programme: Programme,
        service_type_id: ServiceTypeId,
        counselor_id: PersonId,
        room_id: RoomId | None = None,
        reception_note: str = "",
    ) -> Booked | Clashes:
        """Somebody is here now and waits (handbook §2.2): an appointment from now on, already checked in.

        Whoever stands at the desk is let in although the counselor is busy or it is break time; only a taken
        room, or an appointment of the same client now, comes back as a clash. Raises InvalidInputs.
        """
        with self.desk.command() as work:
            service = work.session.get(ServiceTypeRow, service_type_id)
            if service is None:
                raise InvalidInputs([InvalidInput("service_type_id", "appointment.service")])
            arrival = _arrival(work.now_local, service.minutes)
            slot = Slot(arrival.start, arrival.end, counselor_id, room_id)
            wish = Wish(client_id, programme, service_type_id, slot, reception_note)
            note = assert_sound(work, wish)
            clashes = placing.conflicts(work, slot, client_id)
            if not any(conflict.kind.final for conflict in clashes):
                return enter(work, wish, note, clashes, "", arrived=work.now_local.replace(microsecond=0))
        return Clashes(clashes, self._plans.free_times(slot, client_id))

    @requires(Permission.CHECK_IN)
    def suggest_counselor(self, programme: Programme) -> PersonId | None:
        """Whom to give a walk-in: free now, fitting the programme, with the least to do today."""
        now = self.desk.now_local()
        with self.desk.reading() as session:
            day = now.date()
            today: tuple[Taking, ...] = (
                *queries.between(session, self.desk, day, day),
                *queries.meetings(session, day, day),
            )
            return first_free_counselor(programme, active_counselors(session), today, now)


def _arrival(now: datetime, minutes: int) -> _Arrival:
    """From this minute on, but not past midnight."""
    last = datetime.combine(now.date(), _LAST_MINUTE)
    start = min(now.replace(second=0, microsecond=0), last - timedelta(minutes=LEAST_MINUTES))
    return _Arrival(start, min(start + timedelta(minutes=minutes), last))
