"""Reads the list of clients, in a few statements; may run beside the screen."""

from dataclasses import dataclass

from clinic_app.common.errors import ClinicError, Damaged
from clinic_app.common.permissions import Permission
from clinic_app.notes.values import RiskMark
from clinic_app.people.values import ClientId
from clinic_app.scheduling.values import ClientDates
from clinic_app.workspace import Workspace
from ui.clients.client_rows import ClientRow, programmes_of

_NO_DATES = ClientDates()


@dataclass(frozen=True)
class Listing:
    """Rows by name; `fault` where the levels of risk could not be read."""

    rows: tuple[ClientRow, ...]
    whole: bool
    """Whether these are all clients, not only the reader's own."""
    fault: ClinicError | None = None


def read_listing(workspace: Workspace, *, own_only: bool = False) -> Listing:
    """Everybody, each as far as the person may see them. A damaged level of risk hides all levels.

    `own_only` leaves the others out, of whom there may be twenty thousand; who has no clients gets all.
    """
    names = workspace.clients.names(own_only=True) if own_only else ()
    whole = not names
    if whole:
        names = workspace.clients.names()
    own = tuple(name.id for name in names if name.own)
    episodes = workspace.episodes.of_many(own)
    dates = workspace.calendar.dates(own)
    risks: dict[ClientId, RiskMark] = {}
    fault: ClinicError | None = None
    if workspace.may(Permission.RISK_READ):
        try:
            risks = workspace.notes.risks(own)
        except Damaged as damaged:
            fault = damaged
    rows = tuple(
        ClientRow(
            place=place,
            client=name,
            programmes=programmes_of(episodes.get(name.id, ())),
            dates=dates.get(name.id, _NO_DATES),
            risk=risks.get(name.id),
        )
        for place, name in enumerate(names)
    )
    return Listing(rows, whole, fault)
