"""Pictures with a name of 60 letters: nothing overlaps, is cut without an ellipsis, or pushes others away."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from clinic_app.common.permissions import Role
from clinic_app.groups.values import GroupForm, GroupId
from clinic_app.groups.values_planning import Choice, Planned
from clinic_app.notes.rules.codes import codes
from clinic_app.notes.values.problems import CodeSystem, ProblemWish
from clinic_app.people.values import ClientForm, ClientId, Sex
from clinic_app.referrals.values import Receiver, ReferralId, Urgency
from clinic_app.scheduling.values import Booked, Slot, Status
from clinic_app.scheduling.values_meetings import MeetingPlace
from clinic_app.statistics.values.figures import Measure
from ui.clients.record_page import RecordPage
from ui.groups.page import GroupsPage
from ui.panels.booking import BookingPanel
from ui.shell.navigation import (
    Calendar,
    ClientRecord,
    Clients,
    Groups,
    ReferralForm,
    Referrals,
    Statistics,
    Today,
)
from ui.shell.tour_stop import Stop, Visit
from ui.statistics.page import StatisticsPage
from ui.statistics.presenter import Asked
from ui.widgets.dialogs import SAFE, Dialog

NAME = "Raden Ayu Siti Nurhaliza Kusumawardhani Prawirodirdjo Hadini"
RECEIVER = "Unit Pelaksana Teknis Daerah Pelindungan Perempuan dan Anak Kab."
GROUP = "Pendampingan Keluarga dan Pengasuh Anak Berkebutuhan Khusus"
PLACE = "Kompleks Perkantoran Terpadu\nGedung C lantai 3\nJl. Melati 12\nKec. Ngaliyan Baru\nKab. Tirtamulya"


def _client(visit: Visit, own: bool = False) -> ClientId:
    """Who has that name; registered and received at the first of these stops. `own`: one's own."""
    workspace = visit.workspace
    found = [each for each in workspace.clients.find(NAME) if each.own or not own]
    if found:
        return found[0].id
    client = workspace.clients.register(ClientForm(NAME, Sex.FEMALE, age=34, phone="081000009999"))
    programme = workspace.facility.profile().programmes[0]
    service = next(each for each in workspace.facility.service_types(programme) if not each.group)
    counselor = workspace.my_id if own else workspace.calendar.suggest_counselor(programme)
    assert counselor is not None
    received = workspace.calendar.walk_in(client, programme, service.id, counselor)
    assert isinstance(received, Booked)
    return client


def _today(visit: Visit) -> None:
    client = _client(visit)
    block = next(b for b in visit.workspace.calendar.of_client(client))
    visit.open(Today(block.id))


def _week(visit: Visit) -> None:
    block = next(b for b in visit.workspace.calendar.of_client(_client(visit)))
    visit.open(Calendar(appointment_id=block.id))


def _palette(visit: Visit) -> None:
    _client(visit)
    visit.open(Today())
    assert visit.shell.desk is not None
    visit.shell.desk.open_palette(NAME[:9])


def _referral(visit: Visit) -> ReferralId:
    """A referral of that client to somebody whose name is as long, in a place that takes five lines."""
    referrals, client = visit.workspace.referrals, _client(visit)
    known = [head.id for head in referrals.find() if head.client.id == client]
    if known:
        return known[0]
    draft = referrals.begin(client, visit.workspace.facility.profile().programmes[0])
    receiver = Receiver(RECEIVER, NAME, "(0274) 555-0142", "rujukan.layanan.terpadu@kabupaten.example", PLACE)
    referrals.save_desk(draft.head.id, replace(draft.desk, receiver=receiver, urgency=Urgency.EMERGENCY))
    return draft.head.id


def _group(visit: Visit) -> GroupId:
    """A group with a name as long, and that client in it; it meets today for the first time."""
    workspace, groups = visit.workspace, visit.workspace.groups
    known = [head.id for head in groups.groups() if head.name == GROUP]
    if known:
        return known[0]
    programme = workspace.facility.profile().programmes[0]
    service = next(each for each in workspace.facility.service_types(programme) if each.group)
    found = groups.create(GroupForm(GROUP, programme, service.id, (workspace.my_id,)))
    groups.add_member(found, _client(visit, own=True))
    begin = datetime.combine(workspace.today(), time(16))
    place = MeetingPlace(begin, begin + timedelta(minutes=60), (workspace.my_id,))
    planned = groups.plan(found, (Choice(place, "Ruang lain"),))
    assert isinstance(planned, Planned)
    return found


def _attendance(visit: Visit) -> None:
    page = visit.open(Groups(_group(visit)))
    assert isinstance(page, GroupsPage)
    page.show_tab("attendance")
    page.focus_main()
    page.desk.show_pane()


def _record_of_groups(visit: Visit) -> None:
    _group(visit)
    visit.open(ClientRecord(_client(visit, own=True), "groups"))


def _record_of_referrals(visit: Visit) -> None:
    client, referrals = _client(visit, own=True), visit.workspace.referrals
    if not [head for head in referrals.find() if head.client.id == client]:
        draft = referrals.begin(client, visit.workspace.facility.profile().programmes[0])
        referrals.save_desk(draft.head.id, replace(draft.desk, receiver=Receiver(RECEIVER, NAME)))
    visit.open(ClientRecord(client, "referrals"))


def _problems(visit: Visit) -> None:
    """The problem whose name is the longest."""
    workspace, client = visit.workspace, _client(visit, own=True)
    programme = workspace.facility.profile().programmes[0]
    if not workspace.notes.problems(client):
        code = max(codes(CodeSystem.CATEGORY), key=lambda each: len(each.label)).code
        wish = ProblemWish(client, programme, CodeSystem.CATEGORY, code, workspace.today())
        workspace.notes.record_problem(wish)
    page = visit.open(ClientRecord(client))
    assert isinstance(page, RecordPage)
    page.panels.problems()


def _figures(visit: Visit) -> None:
    """The counselor's month after that client's session, what is behind it opened."""
    workspace, client = visit.workspace, _client(visit, own=True)
    for block in workspace.calendar.of_client(client):
        if block.status is Status.CHECKED_IN:
            workspace.calendar.start(block.id)
            workspace.calendar.complete(block.id)
    month = workspace.today().replace(day=1)
    page = visit.open(Statistics(month))
    assert isinstance(page, StatisticsPage)
    page.behind.open_number(Asked(Measure.SESSIONS, month), page.body.tiles[2])


def _weekly(visit: Visit) -> None:
    """Appointments of that client, every week."""
    client, workspace = _client(visit), visit.workspace
    counselor = workspace.calendar.of_client(client)[0].counselor_id
    begin = datetime.combine(workspace.today() + timedelta(days=1), time(10))
    visit.open(Calendar())
    visit.page.shell.book(client_id=client, slot=Slot(begin, begin + timedelta(minutes=50), counselor, None))
    visit.settle()
    panels = visit.shell.window.findChildren(BookingPanel)
    panel = next(each for each in panels if each.isVisible())  # one of another stop may still be kept
    panel.repeat.tick.click()
    panel.save.click()
    visit.settle()


def _put_away(visit: Visit) -> None:
    for dialog in visit.shell.window.findChildren(Dialog):
        dialog.choose(SAFE)
    page = visit.page
    if isinstance(page, RecordPage):
        page.panels.close()
    if isinstance(page, StatisticsPage):
        page.close_level()
    if visit.shell.desk is not None:
        visit.shell.desk.dock.clear()


STOPS = (
    Stop("02-hari-ini-nama-60-huruf", _today, Role.RECEPTIONIST),
    Stop("03-kalender-minggu-nama-60-huruf", _week, Role.RECEPTIONIST),
    Stop("07-klien-daftar-nama-60-huruf", lambda v: v.open(Clients(_client(v))), Role.RECEPTIONIST),
    Stop("08-klien-nama-60-huruf", lambda v: v.open(ClientRecord(_client(v))), Role.RECEPTIONIST),
    Stop("11-rujukan-nama-60-huruf", lambda v: v.open(Referrals(_referral(v))), Role.RECEPTIONIST),
    Stop("12-rujukan-nama-60-huruf", lambda v: v.open(ReferralForm(_referral(v), 2)), Role.RECEPTIONIST),
    Stop("18-palet-nama-60-huruf", _palette, Role.RECEPTIONIST),
    Stop("04-kalender-seri-nama-60-huruf", _weekly, Role.RECEPTIONIST, clean=_put_away),
    Stop("10-kelompok-nama-60-huruf", _attendance, Role.COUNSELOR),
    Stop("08s-klien-kelompok-nama-60-huruf", _record_of_groups, Role.COUNSELOR),
    Stop("08r-klien-rujukan-nama-60-huruf", _record_of_referrals, Role.COUNSELOR),
    Stop("08p-klien-masalah-nama-60-huruf", _problems, Role.COUNSELOR, clean=_put_away),
    Stop("13-statistik-nama-60-huruf", _figures, Role.COUNSELOR, clean=_put_away),
)
