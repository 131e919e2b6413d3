"""The permission table of the handbook §2.1: every public method of every service × every role."""

import inspect
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from clinic_app.common.errors import NotPermitted
from clinic_app.common.permissions import Role
from clinic_app.people.values import NewStaff
from clinic_app.workspace import Workspace
from tests.support.clinic import Clinic
from tests.support.who_may import (
    ADM,
    CARE,
    CLINICAL,
    COUN,
    DESK,
    EVERYONE,
    HEAD,
    NOT_ADMINISTRATOR,
    ONE,
    OVERSIGHT,
    REC,
    REFERRALS,
    SUP,
)

# Written from the handbook, not from the code: who may give which command at all. What "own" means is asked
# in the command, and tested beside it.
MAY: dict[str, frozenset[Role]] = {
    # identity: registrar RW, counselor RW own, supervisor and head R
    "clients.register": DESK,
    "clients.correct": DESK,
    "clients.form": DESK,
    "clients.check": DESK,
    "clients.likenesses": DESK,
    "clients.find": NOT_ADMINISTRATOR,
    "clients.recent": NOT_ADMINISTRATOR,
    "clients.names": NOT_ADMINISTRATOR,
    "clients.open": NOT_ADMINISTRATOR,
    "clients.reveal_nik": NOT_ADMINISTRATOR,
    "clients.set_attention": ONE[COUN],
    "clients.set_team": CARE,
    "clients.record_consent": DESK,
    "clients.withdraw_consent": DESK,
    "clients.consent_text": DESK,
    "episodes.of": NOT_ADMINISTRATOR,
    "episodes.of_many": NOT_ADMINISTRATOR,
    "episodes.close": ONE[COUN],
    "episodes.reopen": ONE[COUN],
    # calendar: registrar RW all, counselor RW own, supervisor and head R
    "calendar.week": NOT_ADMINISTRATOR,
    "calendar.day": NOT_ADMINISTRATOR,
    "calendar.meetings": NOT_ADMINISTRATOR,
    "calendar.detail": NOT_ADMINISTRATOR,
    "calendar.of_client": NOT_ADMINISTRATOR,
    "calendar.dates": NOT_ADMINISTRATOR,
    "calendar.follow_ups": NOT_ADMINISTRATOR,
    "calendar.counselors": NOT_ADMINISTRATOR,
    "calendar.check": NOT_ADMINISTRATOR,
    "calendar.free_times": NOT_ADMINISTRATOR,
    "calendar.book": DESK,
    "calendar.plan_series": DESK,
    "calendar.book_series": DESK,
    "calendar.cancel_series": DESK,
    "calendar.reopen_series": DESK,
    "calendar.move": DESK,
    "calendar.confirm": DESK,
    "calendar.check_in": DESK,
    "calendar.start": DESK,
    "calendar.complete": DESK,
    "calendar.miss": DESK,
    "calendar.leave": DESK,
    "calendar.cancel": DESK,
    "calendar.reopen": DESK,
    "calendar.walk_in": DESK,
    # statistics: counselor own, supervisor and head all
    "statistics.month": CLINICAL,
    "statistics.drill": CLINICAL,
    "statistics.export": CLINICAL,
    "statistics.findings": ONE[SUP],
    "statistics.close": ONE[SUP],
    "statistics.reopen": ONE[SUP],
    "calendar.suggest_counselor": DESK,
    "calendar.set_reception_note": DESK,
    # group attendance: registrar R, counselor RW (own groups), supervisor and head R
    "groups.groups": NOT_ADMINISTRATOR,
    "groups.open": NOT_ADMINISTRATOR,
    "groups.record": NOT_ADMINISTRATOR,
    "groups.of_client": NOT_ADMINISTRATOR,
    "groups.of_meeting": NOT_ADMINISTRATOR,
    "groups.set_facilitators": CARE,
    "groups.sheet": NOT_ADMINISTRATOR,
    "groups.create": ONE[COUN],
    "groups.correct": ONE[COUN],
    "groups.end": ONE[COUN],
    "groups.resume": ONE[COUN],
    "groups.add_member": ONE[COUN],
    "groups.admit": ONE[COUN],
    "groups.put_back": ONE[COUN],
    "groups.leave": ONE[COUN],
    "groups.rejoin": ONE[COUN],
    "groups.take_back": ONE[COUN],
    "groups.agree_rules": ONE[COUN],
    "groups.usual_place": ONE[COUN],
    "groups.look_ahead": ONE[COUN],
    "groups.plan": ONE[COUN],
    "groups.move": ONE[COUN],
    "groups.cancel": ONE[COUN],
    "groups.reinstate": ONE[COUN],
    "groups.hold": ONE[COUN],
    "groups.unhold": ONE[COUN],
    "groups.mark": ONE[COUN],
    "groups.rest_present": ONE[COUN],
    "groups.unmark": ONE[COUN],
    "groups.add_guests": ONE[COUN],
    "groups.withdraw_guests": ONE[COUN],
    "groups.restore_guests": ONE[COUN],
    "groups.note": ONE[COUN],
    "groups.save_note": ONE[COUN],
    "groups.names_in": ONE[COUN],
    "groups.sign_note": ONE[COUN],
    "groups.add_to_note": ONE[COUN],
    "groups.write_remark": ONE[COUN],
    "groups.remarks": ONE[COUN],
    "groups.remarks_of_client": ONE[COUN],
    # notes and risk: counselor RWS own, supervisor and head that there is one
    "notes.of_client": CLINICAL,
    "notes.of_appointments": CLINICAL,
    "notes.unsigned": ONE[COUN],
    "notes.waiting_for_signature": CLINICAL,
    "notes.begin": ONE[COUN],
    "notes.open_draft": ONE[COUN],
    "notes.save": ONE[COUN],
    "notes.withdraw": ONE[COUN],
    "notes.missing": ONE[COUN],
    "notes.sign": ONE[COUN],
    "notes.add_addendum": ONE[COUN],
    "notes.open": ONE[COUN],
    "notes.last": ONE[COUN],
    "notes.risk": ONE[COUN],
    "notes.risks": ONE[COUN],
    # problems: counselor RW own (ICD-10 by title), nobody else
    "notes.problems": ONE[COUN],
    "notes.record_problem": ONE[COUN],
    "notes.correct_problem": ONE[COUN],
    "notes.close_problem": ONE[COUN],
    "notes.reopen_problem": ONE[COUN],
    "notes.make_primary": ONE[COUN],
    "notes.withdraw_problem": ONE[COUN],
    **REFERRALS,
    "drafts.keep": EVERYONE,
    "drafts.find": EVERYONE,
    "drafts.all": EVERYONE,
    "drafts.drop": EVERYONE,
    # users, keys, backup, facility
    "staff.members": EVERYONE,
    "staff.add": ONE[ADM],
    "staff.change": ONE[ADM],
    "staff.reset": ONE[ADM],
    "staff.end": ONE[ADM],
    "staff.readmit": ONE[ADM],
    "staff.change_password": EVERYONE,
    "staff.waiting_for_key": CLINICAL,
    "staff.grant_key": CLINICAL,
    "facility.profile": EVERYONE,
    "facility.hours": EVERYONE,
    "facility.rooms": EVERYONE,
    "facility.service_types": EVERYONE,
    "facility.holidays": EVERYONE,
    "facility.closures": EVERYONE,
    "facility.change_profile": frozenset({SUP, ADM}),
    "facility.set_hours": frozenset({SUP, ADM}),
    "facility.add_room": frozenset({SUP, ADM}),
    "facility.change_room": frozenset({SUP, ADM}),
    "facility.set_holiday": frozenset({SUP, ADM}),
    "facility.finish_setup": frozenset({SUP, ADM}),
    "facility.set_service_types": ONE[ADM],
    "backup.state": EVERYONE,
    "backup.at_closing": EVERYONE,
    "backup.at_sign_out": EVERYONE,
    "backup.now": ONE[ADM],
    "backup.into": ONE[ADM],
    "backup.verify": ONE[ADM],
    "backup.copy_again": ONE[ADM],
    "backup.set_second_place": ONE[ADM],
    "backup.kept": ONE[ADM],
    "backup.look": ONE[ADM],
    "backup.examine": ONE[ADM],
    "backup.rehearse": ONE[ADM],
    "backup.last_rehearsal": ONE[ADM],
    "audit.lines": OVERSIGHT,
    "audit.chain_state": OVERSIGHT,
    "audit.check": OVERSIGHT,
    "audit.daily_check": OVERSIGHT,
}

SERVICES = tuple(name for name, member in vars(Workspace).items() if isinstance(member, cached_property))
LOGINS = {REC: "sari", COUN: "nadira", SUP: "hendra", HEAD: "kepala", ADM: "admin"}


def methods(workspace: Workspace) -> Iterator[tuple[str, Any]]:
    """All public methods of all services, as `service.method`."""
    for name in SERVICES:
        service = getattr(workspace, name)
        for method, _ in inspect.getmembers(type(service), inspect.isfunction):
            if not method.startswith("_"):
                yield f"{name}.{method}", getattr(service, method)


@pytest.fixture
def people(clinic: Clinic) -> Clinic:
    """Everybody has exactly one role."""
    kepala = NewStaff("kepala", "Kadek Arini", ONE[HEAD])
    clinic.at("admin").staff.add(kepala, "kata sandi kepala 2026")
    clinic.enter("kepala", "kata sandi kepala 2026")
    return clinic


def test_every_public_method_says_what_it_requires(clinic: Clinic) -> None:
    undecided = [name for name, method in methods(clinic.at("admin")) if not hasattr(method, "required")]

    assert undecided == []


def test_every_public_method_is_in_the_table_of_this_test(clinic: Clinic) -> None:
    assert {name for name, _ in methods(clinic.at("admin"))} == set(MAY)


def test_the_services_are_those_of_the_architecture() -> None:
    assert set(SERVICES) == {name.split(".")[0] for name in MAY}


@pytest.mark.parametrize("role", list(Role))
def test_who_may_not_is_refused_before_anything_is_touched(people: Clinic, role: Role) -> None:
    workspace = people.at(LOGINS[role])
    assert workspace.roles == ONE[role]
    before = state(people)

    let_in = [name for name, method in methods(workspace) if role not in MAY[name] and not refuses(method)]

    assert let_in == []
    assert state(people) == before


@pytest.mark.parametrize("role", list(Role))
def test_who_may_gets_past_the_door(people: Clinic, role: Role) -> None:
    workspace = people.at(LOGINS[role])

    for name, method in methods(workspace):
        if role not in MAY[name]:
            continue
        if needs_arguments(method):
            with pytest.raises(TypeError):
                method()
        else:
            method()


def test_the_roles_of_a_person_add_up(people: Clinic) -> None:
    both = NewStaff("dua", "Dua Peran", frozenset({REC, ADM}))
    people.at("admin").staff.add(both, "kata sandi dua peran")
    workspace = people.enter("dua", "kata sandi dua peran")

    for name, method in methods(workspace):
        if not MAY[name] & both.roles:
            with pytest.raises(NotPermitted):
                method()
        elif needs_arguments(method):
            with pytest.raises(TypeError):
                method()


def refuses(method: Any) -> bool:
    """Whether the role is refused. Called without arguments: the role is asked before they are looked at."""
    try:
        method()
    except NotPermitted as refused:
        return refused.code == "permission.role"
    except TypeError:
        return False
    return False


def needs_arguments(method: Any) -> bool:
    parameters = inspect.signature(method).parameters.values()
    return any(
        one.default is one.empty and one.kind in (one.POSITIONAL_OR_KEYWORD, one.KEYWORD_ONLY)
        for one in parameters
    )


def state(clinic: Clinic) -> tuple[int, bytes, tuple[str, ...]]:
    """What would be another if a command had done something."""
    files = tuple(sorted(path.name for path in Path(clinic.folder).rglob("*")))
    return len(clinic.log()), (clinic.folder / "keyring.json").read_bytes(), files
