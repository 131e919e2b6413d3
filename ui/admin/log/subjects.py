"""What a line is about, in the words of the field; a client only ever as a record number."""

from datetime import date

from clinic_app.audit.values import LogLine
from clinic_app.common.locale import month, number, plain_date, record_number
from clinic_app.common.permissions import Role
from clinic_app.common.translations import _, ngettext
from clinic_app.facility.values import Programme
from clinic_app.people.values import ConsentKind
from clinic_app.scheduling.values import Status
from ui.admin.log.known import Known, code_in
from ui.admin.log.slots import from_to, slot_words
from ui.panels.words import DOT
from ui.widgets.wording import consent_name, programme_name, roles_text, status_name


def subject(line: LogLine, known: Known, form_names: dict[str, str]) -> str:
    """The column `Objek`: `Catatan sesi 7`, `Janji · Hadir`, `Rab 19 → Kam 20 Agu`."""
    details = line.details
    if line.object == "appointment":
        return _appointment(line, known)
    if line.object in ("note", "client_risk"):
        return _note(line)
    if line.object == "consent":
        kind = code_in(ConsentKind, details.get("kind"))
        return _("Consent") if kind is None else consent_name(kind)
    if line.object == "episode":
        code = code_in(Programme, details.get("programme"))
        return _("Programme") if code is None else DOT.join((_("Programme"), programme_name(code)))
    if line.object == "person":
        return _person(line, known)
    if line.object == "room":
        return known.rooms.get(_number(line)) or _("Room")
    if line.object == "holiday":
        return _day(line.object_id)
    if line.object == "month":
        return _month(line.object_id)
    if line.object == "draft":
        return form_names.get(line.object_id.partition(":")[0], _("Form"))
    if line.object == "log":
        count = details.get("entries")
        count = count if isinstance(count, int) else 0
        return ngettext("{n} log entry", "{n} log entries", count).format(n=number(count))
    return {
        "client": _("Client"),
        "client_problem": _("Problem"),
        "series": _("Weekly series"),
        "group": _("Group"),
        "group_note": _("Group note"),
        "meeting": _("Meeting"),
        "remark": _("Private remark"),
        "referral": _("Referral"),
        "login": _("Application session"),
        "facility": _("Facility"),
        "backup": _("Backup file"),
    }.get(line.object, line.object)


def brief(line: LogLine, known: Known) -> str:
    """The column `Rincian`: the record number, or the one thing one wants to know of other lines."""
    if line.record_no:
        return record_number(line.record_no)
    details = line.details
    if line.object == "login":
        return login_words(line.object_id)
    if line.object == "log":
        faults = details.get("faults")
        if not isinstance(faults, int) or faults == 0:
            return _("intact")
        return ngettext("{n} fault", "{n} faults", faults).format(n=number(faults))
    if line.object == "backup":
        if "proven" in details:
            return _("verified") if details["proven"] else _("not verified")
        return ""
    if "roles" in details:
        return roles_words(details["roles"])
    return ""


def login_words(login: str) -> str:
    """Whose sign-in failed."""
    return {"": _("unknown login"), "*recovery": _("recovery sheet")}.get(login, login)


def roles_words(codes: object) -> str:
    """`Konselor, Supervisor` of a list of codes."""
    found = [code_in(Role, code) for code in (codes if isinstance(codes, list) else [])]
    return roles_text(role for role in found if role is not None)


def _appointment(line: LogLine, known: Known) -> str:
    before, after = line.details.get("before"), line.details.get("after")
    if isinstance(before, dict) and isinstance(after, dict):
        return from_to(before, after) or _("Appointment")
    if (status := code_in(Status, after)) is not None:
        return DOT.join((_("Appointment"), status_name(status)))
    slot = line.details.get("slot")
    when = slot_words(slot) if isinstance(slot, dict) else ""
    return DOT.join(part for part in (_("Appointment"), when) if part)


def _note(line: LogLine) -> str:
    if line.object == "client_risk":
        return _("Risk level")
    if line.session_no is None:
        return _("Session note")
    return _("Note of session {number}").format(number=line.session_no)


def _person(line: LogLine, known: Known) -> str:
    if line.action.startswith("session."):
        return _("Application session")
    return known.person(_number(line) or line.object_id)


def _number(line: LogLine) -> int:
    """Of the thing that the line is about; 0 for what is none: the log may hold anything."""
    number = line.object_id
    return int(number) if number.isascii() and number.isdigit() and len(number) < 19 else 0


def _month(text: str) -> str:
    try:
        return month(date.fromisoformat(f"{text}-01"))
    except ValueError:
        return text


def _day(text: str) -> str:
    try:
        return plain_date(date.fromisoformat(text))
    except ValueError:
        return text
