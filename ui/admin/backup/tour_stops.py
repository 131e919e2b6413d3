"""Pictures of the backups: the list, the wizard's steps, and what goes wrong."""

import shutil
from datetime import date, time, timedelta
from pathlib import Path

from clinic_app.common.clock import FixedClock
from clinic_app.common.locale import clock_time, long_date
from clinic_app.common.permissions import Role
from clinic_app.safekeeping.values import Stage
from ui.admin.backup.page import BackupPage
from ui.panels.restore.check_step import the_word
from ui.panels.restore.wizard import RestoreWizard
from ui.panels.restore.words import stage_words
from ui.shell.navigation import Backup
from ui.shell.restoring import RestoreScreen
from ui.shell.tour_stop import Stop, Visit

_STICK = "Teduh-A"


def _page(visit: Visit) -> BackupPage:
    page = visit.open(Backup())
    assert isinstance(page, BackupPage)
    return page


def _stick(visit: Visit) -> Path:
    return visit.workspace.folder.parent / _STICK


def _listed(visit: Visit) -> BackupPage:
    """A second place with a copy, and a rehearsal that was held."""
    page = _page(visit)
    _stick(visit).mkdir(exist_ok=True)
    visit.workspace.backup.set_second_place(_stick(visit))
    visit.settle()
    visit.workspace.backup.rehearse(visit.workspace.backup.kept()[0].file)
    visit.settle()
    return page


def _failing(visit: Visit) -> None:
    """The stick was pulled out, and the last backup is of yesterday."""
    page = _listed(visit)
    shutil.rmtree(_stick(visit))
    visit.workspace.backup.now()
    clock = visit.workspace.clock
    assert isinstance(clock, FixedClock)
    clock.at += timedelta(hours=30)
    visit.settle()
    page.tick()
    assert visit.shell.desk is not None
    visit.shell.desk.status.show_workspace(visit.workspace)
    visit.shell.desk.toasts.clear()


def _mend_clock(visit: Visit) -> None:
    clock = visit.workspace.clock
    assert isinstance(clock, FixedClock)
    clock.at -= timedelta(hours=30)
    visit.workspace.backup.set_second_place(None)
    visit.settle()


def _wizard(visit: Visit) -> RestoreWizard:
    page = _listed(visit)
    page.open_wizard()
    visit.settle()
    assert page.wizard is not None
    return page.wizard


def _key(visit: Visit) -> RestoreWizard:
    """With the oldest one chosen: the clinic has worked since."""
    wizard = _wizard(visit)
    wizard.choose.table.choose_row(len(wizard.choose.rows.rows) - 1)
    wizard.forward()
    return wizard


def _wrong(visit: Visit) -> None:
    wizard = _key(visit)
    wizard.key.password.setText("not the password of anybody")
    wizard.forward()
    visit.settle()


def _checked(visit: Visit) -> RestoreWizard:
    wizard = _key(visit)
    wizard.key.password.setText(visit.accounts[Role.ADMINISTRATOR][1])
    wizard.forward()
    visit.settle()
    return wizard


def _compared(visit: Visit) -> None:
    _checked(visit).check.word.setText(the_word()[:5])


def _broken(visit: Visit) -> None:
    wizard = _key(visit)
    backup = wizard.choose.backup
    assert backup is not None
    damaged = _stick(visit) / "teduh-20260818-073000.teduh"
    content = bytearray(backup.file.read_bytes())
    content[len(content) // 2] ^= 1
    damaged.write_bytes(content)
    wizard.back()
    wizard.choose.file_wished.emit(damaged)
    visit.settle()
    wizard.forward()
    wizard.key.password.setText(visit.accounts[Role.ADMINISTRATOR][1])
    wizard.forward()
    visit.settle()
    damaged.unlink()


def _close(visit: Visit) -> None:
    page = visit.page
    if isinstance(page, BackupPage):
        page.close_wizard()


def _restoring(visit: Visit) -> None:
    visit.shell.lock()
    screen = RestoreScreen(f"{long_date(date(2026, 8, 18))}, {clock_time(time(7, 30))}")
    visit.shell.show_content(screen)
    screen.show_progress(*stage_words(Stage.SWAP))


def _lost(visit: Visit) -> None:
    """The clinic's file is damaged: a backup can be put in its place from here."""
    visit.shell.lock()
    file = visit.shell.sign_in.folder / "clinic.db"
    aside = file.with_name("clinic.db.aside")
    file.rename(aside)
    visit.shell.door.start()
    aside.rename(file)


def _from_the_start(visit: Visit) -> None:
    visit.shell.start()


STOPS = (
    Stop("16a-cadangan", _listed, Role.ADMINISTRATOR),
    Stop("16b-cadangan-bahaya", _failing, Role.ADMINISTRATOR, clean=_mend_clock),
    Stop("16c-pulihkan-pilih", _wizard, Role.ADMINISTRATOR, clean=_close),
    Stop("16d-pulihkan-kata-sandi", _wrong, Role.ADMINISTRATOR, clean=_close),
    Stop("16-cadangan-pulihkan", _compared, Role.ADMINISTRATOR, clean=_close),
    Stop("16e-pulihkan-rusak", _broken, Role.ADMINISTRATOR, clean=_close),
    Stop("16f-memulihkan", _restoring, Role.ADMINISTRATOR, clean=_from_the_start),
    Stop("16g-data-hilang", _lost, Role.ADMINISTRATOR, clean=_from_the_start),
)
