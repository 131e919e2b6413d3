"""Pictures of the frame: unlocking, locking, palette, help, components."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea

from clinic_app.common.permissions import Role
from ui.shell.navigation import Calendar, ClientRecord, Note
from ui.shell.tour_stop import Stop, Visit
from ui.shell.unlock.unlock_screen import UnlockScreen
from ui.theme.tokens import px
from ui.widgets.component_sheet import ComponentSheet


def _unlock(visit: Visit) -> UnlockScreen:
    screen = visit.shell.window.content
    assert isinstance(screen, UnlockScreen)
    login = visit.accounts[Role.COUNSELOR][0]
    screen.people.choose(next(each for each in visit.shell.sign_in.people() if each.login == login))
    return screen


def _typed(visit: Visit) -> None:
    """After an automatic lock, seven signs typed, Caps Lock on."""
    login, password = visit.accounts[Role.COUNSELOR]
    visit.shell.unlock(login, password)
    visit.settle()
    _locked(visit)
    visit.shell.switch_user()
    screen = _unlock(visit)
    screen.form.password.setText("x" * 7)
    screen.form.password.capsLockChanged.emit(True)
    screen.focus_password()


def _waiting(visit: Visit) -> None:
    """Five wrong passwords."""
    visit.shell.place = None
    visit.shell.door.show_unlock()
    screen = _unlock(visit)
    login = visit.accounts[Role.COUNSELOR][0]
    for _attempt in range(5):
        visit.shell.unlock(login, "not the password of anybody")
        visit.settle()
    screen.form.note.show_left(27)


def _locked(visit: Visit) -> None:
    """Locked by itself over the draft of a note."""
    drafts = visit.workspace.notes.unsigned(20)
    today = visit.workspace.today()
    head = next((each for each in drafts if each.session_start.date() == today), None)
    visit.open(Note(head.client_id, head.id) if head is not None else Calendar())
    visit.shell.lock(automatic=True)


def _palette(typed: str) -> Callable[[Visit], None]:
    """The palette over the calendar, with something typed."""

    def reach(visit: Visit) -> None:
        visit.open(Calendar())
        desk = visit.shell.desk
        assert desk is not None
        desk.open_palette(typed)

    return reach


def _palette_untouched(visit: Visit) -> None:
    """After two records were opened; nothing is typed yet."""
    for name in ("Ayu Lestari", "Dimas Arya Nugroho"):
        visit.open(ClientRecord(visit.workspace.clients.find(name)[0].id))
    _palette("")(visit)


def _help(visit: Visit) -> None:
    visit.open(Calendar())
    desk = visit.shell.desk
    assert desk is not None
    desk.show_help()


def _close_all(visit: Visit) -> None:
    visit.shell.lock()


def _sheet(visit: Visit) -> None:
    sheet, area = ComponentSheet(), QScrollArea()
    sheet.setMinimumSize(px(1366), px(768))
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(sheet)
    visit.shell.window.show_content(area)
    sheet.in_focus.setFocus(Qt.FocusReason.OtherFocusReason)
    sheet.focused.show_ring()


def _from_the_start(visit: Visit) -> None:
    visit.shell.start()


STOPS = (
    Stop("01-buka-kunci", _typed, clean=_from_the_start),
    Stop("01c-terkunci-otomatis", _locked, Role.COUNSELOR),
    Stop("18-palet-perintah", _palette("dim"), Role.COUNSELOR, clean=_close_all),
    Stop("18c-palet-kosong", _palette_untouched, Role.COUNSELOR, clean=_close_all),
    Stop("18d-palet-tindakan", _palette(">"), Role.RECEPTIONIST, clean=_close_all),
    Stop("18e-palet-nomor", _palette("#42"), Role.RECEPTIONIST, clean=_close_all),
    Stop("18f-palet-konselor", _palette("@nad"), Role.RECEPTIONIST, clean=_close_all),
    Stop("18g-palet-tanpa-hasil", _palette("zzzz"), Role.RECEPTIONIST, clean=_close_all),
    Stop("18b-bantuan-pintasan", _help, Role.RECEPTIONIST, clean=_close_all),
    Stop("19-komponen", _sheet, dark_name="19b-komponen-gelap", clean=_from_the_start),
    Stop("01b-buka-kunci-jeda", _waiting, empty=True, clean=_from_the_start),
)
