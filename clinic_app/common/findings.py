"""What a verification found wrong."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that isn't as it was written. `kind` is a code, e.g. `log.changed`; the others say where."""

    kind: str
    object: str
    id: str = ""


def of_tables(looks: Iterable[tuple[str, Callable[[], Iterable[Finding]]]]) -> list[Finding]:
    """What is wrong in each table; one that stumbles over a value tells nothing more."""
    findings: list[Finding] = []
    for table, look in looks:
        try:
            findings += look()
        except (ValueError, KeyError, TypeError):
            # A value that no command could have written: somebody did, and the rest can't be told.
            findings.append(Finding("row.unreadable", table))
    return findings


def differing(
    subject: str, table: str, rows: Mapping[Any, object], told: Mapping[Any, object]
) -> list[Finding]:
    """Rows that are gone (`subject.missing`) or aren't as the log tells (`subject.broken`)."""
    return [
        Finding(f"{subject}.{'broken' if number in rows else 'missing'}", table, str(number))
        for number in sorted({*rows, *told})
        if rows.get(number) != told.get(number)
    ]
