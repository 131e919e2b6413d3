"""Words for what speaks against a time (ui/spec §7: what happened, then what to do)."""

from collections.abc import Mapping, Sequence

from clinic_app.common.locale import clock_time, short_date
from clinic_app.common.translations import _, ngettext
from clinic_app.people.values import PersonId
from clinic_app.scheduling.values import Conflict, ConflictKind

_CLOSED = (ConflictKind.HOLIDAY, ConflictKind.OUTSIDE_HOURS, ConflictKind.BREAK)


def sentence(conflict: Conflict, names: Mapping[PersonId, str]) -> str:
    """One clash in one sentence; `names` of the counselors."""
    until = clock_time(conflict.end)
    if conflict.kind not in _CLOSED:
        return f"{headline([conflict])}. {fact(conflict, names)}"
    if conflict.kind is ConflictKind.HOLIDAY:
        day = short_date(conflict.start.date())
        return _("{date} is a holiday: {name}.").format(date=day, name=conflict.with_name)
    if conflict.kind is ConflictKind.BREAK:
        return _("This is break time until {time}.").format(time=until)
    return _("Outside service hours.")


def headline(conflicts: Sequence[Conflict]) -> str:
    """What it is, in a few bold words: `Bentrok 5 menit`, or that the house is closed then."""
    clashing = [conflict for conflict in conflicts if conflict.kind not in _CLOSED]
    if clashing:
        minutes = max(conflict.minutes for conflict in clashing)
        text = ngettext("Clash of {count} minute", "Clash of {count} minutes", minutes)
        return text.format(count=minutes)
    return _("Not in service hours")


def fact(conflict: Conflict, names: Mapping[PersonId, str]) -> str:
    """One clash without its length: who or what is taken, and until when."""
    until = clock_time(conflict.end)
    if conflict.kind is ConflictKind.CLIENT:
        said = _("The client already has an appointment until {time}.")
        if conflict.meeting_id is not None:
            said = _("The client is expected at {name} until {time}.")
        return said.format(name=conflict.with_name, time=until)
    if conflict.kind is ConflictKind.MEMBER:
        said = _("{member} has an appointment until {time}.")
        if conflict.meeting_id is not None:
            said = _("{member} is expected at {name} until {time}.")
        return said.format(member=conflict.member_name, name=conflict.with_name, time=until)
    if conflict.kind is ConflictKind.ROOM:
        said = _("{room} is used by {name} until {time}.")
        if not conflict.with_name:
            said = _("{room} is in use until {time}.")
        return said.format(room=conflict.room_name, name=conflict.with_name, time=until)
    if conflict.kind is ConflictKind.COUNSELOR:
        person = names.get(conflict.counselor_id, "") if conflict.counselor_id is not None else ""
        said = _("{counselor} sees {name} until {time}.")
        if conflict.meeting_id is not None:
            said = _("{counselor} leads {name} until {time}.")
        if not conflict.with_name:
            said = _("{counselor} has another appointment until {time}.")
        return said.format(counselor=person, name=conflict.with_name, time=until)
    return sentence(conflict, names)


def facts(conflicts: Sequence[Conflict], names: Mapping[PersonId, str]) -> list[str]:
    """All clashes, one sentence each; a counselor and a room taken by the same one in one."""
    rooms = {_other(c): c for c in conflicts if c.kind is ConflictKind.ROOM}
    people = {_other(c): c for c in conflicts if c.kind is ConflictKind.COUNSELOR}
    found: list[str] = []
    for conflict in conflicts:
        room, person = rooms.get(_other(conflict)), people.get(_other(conflict))
        if room is None or person is None or conflict not in (room, person) or not room.with_name:
            found.append(fact(conflict, names))
        elif conflict is room:
            counselor = names.get(person.counselor_id, "") if person.counselor_id is not None else ""
            said = _("{counselor} and {room} are taken by {name} until {time}.")
            until = clock_time(room.end)
            found.append(
                said.format(counselor=counselor, room=room.room_name, name=room.with_name, time=until)
            )
    return list(dict.fromkeys(found))


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
    return _("Clash: {name}").format(name=conflict.member_name or conflict.with_name)


def _other(conflict: Conflict) -> tuple[int | None, int | None]:
    """Which appointment or meeting it is about."""
    return conflict.appointment_id, conflict.meeting_id
