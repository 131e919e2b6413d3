"""Whatever is typed, pasted or handed over: a value or a refusal with words comes back, nothing half-written.

Every public method of every service that the workspace has, a new one by itself, with arguments that
Hypothesis makes from its type hints (tests/support/wild).
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.clinic_app.test_permissions import SERVICES, methods, refuses
from tests.support.clinic import ADMIN, HENDRA, NADIRA, SARI, Clinic
from tests.support.counts import FULL, times
from tests.support.tally import Tally
from tests.support.wild import quick_clinic
from tests.support.wild.known import Known
from tests.support.wild.plausible import forms
from tests.support.wild.quick_clinic import HEAD
from tests.support.wild.strategies import Wild
from tests.support.wild.watching import Watch

pytestmark = [pytest.mark.fault, pytest.mark.slow]

CALLS = times(25, 2_700)
"""By each person, of each service."""
SEEN_WHOLE = times(12, 200)
"""The same, of the backups: most of it reads the whole clinic each time."""


@pytest.fixture(scope="module")
def quick_template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a clinic in which there is something of everything."""
    patch = pytest.MonkeyPatch()
    quick_clinic.with_cheap_passwords(patch.setattr)
    yield quick_clinic.found(tmp_path_factory.mktemp("quick"))
    patch.undo()


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("login", [SARI, NADIRA, HENDRA, HEAD, ADMIN])
def test_every_method_of(
    quick_template: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    tally: Tally,
    service: str,
    login: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    own = Clinic.copied(quick_template, tmp_path / "clinic")
    wild = Wild(Known.of(own, tmp_path / "files"), forms(own), login)
    called = {name: each for name, each in methods(own.at(login)) if name.startswith(f"{service}.")}
    watch = Watch(own)
    strategy = st.sampled_from(weighted(called)).flatmap(
        lambda name: st.tuples(st.just(name), wild.arguments(called[name]))
    )

    @settings(
        max_examples=SEEN_WHOLE if service == "backup" and login == ADMIN else CALLS,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @seed(20260819)
    @given(strategy)
    def call(drawn: tuple[str, dict[str, Any]]) -> None:
        name, arguments = drawn
        watch.call(name, called[name], arguments)

    call()
    watch.close()
    tally("calls with odd arguments", watch.calls, len(watch.surprises))
    assert watch.answers or not FULL or all(map(refuses, called.values())), "every call was refused"
    assert not watch.surprises, watch.told()
    assert own.at(ADMIN).backup.verify() == []
    assert not list(own.folder.rglob("*.part*"))
    own.close()


def weighted(called: dict[str, Any]) -> list[str]:
    """The names to draw from: seldom what the role may not or what reads the whole, the rest oftener."""
    names = []
    for name, method in called.items():
        seldom = name == "audit.verify" or refuses(method)
        names += [name] * (1 if seldom else 12)
    return names
