"""What a restore moved aside stays as long as was promised, whatever clock or file says."""

from pathlib import Path

import pytest

from clinic_app.audit import log
from clinic_app.safekeeping import backup
from clinic_app.safekeeping.former import REMOVED
from clinic_app.safekeeping.restore import restore_backup
from tests.support.bare_clinic import ADMIN, BareClinic, password, wash


@pytest.fixture
def former(bare: BareClinic) -> Path:
    """The folder with the data from before a restore, which stay for 30 days."""
    with bare.desk() as desk:
        backup.make(desk)
    (file,) = (bare.folder / "backups").iterdir()
    done = restore_backup(file, bare.folder, ADMIN, password(ADMIN), bare.clock, keep_days=30)
    assert done.before is not None
    return done.before


def back_up(bare: BareClinic) -> list[str]:
    """A day's work and its backup; what the log says of the last lines."""
    with bare.desk() as desk:
        wash(desk)
        assert backup.make(desk).proven
        with desk.reading() as session:
            return [entry.action for entry in log.page(session, limit=3)]


def test_it_stays_for_its_days_and_goes_with_the_next_backup(bare: BareClinic, former: Path) -> None:
    bare.clock.forward(days=29)
    assert REMOVED not in back_up(bare)
    bare.clock.forward(days=2)
    back_up(bare)
    assert former.is_dir()
    bare.clock.forward(days=1, hours=1)

    assert REMOVED in back_up(bare)

    assert not former.exists()


def test_a_clock_that_leaps_ahead_ends_no_term_at_once(bare: BareClinic, former: Path) -> None:
    bare.clock.forward(days=365)
    back_up(bare)
    bare.clock.forward(days=-365, hours=1)

    back_up(bare)

    assert former.is_dir()
