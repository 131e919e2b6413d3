"""The clinic that `clinic-app --demo` opens: made when there is none, and anew on another day."""

import shutil
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from clinic_app.common.errors import Refused
from clinic_app.common.files import disk_fault
from clinic_app.demo import mark, sources
from clinic_app.demo.founding import accounts
from clinic_app.demo.making import make
from clinic_app.demo.plan import Account
from clinic_app.demo.scales import SCALES, SMALL, Scale
from clinic_app.storage.files import vacant
from clinic_app.storage.lock import FolderLock


def prepare(folder: Path, now: datetime, scale: Scale = SMALL, *, renew: bool = False) -> tuple[Account, ...]:
    """Have a demo clinic in `folder`; its accounts. `now` is aware, or the clinic's wall-clock.

    With `renew`, one of another day is thrown away, with what was tried out in it, so that today's
    appointments are today's. A clinic that isn't invented stays as it is: Refused("folder.founded"). Raises
    Unavailable("folder.busy") while another program has the older one open.
    """
    standing = mark.read(folder)
    if standing is not None and (standing.day == _day(now) or not renew):
        return accounts(sources.house(), SCALES[standing.scale])
    if standing is not None:
        _throw_away(folder)
    elif not vacant(folder):
        raise Refused("folder.founded")
    return make(folder, scale, now)


def _day(now: datetime) -> date:
    zone = ZoneInfo(sources.house().plan.profile.zone)
    return (now.astimezone(zone) if now.tzinfo else now).date()


def _throw_away(folder: Path) -> None:
    with FolderLock(folder):
        # The mark goes last: after a kill the rest can still be thrown away.
        try:
            for path in sorted(folder.iterdir(), key=lambda each: each.name == mark.MARK):
                if path.is_dir():
                    shutil.rmtree(path)
                elif path.name != "clinic.lock":
                    path.unlink()
        except OSError as fault:
            raise disk_fault(fault) from fault
