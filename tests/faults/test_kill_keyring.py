"""A program killed while it changes the keyring: the file is always whole, and nothing done is undone."""

import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest

from clinic_app.common.permissions import Role, Title
from clinic_app.vault.founding import found
from clinic_app.vault.keyring import Keyring
from clinic_app.vault.passwords import LOWEST
from clinic_app.vault.recovery import RecoveryCode
from clinic_app.vault.session import Session
from tests.clinic_app.vault.clinic_folder import NOW, password
from tests.support.counts import times
from tests.support.tally import Tally

pytestmark = [
    pytest.mark.fault,
    pytest.mark.skipif(sys.platform == "win32", reason="forks from a warm parent"),
]

KILLS = times(15, 200)


def work_until_killed(keyring: Keyring, session: Session, said: int, from_seq: int) -> None:
    """Move the last-seen mark on and rename somebody, over and over; say each mark when it is on the disk."""
    for seq in range(from_seq + 1, from_seq + 100_000):
        keyring.mark_seen(session, seq, seq.to_bytes(32, "big"))
        os.write(said, seq.to_bytes(8, "big"))
        keyring.change_person(session, 1, name=f"Bu Admin {seq}")


def last_said(heard: int) -> int | None:
    content = b""
    while part := os.read(heard, 1 << 16):
        content += part
    whole = len(content) // 8 * 8
    return int.from_bytes(content[whole - 8 : whole], "big") if whole else None


def test_kills_in_the_midst_of_changes_lose_nothing(tmp_path: Path, tally: Tally) -> None:
    chance = random.Random(3)
    found(
        tmp_path,
        facility_name="Puskesmas Teduh",
        facility_unit="",
        login="admin",
        name="Bu Admin",
        title=Title.NONE,
        title_text="",
        roles=frozenset({Role.ADMINISTRATOR}),
        password=password("admin"),
        recovery_code=RecoveryCode(bytes(20)),
        now=NOW,
        cost=LOWEST,
    )
    seen = 0
    for _ in range(KILLS):
        keyring = Keyring.load(tmp_path)
        session = keyring.unlock("admin", password("admin"), NOW)
        heard, said = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                work_until_killed(keyring, session, said, seen)
            finally:
                os._exit(1)
        os.close(said)
        time.sleep(chance.uniform(0.005, 0.1))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        acknowledged = last_said(heard)
        os.close(heard)

        mark = Keyring.load(tmp_path).unlock("admin", password("admin"), NOW).last_seen
        assert (mark[0] if mark else 0) >= (acknowledged or seen)
        seen = mark[0] if mark else 0
    tally("kills while the keyring is changed", KILLS)
    assert seen > 0, "no change was finished before a kill"
