"""A weekly series, booked at the reception as anybody would."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from clinic_app.audit.desk import Desk
from clinic_app.demo.plan import Invented
from clinic_app.people.values import ClientId
from clinic_app.scheduling.rules.series import overlap
from clinic_app.scheduling.series import SeriesBooking
from clinic_app.scheduling.values import Slot, Wish
from clinic_app.scheduling.values_repeating import Decided, SeriesBooked

WEEKS = 6
_WHO = "Ayu Lestari"


def book(desk: Desk, clients: Iterable[Invented]) -> None:
    """One of the known clients comes at the same time of the next weeks; what clashes goes to a free time."""
    client = next((each for each in clients if each.form.full_name == _WHO), None)
    if client is None or not client.visits:
        return
    last = max(client.visits, key=lambda visit: visit.start)
    start = datetime.combine(max(last.day, desk.today()), last.start.time())
    room = last.counselor.room_id if last.service.in_room else None
    start += timedelta(days=7)
    slot = Slot(start, start + (last.end - last.start), last.counselor.id, room)
    wish = Wish(ClientId(client.id), last.service.programme, last.service.id, slot)
    calendar = SeriesBooking(desk)
    plan = calendar.plan_series(wish, 2 * WEEKS)
    fitting: list[Slot] = []
    for one in plan.occurrences:
        offered = one.alternatives if one.conflicts else (one.slot,)
        # The free times of two full weeks may be the same ones.
        fitting += [each for each in offered if not any(overlap(each, other) for other in fitting)][:1]
    made = calendar.book_series(wish, [Decided(each) for each in fitting[:WEEKS]])
    assert isinstance(made, SeriesBooked), "the nearest free times are free"
