"""Pictures of the list of clients and of the record."""

from collections.abc import Callable

from clinic_app.common.locale import phone
from clinic_app.common.permissions import Role
from clinic_app.people.values import ClientId, ClientName
from ui.clients.page import ClientsPage
from ui.clients.record_page import RecordPage
from ui.panels.problems.panel import ProblemsPanel
from ui.panels.registration import RegistrationPanel
from ui.shell.navigation import ClientRecord, Clients
from ui.shell.tour_stop import Stop, Visit
from ui.widgets.dialogs import SAFE, Dialog

_NARROW = (1024, 700)


def _list(visit: Visit) -> None:
    """The list with the client of the mock chosen, or whoever has the most to show."""
    page = visit.open(Clients())
    found = _fullest(visit)
    if found is not None and isinstance(page, ClientsPage):
        visit.open(Clients(found))


def _nothing(visit: Visit) -> None:
    page = visit.open(Clients())
    assert isinstance(page, ClientsPage)
    page.filters.search.setText("zzzz")
    visit.settle()


def _clear(visit: Visit) -> None:
    page = visit.page
    if isinstance(page, ClientsPage):
        page.filters.search.clear()


def _own(visit: Visit) -> list[ClientName]:
    return [client for client in visit.workspace.clients.names() if client.own]


def _fullest(visit: Visit) -> ClientId | None:
    """The own client in the most programmes, of these the one with the most appointments."""
    clients = _own(visit)
    episodes = visit.workspace.episodes.of_many([client.id for client in clients])
    by_programmes = sorted(clients, key=lambda client: -len(episodes.get(client.id, ())))[:8]
    calendar = visit.workspace.calendar
    ranked = sorted(
        by_programmes,
        key=lambda client: (
            -len({episode.programme for episode in episodes.get(client.id, ())}),
            -len(calendar.of_client(client.id)),
        ),
    )
    return ranked[0].id if ranked else None


def _record(visit: Visit, tab: str = "") -> None:
    visit.open(Clients())
    found = _fullest(visit)
    assert found is not None, "nobody to show"
    names = tuple(client.id for client in _own(visit))
    assert visit.shell.desk is not None
    visit.shell.desk.neighbours(names)
    visit.open(ClientRecord(found, tab))


def _grouped(visit: Visit) -> None:
    """The own client with the most private remarks, in the tab of the groups."""
    groups = visit.workspace.groups
    own = [client.id for client in _own(visit)]
    found = max(
        own, key=lambda client: (len(groups.remarks_of_client(client)), len(groups.of_client(client)))
    )
    visit.open(ClientRecord(found, "groups"))


def _lacking(tab: str) -> Callable[[Visit], None]:
    """A record of an own client of whom that tab has nothing to show."""

    def reach(visit: Visit) -> None:
        workspace = visit.workspace
        referred = {head.client.id for head in workspace.referrals.find()}
        empty = next(
            client.id
            for client in _own(visit)
            if client.id not in referred
            and not workspace.groups.of_client(client.id)
            and not workspace.notes.problems(client.id)
        )
        visit.open(ClientRecord(empty, tab))

    return reach


def _no_problem(visit: Visit) -> None:
    _lacking("")(visit)
    page = visit.page
    assert isinstance(page, RecordPage)
    page.panels.problems()


def _longest_name(visit: Visit) -> None:
    clients = _own(visit)
    assert clients, "nobody to show"
    longest = max(clients, key=lambda client: len(client.full_name))
    visit.open(ClientRecord(longest.id))


def _other(visit: Visit) -> None:
    """A record of another team's client."""
    strangers = [client for client in visit.workspace.clients.names() if not client.own]
    assert strangers, "everybody is in this team"
    visit.open(ClientRecord(strangers[0].id))


def _appointment(visit: Visit) -> None:
    _record(visit)
    page = visit.page
    assert isinstance(page, RecordPage)
    page.panels.appointment_of_row(0, page.presenter.rows())


def _team(visit: Visit) -> None:
    _record(visit)
    page = visit.page
    assert isinstance(page, RecordPage)
    page.panels.change_team()


def _close(visit: Visit) -> None:
    _record(visit)
    page = visit.page
    assert isinstance(page, RecordPage)
    page.actions_menu.begin_close(page.presenter.closable()[0])


def _put_away(visit: Visit) -> None:
    page = visit.page
    if isinstance(page, RecordPage):
        page.panels.close()
    for dialog in visit.shell.window.findChildren(Dialog):
        dialog.choose(SAFE)


def _registration(visit: Visit) -> RegistrationPanel:
    _list(visit)
    assert visit.shell.desk is not None
    visit.shell.desk.new_client()
    visit.settle()
    panel = visit.shell.window.findChild(RegistrationPanel)
    assert panel is not None
    return panel


def _new_client(visit: Visit) -> None:
    _registration(visit)


def _saved_too_early(visit: Visit) -> None:
    panel = _registration(visit)
    panel.fields.birth.date.setText("31/02/2004")
    panel.save.click()


def _here_already(visit: Visit) -> None:
    """Somebody spelled almost so was born on that day and has that telephone."""
    panel = _registration(visit)
    known = visit.workspace.clients.find("Ayu Lestari")[0]
    panel.fields.name.setText("Ayu Lestary")
    panel.fields.birth.date.setText(known.birth_date.strftime("%d/%m/%Y"))
    panel.fields.phone.setText(phone(known.phone))
    panel.look()


def _consent(visit: Visit) -> None:
    client = visit.workspace.clients.find("Fitri Anggraini")[0]
    visit.open(ClientRecord(client.id, form="consent"))


def _withdrawing(visit: Visit) -> None:
    _record(visit)
    page = visit.page
    assert isinstance(page, RecordPage)
    page.actions_menu.begin_withdraw()


def _problems(visit: Visit) -> None:
    _record(visit)
    page = visit.page
    assert isinstance(page, RecordPage)
    page.panels.problems()


def _recording(visit: Visit) -> None:
    """A problem being looked for."""
    _record(visit)
    page = visit.page
    assert isinstance(page, RecordPage)
    page.panels.problems(recording=True)
    panel = visit.shell.window.findChild(ProblemsPanel)
    assert panel is not None
    visit.settle()
    panel.view.form.code.setText("anxietas")
    panel.view.form.code.open_list()


def _lock(visit: Visit) -> None:
    """Nobody typed anything: the form goes without a trace."""
    visit.shell.lock()


STOPS = (
    Stop("07-klien-daftar", _list, Role.COUNSELOR),
    Stop("07d-klien-tanpa-hasil", _nothing, Role.COUNSELOR, clean=_clear),
    Stop("07e-klien-daftar-sempit", _list, Role.COUNSELOR, size=_NARROW),
    Stop("08-klien-ringkasan", _record, Role.COUNSELOR, dark_name="08b-klien-ringkasan-gelap"),
    Stop("08f-klien-janji", _appointment, Role.COUNSELOR, clean=_put_away),
    Stop("08g-klien-tim", _team, Role.COUNSELOR, clean=_put_away),
    Stop("08h-klien-selesai-program", _close, Role.COUNSELOR, clean=_put_away),
    Stop("08p-klien-masalah", _problems, Role.COUNSELOR, clean=_put_away),
    Stop("08q-klien-catat-masalah", _recording, Role.COUNSELOR, clean=_put_away),
    Stop("08i-klien-nama-panjang", _longest_name, Role.COUNSELOR),
    Stop("08j-klien-bukan-tim", _other, Role.COUNSELOR),
    Stop("08k-klien-persetujuan", lambda visit: _record(visit, "consents"), Role.COUNSELOR),
    Stop("08s-klien-kelompok", _grouped, Role.COUNSELOR),
    Stop("08r-klien-rujukan", lambda visit: _record(visit, "referrals"), Role.COUNSELOR),
    Stop("08s-klien-kelompok-kosong", _lacking("groups"), Role.COUNSELOR),
    Stop("08r-klien-rujukan-kosong", _lacking("referrals"), Role.COUNSELOR),
    Stop("08p-klien-masalah-kosong", _no_problem, Role.COUNSELOR, clean=_put_away),
    Stop("08l-klien-ringkasan-sempit", _record, Role.COUNSELOR, size=_NARROW),
    Stop("07b-klien-daftar-resepsionis", _list, Role.RECEPTIONIST),
    Stop("07f-klien-baru", _new_client, Role.RECEPTIONIST, clean=_lock),
    Stop("07g-klien-baru-salah", _saved_too_early, Role.RECEPTIONIST, clean=_lock),
    Stop("07h-klien-baru-mirip", _here_already, Role.RECEPTIONIST, clean=_lock),
    Stop("08n-catat-persetujuan", _consent, Role.RECEPTIONIST, clean=_lock),
    Stop("08o-tarik-persetujuan", _withdrawing, Role.RECEPTIONIST, clean=_put_away),
    Stop("08c-klien-resepsionis", _record, Role.RECEPTIONIST),
    Stop("08m-klien-supervisor", _record, Role.SUPERVISOR),
    Stop("07c-klien-kosong", _list, Role.RECEPTIONIST, empty=True),
)
