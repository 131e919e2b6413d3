"""The details of a line as label and words, for the panel: what is known by number is named."""

from collections.abc import Callable, Iterator

from clinic_app.audit.values import LogLine
from clinic_app.common.locale import record_number
from clinic_app.common.translations import N_, _
from clinic_app.episodes.values import CloseReason
from ui.admin.log import said
from ui.admin.log.known import Known, code_in
from ui.widgets.wording import close_reason_name

Words = Callable[[object, Known], str]

HIDDEN = frozenset({"client", "other", "referral", "appointment", "appointments", "reason", "roster"})
"""Shown elsewhere in the panel, or of no use to anybody who reads it."""

_SAID = {("consent", "kind"), ("episode", "programme"), ("log", "entries")}
"""What the line's object says already."""


def facts(line: LogLine, known: Known) -> Iterator[tuple[str, str]]:
    """Label and words of each detail worth showing, in the order of the table below."""
    if line.other_record_no:
        yield _("Other client"), record_number(line.other_record_no)
    order = list(FACTS)
    for key in sorted(line.details, key=lambda key: order.index(key) if key in order else len(order)):
        if key in HIDDEN or (line.object, key) in _SAID:
            continue
        label, words = FACTS.get(key, (key, said.plain))
        value = words(line.details[key], known)
        if value:
            yield _(label), value


def reason(line: LogLine) -> str:
    """What was given as reason; "" for none."""
    given = line.details.get("reason")
    code = code_in(CloseReason, given)
    return close_reason_name(code) if code is not None else given if isinstance(given, str) else ""


FACTS: dict[str, tuple[str, Words]] = {
    "slot": (N_("Appointment"), said.place),
    "before": (N_("Before"), said.place),
    "after": (N_("After"), said.place),
    "overruled": (N_("In spite of"), said.clashes),
    "programme": (N_("Programme"), said.programme),
    "kind": (N_("Kind"), said.coded),
    "group": (N_("Group"), said.plain),
    "meeting": (N_("Meeting"), said.plain),
    "mark": (N_("Attendance"), said.plain),
    "was": (N_("Before"), said.plain),
    "clients": (N_("Persons"), said.plain),
    "code_only": (N_("Record numbers only"), said.plain),
    "given": (N_("Decision"), said.given),
    "day": (N_("Day"), said.day),
    "number": (N_("Letter number"), said.plain),
    "owner": (N_("Owner"), said.person),
    "shared": (N_("Shared"), said.referral_codes),
    "until": (N_("Valid until"), said.day),
    "ground": (N_("Without consent"), said.referral_codes),
    "channel": (N_("By way of"), said.referral_codes),
    "outcome": (N_("Outcome"), said.referral_codes),
    "reached": (N_("Reached"), said.plain),
    "copies": (N_("Copies"), said.plain),
    "fields": (N_("Fields"), said.fields),
    "roles": (N_("Role"), said.roles),
    "title": (N_("Profession"), said.title),
    "restricted": (N_("Access"), said.restricted),
    "warnings": (N_("Warnings"), said.count),
    "on": (N_("Marked"), said.plain),
    "active": (N_("In use"), said.plain),
    "open": (N_("Open all the same"), said.plain),
    "rules": (N_("Intervals"), said.plain),
    "changed": (N_("Changed"), said.plain),
    "persons": (N_("Persons"), said.people),
    "holders": (N_("Key holders"), said.people),
    "to": (N_("Given to"), said.people),
    "sheet": (N_("With recovery sheet"), said.plain),
    "case_keys": (N_("Case keys"), said.plain),
    "drafts": (N_("Drafts"), said.plain),
    "generation": (N_("Key generation"), said.plain),
    "version": (N_("Version"), said.plain),
    "sealed": (N_("Seal"), said.seal),
    "at": (N_("Tried at"), said.moment),
    "proven": (N_("Verified"), said.plain),
    "made_at": (N_("Made at"), said.moment),
    "ended_again": (N_("Deactivated again"), said.plain),
    "former": (N_("Former data"), said.plain),
    "keep_days": (N_("Kept for days"), said.plain),
    "fault": (N_("Second place"), said.place_fault),
    "chosen": (N_("Chosen"), said.plain),
    "restorable": (N_("Can be restored"), said.plain),
    "passed": (N_("Passed"), said.plain),
    "log_seq": (N_("Log stood at"), said.line),
    "stood_at": (N_("Log seen before"), said.line),
    "form": (N_("File"), said.plain),
    "outside": (N_("For outside"), said.plain),
    "counselor": (N_("Counselor"), said.person),
    "revision": (N_("Revision"), said.plain),
    "figures": (N_("Figures"), said.seal),
    "findings": (N_("Left to do"), said.plain),
    "closing": (N_("Closing"), said.plain),
    "entries": (N_("Entries"), said.plain),
    "faults": (N_("Faults"), said.plain),
    "first": (N_("First fault"), said.line),
}
"""Detail → its label, and how its value is said."""
