"""Pictures with a name of 60 letters: nothing overlaps, is cut without an ellipsis, or pushes others away."""

from dataclasses import replace

from clinic_app.common.permissions import Role
from clinic_app.people.values import ClientForm, ClientId, Sex
from clinic_app.referrals.values import Receiver, ReferralId, Urgency
from clinic_app.scheduling.values import Booked
from ui.shell.navigation import Calendar, ClientRecord, Clients, ReferralForm, Referrals, Today
from ui.shell.tour_stop import Stop, Visit

NAME = "Raden Ayu Siti Nurhaliza Kusumawardhani Prawirodirdjo Hadini"
RECEIVER = "Unit Pelaksana Teknis Daerah Pelindungan Perempuan dan Anak Kab."
PLACE = "Kompleks Perkantoran Terpadu\nGedung C lantai 3\nJl. Melati 12\nKec. Ngaliyan Baru\nKab. Tirtamulya"


def _client(visit: Visit) -> ClientId:
    """Who has that name; registered and received at the first of these stops."""
    workspace = visit.workspace
    found = workspace.clients.find(NAME)
    if found:
        return found[0].id
    client = workspace.clients.register(ClientForm(NAME, Sex.FEMALE, age=34, phone="081000009999"))
    programme = workspace.facility.profile().programmes[0]
    service = next(each for each in workspace.facility.service_types(programme) if not each.group)
    counselor = workspace.calendar.suggest_counselor(programme)
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


STOPS = (
    Stop("02-hari-ini-nama-60-huruf", _today, Role.RECEPTIONIST),
    Stop("03-kalender-minggu-nama-60-huruf", _week, Role.RECEPTIONIST),
    Stop("07-klien-daftar-nama-60-huruf", lambda v: v.open(Clients(_client(v))), Role.RECEPTIONIST),
    Stop("08-klien-nama-60-huruf", lambda v: v.open(ClientRecord(_client(v))), Role.RECEPTIONIST),
    Stop("11-rujukan-nama-60-huruf", lambda v: v.open(Referrals(_referral(v))), Role.RECEPTIONIST),
    Stop("12-rujukan-nama-60-huruf", lambda v: v.open(ReferralForm(_referral(v), 2)), Role.RECEPTIONIST),
    Stop("18-palet-nama-60-huruf", _palette, Role.RECEPTIONIST),
)
