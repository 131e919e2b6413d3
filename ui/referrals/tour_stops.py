"""Pictures of the referrals. What a clinic doesn't have yet is written first, as a counselor would."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from clinic_app.common.permissions import Role
from clinic_app.people.values import ClientId
from clinic_app.referrals.rules import preset_of
from clinic_app.referrals.values import (
    Channel,
    Draft,
    Filters,
    Outcome,
    Receiver,
    ReferralConsentForm,
    ReferralHead,
    ReferralId,
    ReferralState,
    ServiceRequested,
    ShareItem,
    StepKind,
    Urgency,
)
from ui.referrals.board_page import ReferralsPage
from ui.referrals.form_page import ReferralFormPage
from ui.shell.navigation import ReferralForm, Referrals
from ui.shell.tour_stop import Stop, Visit
from ui.widgets.dialogs import Dialog

_RECEIVERS = (
    Receiver("Unit Beasiswa Kampus Nusantara", "Ibu Retno Palupi", "(0274) 555-0160", "", "Jl. Melati 4"),
    Receiver("RSUD Cempaka, Poli Jiwa", "dr. Wulan Sari", "(0274) 555-0142", "", "Jl. Cempaka 12\nSleman"),
    Receiver("LBH Sahabat Warga", "", "(0274) 555-0118"),
    Receiver("Dinas Sosial Kabupaten", "Bapak Hadi"),
    Receiver("Klinik Laktasi Kasih"),
)
_REASON = (
    "Klien membutuhkan informasi dan pendampingan pengajuan bantuan biaya kuliah semester ini. "
    "Orang tua sedang cuti tanpa upah."
)
_SHARED = (
    ShareItem.NAME,
    ShareItem.AGE_SEX,
    ShareItem.PHONE,
    ShareItem.REASON,
    ShareItem.SERVICES_GIVEN,
)
_WANTED = 6
"""Referrals on the board at least."""


def _heads(visit: Visit) -> tuple[ReferralHead, ...]:
    return visit.workspace.referrals.find(Filters())


def _own_clients(visit: Visit) -> list[ClientId]:
    me = visit.workspace.my_id
    blocks = visit.workspace.calendar.day(visit.workspace.today())
    first = [block.client_id for block in blocks if block.counselor_id == me]
    return list(dict.fromkeys([*first, *(name.id for name in visit.workspace.clients.recent(9) if name.own)]))


def _written(visit: Visit, client_id: ClientId, number: int = 0, urgency: Urgency = Urgency.ROUTINE) -> Draft:
    """A draft with everything but the consent."""
    referrals = visit.workspace.referrals
    programme = visit.workspace.episodes.of(client_id)[-1].programme
    draft = referrals.begin(client_id, programme)
    assert draft.content is not None
    minor = draft.facts is not None and draft.facts.minor
    desk = replace(
        draft.desk,
        urgency=urgency,
        receiver=_RECEIVERS[number % len(_RECEIVERS)],
        channel=Channel.COURIER,
        follow_up=Channel.PHONE,
        follow_up_by=visit.workspace.today() + timedelta(days=14),
    )
    content = replace(
        draft.content,
        reason=_REASON,
        requested=(ServiceRequested.EDUCATION, ServiceRequested.FINANCIAL),
        informed=True,
        elsewhere=False,
        restricted=False,
        shared=_SHARED,
        preset=preset_of(_SHARED, minor),
        caregiver=replace(draft.content.caregiver, name="Ibu Sulastri", separated=False, informed=True),
    )
    referrals.save_desk(draft.head.id, desk)
    referrals.save_content(draft.head.id, content)
    return referrals.edit(draft.head.id)


def _agreed(visit: Visit, draft: Draft) -> ReferralId:
    """The same with the consent recorded and made ready."""
    referrals, number = visit.workspace.referrals, draft.head.id
    form = ReferralConsentForm(True, visit.workspace.today(), giver_name=draft.head.client.full_name)
    referrals.record_consent(number, form)
    referrals.make_ready(number)
    return number


def _fill_board(visit: Visit) -> None:
    """A board as mock 11 has it, as far as it isn't there."""
    referrals, today = visit.workspace.referrals, visit.workspace.today()
    ways: tuple[Callable[[ReferralId], object], ...] = (
        lambda _number: None,
        lambda number: referrals.send(number, today, Channel.COURIER, "Sari"),
        lambda number: referrals.accept(number, today, "Ibu Retno"),
        lambda number: referrals.attend(number, today, "Ibu Retno"),
        lambda number: referrals.close(number, today, Outcome.SERVICE_RECEIVED),
    )
    lacking = max(_WANTED - len(_heads(visit)), 0)
    for place, client in enumerate(_own_clients(visit)[:lacking]):
        urgency = Urgency.URGENT if place == 1 else Urgency.ROUTINE
        draft = _written(visit, client, place, urgency)
        if place:
            number = _agreed(visit, draft)
            for step in ways[: min(place, len(ways))]:
                step(number)


def _board(visit: Visit) -> None:
    if Role.COUNSELOR in visit.workspace.roles:
        _fill_board(visit)
    visit.open(Referrals()).close_level()
    visit.settle()


def _opened(visit: Visit) -> None:
    """The one that presses most is open."""
    _board(visit)
    sent = [head for head in _heads(visit) if head.state is ReferralState.SENT]
    for head in (sent or list(_heads(visit)))[:1]:
        visit.open(Referrals(head.id))


def _asking(kind: StepKind) -> Callable[[Visit], None]:
    def reach(visit: Visit) -> None:
        _opened(visit)
        page = visit.page
        if isinstance(page, ReferralsPage) and page.presenter.referral is not None:
            page.acts.ask(kind, page.presenter.referral.head)
        visit.settle()

    return reach


def _beginning(visit: Visit) -> None:
    _board(visit)
    page = visit.page
    if isinstance(page, ReferralsPage):
        page.begin()
    visit.settle()


def _no_dialog(visit: Visit) -> None:
    for dialog in visit.page.window().findChildren(Dialog):
        if dialog.isVisible():
            dialog.choose("safe")
    visit.settle()


def _draft(visit: Visit) -> ReferralId | None:
    """The newest own draft, written by now."""
    for head in _heads(visit):
        if head.state is ReferralState.DRAFT and head.receiver:
            return head.id
    clients = _own_clients(visit)
    return _written(visit, clients[0]).head.id if clients else None


def _step(number: int) -> Callable[[Visit], None]:
    def reach(visit: Visit) -> None:
        found = _draft(visit)
        if found is not None:
            visit.open(ReferralForm(found, number))
            visit.settle()

    return reach


def _ready(visit: Visit) -> None:
    ready = [head for head in _heads(visit) if head.state not in (ReferralState.DRAFT, ReferralState.CLOSED)]
    for head in ready[:1]:
        visit.open(ReferralForm(head.id))
    visit.settle()


def _narrow(visit: Visit) -> None:
    """The paper lies over the form, behind its button."""
    _step(4)(visit)
    page = visit.page
    if isinstance(page, ReferralFormPage) and not page.preview.isVisible():
        page.toggle_right()
    visit.settle()


def _unnarrow(visit: Visit) -> None:
    page = visit.page
    if isinstance(page, ReferralFormPage):
        page.close_level()


STOPS = (
    Stop("11-rujukan-papan", _opened, Role.COUNSELOR),
    Stop("11-rujukan-papan-semua", _board, Role.COUNSELOR),
    Stop("11-rujukan-baru", _beginning, Role.COUNSELOR, clean=_no_dialog),
    Stop("11-rujukan-tindak-lanjut", _asking(StepKind.FOLLOWED_UP), Role.COUNSELOR, clean=_no_dialog),
    Stop("11-rujukan-tutup", _asking(StepKind.CLOSED), Role.COUNSELOR, clean=_no_dialog),
    Stop("12-rujukan-formulir", _step(4), Role.COUNSELOR),
    Stop("12-rujukan-formulir-1-perujuk", _step(1), Role.COUNSELOR),
    Stop("12-rujukan-formulir-2-tujuan", _step(2), Role.COUNSELOR),
    Stop("12-rujukan-formulir-3-alasan", _step(3), Role.COUNSELOR),
    Stop("12-rujukan-formulir-5-persetujuan", _step(5), Role.COUNSELOR),
    Stop("12-rujukan-formulir-6-pengiriman", _step(6), Role.COUNSELOR),
    Stop("12-rujukan-pratinjau-sempit", _narrow, Role.COUNSELOR, size=(1100, 720), clean=_unnarrow),
    Stop("12-rujukan-siap", _ready, Role.COUNSELOR),
    Stop("11-rujukan-resepsionis", _opened, Role.RECEPTIONIST),
    Stop("12-rujukan-formulir-resepsionis", _step(2), Role.RECEPTIONIST),
    Stop("11-rujukan-papan-kosong", lambda visit: visit.open(Referrals()), Role.COUNSELOR, empty=True),
)
