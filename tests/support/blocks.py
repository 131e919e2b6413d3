"""Appointments made up for tests of what only looks at times."""

from datetime import datetime, timedelta

from clinic_app.facility.values import Programme, ServiceTypeId
from clinic_app.people.values import ClientId, PersonId
from clinic_app.scheduling.values import AppointmentId, Block, Status

MORNING = datetime(2026, 8, 19, 8)


def block(number: int, start: int, minutes: int, counselor: int = 1, status: Status = Status.BOOKED) -> Block:
    """An appointment `start` minutes after eight on Wednesday, 19 August 2026."""
    begin = MORNING + timedelta(minutes=start)
    return Block(
        id=AppointmentId(number),
        client_id=ClientId(number),
        client_name="Ayu Lestari",
        programme=Programme.BK,
        service_type_id=ServiceTypeId(1),
        status=status,
        start=begin,
        end=begin + timedelta(minutes=minutes),
        counselor_id=PersonId(counselor),
        room_id=None,
        room_name="",
        session_no=1,
        walk_in=False,
        attention=False,
    )
