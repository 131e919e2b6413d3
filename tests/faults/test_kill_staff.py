"""A program killed while staff is added, reset or ended: keyring and database agree at the next start."""

import os
import random
from collections.abc import Iterator

import pytest

from clinic_app.common.permissions import Role
from clinic_app.people.values import NewStaff
from clinic_app.sign_in import SignIn
from clinic_app.vault.keyring import Keyring
from clinic_app.vault.passwords import LOWEST
from tests.support.clinic import ADMIN, Clinic, password
from tests.support.counts import times
from tests.support.killing import killed_after
from tests.support.tally import Tally

pytestmark = [
    pytest.mark.fault,
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kills need fork"),
]

KILLS = times(6, 60)


def test_staff(clinic: Clinic, tally: Tally) -> None:
    clinic.close()
    chance = random.Random(20260823)
    told: dict[str, bool] = {}

    for round in range(KILLS):

        def work(round: int = round) -> Iterator[str]:
            staff = Clinic(clinic.folder, clinic.clock, Keyring.load(clinic.folder)).at(ADMIN).staff
            yield "begun"
            for number in range(100):
                login = f"orang{round}x{number}"
                new = NewStaff(login, "Orang Baru", frozenset({Role.RECEPTIONIST}))
                added = staff.add(new, "kata sandi orang baru")
                yield f"here {login}"
                staff.reset(added.id, "kata sandi yang lain")
                yield f"here {login}"
                staff.end(added.id)
                yield f"gone {login}"

        lines = killed_after(work, chance.randint(1, 3), chance.uniform(0, 0.25))
        told |= {line.split()[1]: line.startswith("here") for line in lines[1:]}

        workspace = SignIn(clinic.folder, clinic.clock, LOWEST).unlock(ADMIN, password(ADMIN))
        assert workspace.findings == ()
        assert workspace.backup.verify() == []
        members = {each.login: each.active for each in workspace.staff.members(include_inactive=True)}
        workspace.lock()
        assert told.keys() <= members.keys()
        # Who was added may have been ended before the program could say so; never the other way round.
        assert [login for login, here in told.items() if not here and members[login]] == []
    tally("kills while staff is changed", KILLS)
    assert told
