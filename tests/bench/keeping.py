"""Verifying a clinic, its log alone, and making a backup that is proven; without a screen."""

import json
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from clinic_app.audit import head
from clinic_app.common.clock import OffsetClock
from clinic_app.safekeeping import verify
from clinic_app.sign_in import SignIn
from tests.bench.decade_clinic import NOW, PASSWORD

_TIMES = 2
_LOGIN = "admin"


def seconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def main() -> None:
    folder = Path(sys.argv[1])
    clock = OffsetClock.starting(datetime.fromisoformat(NOW).replace(tzinfo=ZoneInfo("Asia/Jakarta")))
    workspace = SignIn(folder, clock).unlock(_LOGIN, PASSWORD.format(login=_LOGIN))
    desk = workspace._desk
    verified, logged, backed_up = [], [], []
    for _ in range(_TIMES):
        verified.append(seconds(workspace.backup.verify))
        with desk.reading() as session:
            entries = head.of(session).seq
            took = seconds(lambda session=session: verify.log_chain(session, desk.keyring.roster))
            logged.append(took * 100_000 / entries)
        size = (folder / "clinic.db").stat().st_size / 1e6
        state = []
        took = seconds(lambda state=state: state.append(workspace.backup.now()))
        assert state[0].proven
        backed_up.append(size / took)
    workspace.lock()
    print(json.dumps({"verify_s": verified, "log_verify_100k_s": logged, "backup_mb_per_s": backed_up}))


main()
