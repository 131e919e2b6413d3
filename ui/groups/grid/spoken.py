"""What a screen reader says of a cell, and what hovering over it shows (ui/spec §6)."""

from clinic_app.common.locale import long_date
from clinic_app.common.translations import _, ngettext
from clinic_app.scheduling.values_meetings import MeetingStatus
from ui.groups.grid.geometry import Place
from ui.groups.grid.register import Register
from ui.widgets.meeting_wording import mark_name


def cell_words(register: Register, place: Place) -> str:
    """`Ayu Lestari, pertemuan 9, hadir`; what else there is to know follows."""
    day, line = register.day_at(place.column), register.line_at(place.row)
    if day is None:
        return ""
    meeting = _("meeting {n}").format(n=day.number)
    if line is None:
        return f"{_guest_words(register, place)}, {meeting}"
    cell = line.cells[place.column]
    if not cell.member:
        state = _("not a member then")
    else:
        state = mark_name(cell.mark) if cell.mark is not None else _("not filled in")
    parts = [line.name, meeting, state]
    if cell.noted:
        parts.append(_("private remark"))
    if day.status is MeetingStatus.CANCELLED:
        parts.append(_("called off"))
    return ", ".join(parts)


def _guest_words(register: Register, place: Place) -> str:
    named = register.guests[place.row - len(register.lines)].name
    count = register.days[place.column].guests
    return named or ngettext("{n} guest", "{n} guests", count).format(n=count)


def head_words(register: Register, column: int) -> str:
    """A meeting's head in full."""
    day = register.days[column]
    said = _("Meeting {n}, {day}").format(n=day.number, day=long_date(day.day))
    return ", ".join((said, _("called off"))) if day.status is MeetingStatus.CANCELLED else said
