"""One small demo clinic, made once and only read; and a way to sign in to it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from clinic_app.common.clock import FixedClock
from clinic_app.demo.making import make
from clinic_app.demo.plan import Account
from clinic_app.demo.scales import SMALL
from clinic_app.sign_in import SignIn
from clinic_app.workspace import Workspace
from tests.support.clinic import remember_derived_keys

NOW = datetime(2026, 8, 19, 10, 24, tzinfo=ZoneInfo("Asia/Jakarta"))


@dataclass
class DemoClinic:
    """A demo clinic: its folder and its accounts."""

    folder: Path
    accounts: tuple[Account, ...]

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """What a statement finds, as the receptionist's program sees the file."""
        workspace = self.enter("sari")
        try:
            with workspace._desk.reading() as session:
                return [tuple(row) for row in session.execute(text(statement))]
        finally:
            workspace.lock()

    def enter(self, login: str) -> Workspace:
        """Sign in; the caller locks."""
        password = next(account.password for account in self.accounts if account.login == login)
        return self.enter_with(login, password)

    def enter_with(self, login: str, password: str) -> Workspace:
        """Sign in with a password of one's own choice."""
        return SignIn(self.folder, FixedClock(NOW)).unlock(login, password)


@pytest.fixture(scope="session")
def quick_passwords() -> Iterator[None]:
    """Passwords cost their work once."""
    patch = pytest.MonkeyPatch()
    remember_derived_keys(patch.setattr)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def small(quick_passwords: None, tmp_path_factory: pytest.TempPathFactory) -> DemoClinic:
    """The small clinic on Wednesday, 19 August 2026, 10.24."""
    folder = tmp_path_factory.mktemp("demo") / "small"
    return DemoClinic(folder, make(folder, SMALL, NOW))


@pytest.fixture
def at_work(small: DemoClinic) -> Iterator[Callable[[str], Workspace]]:
    """Sign in as anybody, one after the other; the last one is locked in the end."""
    open_ones: list[Workspace] = []

    def enter(login: str) -> Workspace:
        for each in open_ones:
            each.lock()
        open_ones.append(small.enter(login))
        return open_ones[-1]

    yield enter
    for each in open_ones:
        each.lock()
