"""Which backups stay: 7 daily, 5 weekly, 12 monthly (SECURITY §6)."""

import contextlib
import re
from collections.abc import Callable, Hashable, Iterable
from datetime import date, datetime
from pathlib import Path

DAILY, WEEKLY, MONTHLY = 7, 5, 12

_NAME = re.compile(r"teduh-([0-9]{8}-[0-9]{6})\.teduh")
_STAMP = "%Y%m%d-%H%M%S"


def name_of(at: datetime, *, kind: str = "") -> str:
    """The name of a backup made at this wall-clock time; one of a `kind` is never thinned out."""
    return f"teduh-{stamp_of(at)}{'-' if kind else ''}{kind}.teduh"


def stamp_of(at: datetime) -> str:
    """A moment as it stands in names of files and folders."""
    return at.strftime(_STAMP)


def made_at(name: str) -> datetime | None:
    """When a backup of that name was made (wall clock); None for every other file."""
    match = _NAME.fullmatch(name)
    try:
        return datetime.strptime(match[1], _STAMP) if match else None
    except ValueError:
        return None


def superfluous(names: Iterable[str], today: date) -> list[str]:
    """What may go: all but today's and the last of the last 7 days, 5 weeks and 12 months that have any.

    One of a day to come, made when the clock was wrong, stays till then, and takes no other one's place.
    """
    past = [(at, name) for name in names if (at := made_at(name)) and at.date() <= today]
    known = sorted(past, reverse=True)
    kept = {name for at, name in known if at.date() == today}
    kept |= _newest(known, DAILY, lambda at: at.date())
    kept |= _newest(known, WEEKLY, lambda at: at.isocalendar()[:2])
    kept |= _newest(known, MONTHLY, lambda at: (at.year, at.month))
    return [name for _, name in known if name not in kept]


def thin(folder: Path, names: Iterable[str], today: date) -> None:
    """Remove what may go of `names` in `folder`. What can't be removed now stays for the next time."""
    for name in superfluous(names, today):
        with contextlib.suppress(OSError):
            (folder / name).unlink(missing_ok=True)


def _newest(
    known: list[tuple[datetime, str]], periods: int, period_of: Callable[[datetime], Hashable]
) -> set[str]:
    newest: dict[Hashable, str] = {}
    for at, name in known:
        newest.setdefault(period_of(at), name)
    return set(list(newest.values())[:periods])
