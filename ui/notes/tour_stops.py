"""Pictures of the notes."""

from clinic_app.common.permissions import Role
from clinic_app.notes.values import Draft, NoteHead, NoteState
from clinic_app.people.values import ConsentForm, ConsentKind
from clinic_app.scheduling.values import Block, Status
from ui.notes.page import NotePage
from ui.shell.navigation import Note
from ui.shell.tour_stop import Stop, Visit


def _page(visit: Visit, target: Note) -> NotePage:
    page = visit.open(target)
    assert isinstance(page, NotePage)
    return page


def _own_heads(visit: Visit) -> list[NoteHead]:
    """The notes about the person's own clients of today and of the drafts, the newest first."""
    notes, me = visit.workspace.notes, visit.workspace.my_id
    today = visit.workspace.calendar.day(visit.workspace.today())
    clients = {block.client_id for block in today if block.counselor_id == me}
    clients |= {head.client_id for head in notes.unsigned(20)}
    return [head for client in sorted(clients) for head in notes.of_client(client) if head.author_id == me]


def _drafts(visit: Visit) -> list[NoteHead]:
    return [head for head in _own_heads(visit) if head.state is NoteState.DRAFT]


def _in_session(visit: Visit) -> list[Block]:
    held = (Status.IN_SESSION, Status.COMPLETED)
    today = visit.workspace.calendar.day(visit.workspace.today())
    own = [block for block in today if block.counselor_id == visit.workspace.my_id and block.status in held]
    return sorted(own, key=lambda block: block.status is not Status.IN_SESSION)


def _written(visit: Visit) -> None:
    """A draft with words, of the session under way where there is one; its second section is worked on."""
    drafts = _drafts(visit)
    for block in _in_session(visit):
        found = [head for head in drafts if head.appointment_id == block.id]
        drafts = found or drafts
        break
    for head in drafts:
        page = _page(visit, Note(head.client_id, head.id))
        if isinstance(page.presenter.open, Draft) and page.presenter.writing.content.words():
            page.draft.focus_section("objective")
            break
    visit.settle()


def _overdue(visit: Visit) -> None:
    now = visit.workspace.now_local()
    for head in [head for head in _drafts(visit) if head.due < now][:1]:
        _page(visit, Note(head.client_id, head.id))
    visit.settle()


def _unwritten(visit: Visit) -> Block | None:
    """A session that nobody has written about yet."""
    written = {head.appointment_id for head in _own_heads(visit)}
    return next((block for block in _in_session(visit) if block.id not in written), None)


def _begun(visit: Visit) -> None:
    if (block := _unwritten(visit)) is not None:
        _page(visit, Note(block.client_id, appointment_id=block.id))
    visit.settle()


def _without_consent(visit: Visit) -> None:
    """The client withdrew the consent this morning; `_consent_again` takes it back after the picture."""
    if (block := _unwritten(visit)) is not None:
        clients, today = visit.workspace.clients, visit.workspace.today()
        for consent in clients.open(block.client_id).consents:
            if consent.kind is ConsentKind.SERVICE and consent.given and consent.withdrawn_on is None:
                clients.withdraw_consent(consent.id, today)
    _begun(visit)


def _consent_again(visit: Visit) -> None:
    if (block := _unwritten(visit)) is not None:
        form = ConsentForm(ConsentKind.SERVICE, True, visit.workspace.today())
        visit.workspace.clients.record_consent(block.client_id, form)


def _signed(visit: Visit) -> None:
    """A signed note, with addenda where one has them."""
    signed = [head for head in _own_heads(visit) if head.state is NoteState.SIGNED]
    for head in sorted(signed, key=lambda head: -head.addenda)[:1]:
        _page(visit, Note(head.client_id, head.id))
    visit.settle()


def _signing(visit: Visit) -> None:
    _written(visit)
    page = visit.page
    if isinstance(page, NotePage):
        page.sign()
    visit.settle()


def _problems(visit: Visit) -> None:
    """Beside the draft, what the client comes for."""
    _written(visit)
    page = visit.page
    if isinstance(page, NotePage):
        page.right.show_tab("problems")
    visit.settle()


def _history_again(visit: Visit) -> None:
    page = visit.page
    if isinstance(page, NotePage):
        page.right.show_tab("history")


def _cancel(visit: Visit) -> None:
    page = visit.page
    if isinstance(page, NotePage) and page.signing.dialog is not None:
        page.signing.dialog.choose("safe")
    visit.settle()


STOPS = (
    Stop("09-catatan-sesi", _written, Role.COUNSELOR),
    Stop("09-catatan-sesi-tanda-tangan", _signing, Role.COUNSELOR, clean=_cancel),
    Stop("09-catatan-sesi-masalah", _problems, Role.COUNSELOR, clean=_history_again),
    Stop("09-catatan-sesi-lewat-tenggat", _overdue, Role.COUNSELOR),
    Stop("09b-catatan-ditandatangani", _signed, Role.COUNSELOR),
    Stop("09-catatan-sesi-tanpa-persetujuan", _without_consent, Role.COUNSELOR, clean=_consent_again),
    Stop("09-catatan-sesi-kosong", _begun, Role.COUNSELOR),
)
