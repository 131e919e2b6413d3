"""What was printed of a month stays: later figures make the next revision (handbook §7.4.7)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic_app.audit.desk import Work
from clinic_app.statistics.model import MonthPrint
from clinic_app.statistics.plain import plain_cases, plain_figures
from clinic_app.statistics.values.report import MonthReport
from clinic_app.vault.binding import Binding
from clinic_app.vault.canonical import canonical_bytes
from clinic_app.vault.hashing import digest
from clinic_app.vault.sealing import open_sealed, seal
from clinic_app.vault.session import Session as Keys

EXPORTED = "month.exported"
"""What the log calls it; with `revision` and `figures` when these are kept."""


@dataclass(frozen=True)
class Snapshot:
    """The figures of a report as bytes that are the same for the same figures."""

    figures: str
    cases: bytes

    @classmethod
    def of(cls, report: MonthReport) -> "Snapshot":
        return cls(
            canonical_bytes(plain_figures(report)).decode("ascii"), canonical_bytes(plain_cases(report))
        )

    @property
    def hash(self) -> str:
        """For the paper of a report that isn't kept, in hex."""
        return figures_hash(self.figures, self.cases).hex()


def newest(session: Session, month: date) -> MonthPrint | None:
    """The last print of a month that had other figures than the one before."""
    return session.scalar(
        select(MonthPrint).where(MonthPrint.month == month).order_by(MonthPrint.revision.desc()).limit(1)
    )


def kept(work: Work, report: MonthReport, **details: object) -> tuple[int, str]:
    """Log that a whole month leaves, and keep its figures if they are new; the revision, and the hash in hex.

    Raises NotPermitted("clinical_key.missing"), Damaged for a former print that was changed.
    """
    keys, snapshot = work.desk.keys, Snapshot.of(report)
    last = newest(work.session, report.month)
    if last is not None and last.figures == snapshot.figures and _opened(keys, last) == snapshot.cases:
        row, fresh = last, False
    else:
        row, fresh = _row(keys, report, snapshot, 0 if last is None else last.revision + 1), True
    details |= {"revision": row.revision, "figures": row.figures_hash.hex()}
    work.log(EXPORTED, "month", f"{report.month:%Y-%m}", **details)
    if fresh:
        row.log_seq, row.log_hash = work.position
        row.printed_by, row.printed_at = work.desk.person_id, work.now_utc
        work.session.add(row)
    return row.revision, row.figures_hash.hex()


def figures_hash(figures: str, cases: bytes) -> bytes:
    """What binds a print's figures, its sealed cases included, to the log."""
    return digest("teduh.month", canonical_bytes([figures, cases.hex()]))


def _row(keys: Keys, report: MonthReport, snapshot: Snapshot, revision: int) -> MonthPrint:
    row = MonthPrint(
        month=report.month,
        revision=revision,
        figures=snapshot.figures,
        generation=keys.latest_clinical,
    )
    row.cases = seal(keys.clinical_key(row.generation), snapshot.cases, _binding(row))
    row.figures_hash = figures_hash(row.figures, row.cases)
    return row


def _opened(keys: Keys, row: MonthPrint) -> bytes | None:
    """The cases of a former print; None under a generation that the person doesn't hold."""
    key = keys.clinical_keys().get(row.generation)
    return None if key is None else open_sealed(key, row.cases, _binding(row))


def _binding(row: MonthPrint) -> Binding:
    month = row.month.year * 12 + row.month.month
    return Binding("month_print", month, "clinic", row.revision, row.generation)
