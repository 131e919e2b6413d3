"""Words for what speaks against a time (ui/spec §7: what happened, then what to do)."""

from collections.abc import Mapping

from clinic_app.common.locale import clock_time, short_date
from clinic_app.common.translations import _, ngettext
from clinic_app.people.values import PersonId
from clinic_app.scheduling.values import Conflict, ConflictKind


def sentence(conflict: Conflict, names: Mapping[PersonId, str]) -> str:
    """One clash in one sentence; `names` of the counselors."""
    until = clock_time(conflict.end)
    minutes = ngettext("Clash of {count} minute.", "Clash of {count} minutes.", conflict.minutes)
    head = minutes.format(count=conflict.minutes)
    if conflict.kind is ConflictKind.CLIENT:
        return f"{head} " + _("The client already has an appointment until {time}.").format(time=until)
    if conflict.kind is ConflictKind.ROOM:
        said = _("{room} is used by {name} until {time}.")
        return f"{head} " + said.format(room=conflict.room_name, name=conflict.with_name, time=until)
    if conflict.kind is ConflictKind.COUNSELOR:
        person = names.get(conflict.counselor_id, "") if conflict.counselor_id is not None else ""
        said = _("{counselor} sees {name} until {time}.")
        return f"{head} " + said.format(counselor=person, name=conflict.with_name, time=until)
    if conflict.kind is ConflictKind.HOLIDAY:
        day = short_date(conflict.start.date())
        return _("{date} is a holiday: {name}.").format(date=day, name=conflict.with_name)
    if conflict.kind is ConflictKind.BREAK:
        return _("This is break time until {time}.").format(time=until)
    return _("Outside service hours.")


def brief(conflict: Conflict) -> str:
    """A few words, for the block that is being carried."""
    if conflict.kind is ConflictKind.HOLIDAY:
        return _("Holiday")
    if conflict.kind is ConflictKind.BREAK:
        return _("Break time")
    if conflict.kind is ConflictKind.OUTSIDE_HOURS:
        return _("Outside service hours")
    if conflict.kind is ConflictKind.ROOM:
        return f"{conflict.room_name}: {conflict.with_name}"
    return _("Clash: {name}").format(name=conflict.with_name)
