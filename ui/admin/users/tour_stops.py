"""Pictures of the users: a person's panel, an empty form, a reset."""

from clinic_app.common.permissions import Role
from clinic_app.people.values import PersonId
from ui.admin.users.page import UsersPage
from ui.shell.navigation import Staff
from ui.shell.tour_stop import Stop, Visit


def _page(visit: Visit) -> UsersPage:
    page = visit.open(Staff())
    assert isinstance(page, UsersPage)
    return page


def _counselor(visit: Visit) -> PersonId:
    people = visit.workspace.staff.members()
    return next(person.id for person in people if Role.COUNSELOR in person.roles)


def _person(visit: Visit) -> None:
    page = _page(visit)
    page.inactive.setChecked(any(not person.active for person in page.presenter.people))
    page.open_person(_counselor(visit))


def _new(visit: Visit) -> None:
    page = _page(visit)
    page.open_new()
    page.panel.submit()


def _reset(visit: Visit) -> None:
    page = _page(visit)
    page.open_person(_counselor(visit))
    page.panel.account.reset.click()


def _close(visit: Visit) -> None:
    page = visit.page
    if isinstance(page, UsersPage):
        page.panel.discard()
        page.panel.close_panel()


def _lock(visit: Visit) -> None:
    visit.shell.lock()


STOPS = (
    Stop("15-kelola-pengguna", _person, Role.ADMINISTRATOR, clean=_close),
    Stop("15b-kelola-pengguna-baru", _new, Role.ADMINISTRATOR, clean=_close),
    Stop("15c-kelola-atur-ulang", _reset, Role.ADMINISTRATOR, clean=_lock),
)
