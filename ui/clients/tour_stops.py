"""Pictures of the list of clients and of the record."""

from clinic_app.common.permissions import Role
from ui.shell.navigation import Clients
from ui.shell.tour_stop import Stop, Visit


def _list(visit: Visit) -> None:
    visit.open(Clients())


STOPS = (
    Stop("07-klien-daftar", _list, Role.COUNSELOR),
    Stop("07b-klien-daftar-resepsionis", _list, Role.RECEPTIONIST),
    Stop("07c-klien-kosong", _list, Role.RECEPTIONIST, empty=True),
)
