"""The appointments of a record as values: one row each, in the order one reads them. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from clinic_app.notes.values import NoteHead, NoteState
from clinic_app.people.values import PersonId
from clinic_app.scheduling.values import Block, Status

_AHEAD = (Status.BOOKED, Status.CONFIRMED, Status.CHECKED_IN, Status.IN_SESSION)


class Span(StrEnum):
    """Which appointments are listed."""

    ALL = "all"
    COMING = "coming"
    PAST = "past"


class NoteMark(StrEnum):
    """How it stands with the note of a session."""

    NONE = ""
    MISSING = "missing"
    DRAFT = "draft"
    OVERDUE = "overdue"
    SIGNED = "signed"


@dataclass(frozen=True, eq=False)
class SessionRow:
    """One appointment."""

    block: Block
    counselor: str
    note: NoteHead | None
    mark: NoteMark
    coming: bool
    """Today or later, and not over."""


def is_coming(block: Block, today: date) -> bool:
    """Whether it is still to come, or going on."""
    return block.status in _AHEAD and block.start.date() >= today


def upcoming(blocks: Iterable[Block], today: date) -> tuple[Block, ...]:
    """What comes, the nearest first."""
    found = (block for block in blocks if is_coming(block, today))
    return tuple(sorted(found, key=lambda block: (block.start, block.id)))


def session_rows(
    blocks: Iterable[Block],
    heads: Iterable[NoteHead],
    names: Mapping[PersonId, str],
    me: PersonId,
    now: datetime,
) -> tuple[SessionRow, ...]:
    """What comes, nearest first, then what was, the newest first. The own note counts where there are two."""
    by_appointment = {
        head.appointment_id: head for head in sorted(heads, key=lambda head: head.author_id == me)
    }
    rows = [
        SessionRow(
            block=block,
            counselor=names.get(block.counselor_id, ""),
            note=(head := by_appointment.get(block.id)),
            mark=_mark(block, head, me, now),
            coming=is_coming(block, now.date()),
        )
        for block in blocks
    ]
    ahead = sorted((row for row in rows if row.coming), key=lambda row: row.block.start)
    past = sorted((row for row in rows if not row.coming), key=lambda row: row.block.start, reverse=True)
    return (*ahead, *past)


def within(rows: Iterable[SessionRow], span: Span) -> list[SessionRow]:
    """The rows of a span."""
    return [row for row in rows if span is Span.ALL or row.coming is (span is Span.COMING)]


def _mark(block: Block, head: NoteHead | None, me: PersonId, now: datetime) -> NoteMark:
    if head is None:
        missing = block.status is Status.COMPLETED and block.counselor_id == me
        return NoteMark.MISSING if missing else NoteMark.NONE
    if head.state is NoteState.SIGNED:
        return NoteMark.SIGNED
    return NoteMark.OVERDUE if now > head.due else NoteMark.DRAFT
