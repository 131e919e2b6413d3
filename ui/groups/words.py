"""The words on screen for the codes of groups (handbook §2.10, §10)."""

from clinic_app.common.locale import clock_time, time_range, weekday
from clinic_app.common.translations import N_, _, pgettext
from clinic_app.groups.values import GroupKind, UsualTime

_KINDS = {GroupKind.OPEN: N_("Open group"), GroupKind.CLOSED: N_("Closed group")}


def kind_word(kind: GroupKind) -> str:
    """The same in one word, for a choice whose label says what it is about."""
    words = {GroupKind.OPEN: pgettext("group", "Open"), GroupKind.CLOSED: pgettext("group", "Closed")}
    return words[kind]


def kind_name(kind: GroupKind) -> str:
    """Whether newcomers may join while it runs."""
    return _(_KINDS[kind])


def usual_text(usual: UsualTime | None) -> str:
    """`Rabu 13.00 · Aula`; "" where no meeting was ever planned."""
    if usual is None:
        return ""
    when = f"{weekday(usual.start.date())} {clock_time(usual.start)}"
    return f"{when} · {usual.room_name}" if usual.room_name else when


def usual_times(usual: UsualTime) -> str:
    """`Rabu 13.00–14.30`."""
    return f"{weekday(usual.start.date())} {time_range(usual.start, usual.end)}"
