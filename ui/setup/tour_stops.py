"""Pictures of the wizard: each step, filled in as a Puskesmas would."""

from itertools import count

from clinic_app.common.permissions import Role, Title
from clinic_app.sign_in import SignIn
from ui.panels.person_fields import PersonFields
from ui.setup import page as wizard
from ui.setup.page import SetupWizard
from ui.shell.tour_stop import Stop, Visit

_PASSWORD = "empat kata untuk contoh"
_numbers = count(1)


def _begin(visit: Visit) -> SetupWizard:
    """A wizard for a new folder beside the tour's clinic."""
    shell = visit.shell
    folder = shell.sign_in.folder.parent / f"new-clinic-{next(_numbers)}"
    made = SetupWizard(SignIn(folder, shell.clock), lambda workspace: workspace.lock(), shell.jobs)
    shell.window.show_content(made)
    return made


def _lead(visit: Visit, to: int) -> SetupWizard:
    """A wizard at a step, everything before it filled in."""
    made = _begin(visit)
    for step in range(to):
        _fill(made, step)
        made.go_on()
        visit.settle()
    return made


def _fill(made: SetupWizard, step: int) -> None:
    if step == wizard.FACILITY:
        made.facility.name.setText("Puskesmas Rimba Asri")
        made.facility.unit.setText("Layanan Konseling dan Psikososial")
        made.facility.address.setText("Jl. Melati No. 5, Rimba Asri")
        made.facility.phone.setText("(0274) 512345")
    elif step == wizard.ACCOUNT:
        _person(made.account.fields, "Hendra Wicaksono", "dr.", "hendra", {Role.ADMINISTRATOR})
    elif step == wizard.RECOVERY:
        made.recovery.kept = True
        for place in range(2):
            _type_group(made, place, made.presenter.sheet.groups[made.recovery.asked[place] - 1])
    elif step == wizard.BACKUP:
        made.backup.here.setChecked(True)
    elif step == wizard.PEOPLE:
        roles = {Role.COUNSELOR, Role.RECEPTIONIST}
        _person(made.people.fields, "Nadira Kusumawati", "M.Psi., Psikolog", "nadira", roles)
        made.people.submit()


def _person(fields: PersonFields, name: str, degree: str, login: str, roles: set[Role]) -> None:
    fields.take_up(
        {
            "name": name,
            "title_text": degree,
            "login": login,
            "roles": [role.value for role in roles],
            "profession": (Title.PSYCHOLOGIST if Role.COUNSELOR in roles else Title.NONE).value,
        }
    )
    for field in (fields.passwords.first, fields.passwords.again):
        field.setText(_PASSWORD)
        field.textEdited.emit(_PASSWORD)


def _type_group(made: SetupWizard, place: int, signs: str) -> None:
    made.recovery.groups[place].setText(signs)
    made.recovery.groups[place].judged.emit()


def _facility(visit: Visit) -> None:
    _fill(_begin(visit), wizard.FACILITY)


def _account(visit: Visit) -> None:
    _fill(_lead(visit, wizard.ACCOUNT), wizard.ACCOUNT)


def _recovery(visit: Visit) -> None:
    """One group right, one with a sign mistaken; nothing printed yet."""
    made = _lead(visit, wizard.RECOVERY)
    first, second = (made.presenter.sheet.groups[number - 1] for number in made.recovery.asked)
    _type_group(made, 0, first)
    wrong = "S" if second[2] != "S" else "5"
    _type_group(made, 1, f"{second[:2]}{wrong}{second[3:]}")
    made.recovery.groups[1].setFocus()


def _backup(visit: Visit) -> None:
    made = _lead(visit, wizard.BACKUP)
    made.backup.path.setText("/media/usb/cadangan-teduh")


def _people(visit: Visit) -> None:
    _lead(visit, wizard.PEOPLE)


def _done(visit: Visit) -> None:
    made = _lead(visit, wizard.PEOPLE)
    _fill(made, wizard.PEOPLE)
    visit.settle()
    made.go_on()


def _leave(visit: Visit) -> None:
    made = visit.shell.window.content
    if isinstance(made, SetupWizard):
        made.leave()
    visit.shell.start()


STOPS = (
    Stop("17a-penyiapan-lembaga", _facility, clean=_leave),
    Stop("17b-penyiapan-program", lambda visit: _lead(visit, wizard.SERVICES), clean=_leave),
    Stop("17c-penyiapan-administrator", _account, clean=_leave),
    Stop("17-penyiapan-awal", _recovery, clean=_leave),
    Stop("17d-penyiapan-cadangan", _backup, clean=_leave),
    Stop("17e-penyiapan-pengguna", _people, clean=_leave),
    Stop("17f-penyiapan-selesai", _done, clean=_leave),
)
