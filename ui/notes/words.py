"""What a note is called, and its times, in words."""

from datetime import date, datetime

from clinic_app.common.locale import clock_time, day_month, plain_date, relative_date, time_range
from clinic_app.common.text import bare_name
from clinic_app.common.translations import N_, _
from clinic_app.notes.values import NoteHead, NoteState
from clinic_app.scheduling.values import Block
from ui.widgets.note_wording import section_name

LETTERS = {"subjective": "S", "objective": "O", "assessment": "A", "plan": "P"}
"""SOAP is SOAP in every language."""

_PLACEHOLDERS = {
    "subjective": N_("Write what the client told."),
    "objective": N_("Write what you observed."),
    "assessment": N_("Write your conclusion."),
    "plan": N_("Write the plan."),
    "text": N_("Write the note."),
}
_STEPS = {
    "note.created": (N_("Created"), "note-pencil", "text2"),
    "note.saved": (N_("Draft saved"), "floppy-disk", "text2"),
    "note.signed": (N_("Signed"), "pen-nib", "success"),
    "note.opened": (N_("Read"), "eye", "text2"),
    "note.addendum": (N_("Addendum {n} signed"), "plus-circle", "success"),
    "note.printed": (N_("Printed"), "printer", "text2"),
}


def letter(section: str) -> str:
    """What the badge of a section bears."""
    return LETTERS.get(section) or section_name(section)[:1]


def placeholder(section: str) -> str:
    """What stands in an empty section."""
    return _(_PLACEHOLDERS[section])


def session_title(head: NoteHead) -> str:
    """`Sesi 7`."""
    return _("Session {n}").format(n=head.session_no)


def step_words(action: str, addendum: int) -> tuple[str, str, str]:
    """Words, icon and ink of a step in a note's history."""
    text, icon, ink = _STEPS[action]
    return _(text).format(n=addendum), icon, ink


def list_date(head: NoteHead, today: date) -> str:
    """`19 Agu · hari ini`, `26 Mei`, `3 Nov 2025`."""
    day = head.session_start.date()
    if day == today:
        return _("{date} · today").format(date=day_month(day))
    return day_month(day) if day.year == today.year else f"{day_month(day)} {day.year}"


def session_time(head: NoteHead, today: date) -> str:
    """`19 Agustus, 10.00–10.50`; a signed note names the year, as paper does."""
    day = head.session_start.date()
    bare = head.state is NoteState.DRAFT and day.year == today.year
    named = day_month(day, short=False) if bare else plain_date(day)
    return f"{named}, {time_range(head.session_start, head.session_end)}"


def first_name(name: str) -> str:
    """`Yohanes` of `Yohanes Lamba`, `Ratna` of `Ns. Ratna Wulandari`."""
    return (bare_name(name) or name).split(" ")[0]


def short_moment(at: datetime) -> str:
    """`20 Agu 10.50` of a moment on the wall clock."""
    return f"{day_month(at.date())} {clock_time(at)}"


def block_words(block: Block, today: date) -> str:
    """A session that can be written about: `Rab, 19 Agu 10.00–10.50`."""
    return f"{relative_date(block.start.date(), today)} {time_range(block.start, block.end)}"
