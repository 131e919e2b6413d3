"""What each action of the log is called, its icon, and the group it is found under: the only such table."""

from dataclasses import dataclass
from enum import StrEnum

from clinic_app.common.translations import N_, _


class Group(StrEnum):
    """Kinds of actions that somebody looks for together."""

    SESSIONS = "sessions"
    READING = "reading"
    CLIENTS = "clients"
    APPOINTMENTS = "appointments"
    GROUPS = "groups"
    NOTES = "notes"
    FIGURES = "figures"
    REFERRALS = "referrals"
    PEOPLE = "people"
    FACILITY = "facility"
    SAFETY = "safety"


GROUPS = {
    Group.SESSIONS: N_("Signing in and out"),
    Group.READING: N_("Opened data"),
    Group.CLIENTS: N_("Clients and consents"),
    Group.APPOINTMENTS: N_("Appointments"),
    Group.GROUPS: N_("Groups"),
    Group.NOTES: N_("Notes and drafts"),
    Group.FIGURES: N_("Monthly figures"),
    Group.REFERRALS: N_("Referrals"),
    Group.PEOPLE: N_("Users and keys"),
    Group.FACILITY: N_("Facility"),
    Group.SAFETY: N_("Backups and log"),
}


@dataclass(frozen=True)
class Look:
    """How an action is shown: `ink` is a colour token where it should be noticed."""

    text: str
    icon: str
    group: Group
    ink: str = ""

    @property
    def tone(self) -> str:
        """The tone of its chip."""
        return self.ink or "neutral"


_S, _R, _C, _A = Group.SESSIONS, Group.READING, Group.CLIENTS, Group.APPOINTMENTS
_X = Group.REFERRALS
_N, _P, _F, _B = Group.NOTES, Group.PEOPLE, Group.FACILITY, Group.SAFETY
_G, _M = Group.GROUPS, Group.FIGURES

ACTIONS = {
    "session.opened": Look(N_("Sign in"), "sign-in", _S),
    "session.closed": Look(N_("Sign out"), "sign-out", _S),
    "session.failed": Look(N_("Failed sign-in"), "warning-circle", _S, "warning"),
    "session.older_file": Look(N_("Older file opened"), "warning-circle-fill", _S, "danger"),
    "client.opened": Look(N_("Open record"), "eye", _R),
    "client.form_opened": Look(N_("Open correction form"), "eye", _R),
    "client.nik_shown": Look(N_("Show NIK"), "eye", _R),
    "note.opened": Look(N_("Open note"), "eye", _R),
    "problem.opened": Look(N_("Open problems"), "eye", _R),
    "referral.opened": Look(N_("Open referral"), "eye", _R),
    "client.registered": Look(N_("Register client"), "user-circle-plus", _C),
    "client.corrected": Look(N_("Correct client data"), "pencil-simple", _C),
    "client.attention": Look(N_("Needs attention"), "flag", _C),
    "client.merged": Look(N_("Put two records of one client together"), "users", _C),
    "client.not_same": Look(N_("Declare not the same client"), "users", _C),
    "consent.recorded": Look(N_("Record consent"), "file-text", _C),
    "consent.withdrawn": Look(N_("Withdraw consent"), "prohibit", _C),
    "care_team.changed": Look(N_("Change care team"), "users-three", _C),
    "episode.opened": Look(N_("Begin programme"), "folder-open", _C),
    "episode.closed": Look(N_("End programme"), "check-circle", _C),
    "episode.reopened": Look(N_("Reopen programme"), "arrow-counter-clockwise", _C),
    "appointment.booked": Look(N_("Book appointment"), "calendar-plus", _A),
    "series.booked": Look(N_("Book weekly series"), "calendar-plus", _A),
    "appointment.walked_in": Look(N_("Walk-in"), "user-plus", _A),
    "appointment.moved": Look(N_("Move appointment"), "calendar-blank", _A),
    "appointment.changed": Look(N_("Change appointment"), "pencil-simple", _A),
    "appointment.confirmed": Look(N_("Confirm appointment"), "check", _A),
    "appointment.checked_in": Look(N_("Check in client"), "check", _A),
    "appointment.started": Look(N_("Start session"), "play-circle", _A),
    "appointment.completed": Look(N_("Complete session"), "check-circle", _A),
    "appointment.missed": Look(N_("Mark no-show"), "prohibit", _A),
    "appointment.left": Look(N_("Mark left early"), "sign-out", _A),
    "appointment.cancelled": Look(N_("Cancel appointment"), "x-circle", _A),
    "appointment.reopened": Look(N_("Put status back"), "arrow-counter-clockwise", _A),
    "note.created": Look(N_("Begin note"), "note-pencil", _N),
    "note.resumed": Look(N_("Continue draft"), "note-pencil", _N),
    "note.saved": Look(N_("Save draft"), "note-pencil", _N),
    "note.withdrawn": Look(N_("Withdraw draft"), "trash", _N),
    "note.signed": Look(N_("Sign note"), "pen-nib", _N),
    "note.addendum": Look(N_("Sign addendum"), "pen-nib", _N),
    "risk.decided": Look(N_("Decide risk level"), "pen-nib", _N),
    "group.opened": Look(N_("Open group"), "eye", _R),
    "remarks.opened": Look(N_("Open private remarks"), "eye", _R),
    "group_note.opened": Look(N_("Open group note"), "eye", _R),
    "attendance_sheet.printed": Look(N_("Print attendance sheet"), "printer", _R),
    "group.created": Look(N_("Make group"), "users-three", _G),
    "group.corrected": Look(N_("Change group"), "pencil-simple", _G),
    "group.ended": Look(N_("End group"), "check-circle", _G),
    "group.resumed": Look(N_("Let group go on"), "arrow-counter-clockwise", _G),
    "group.facilitators_changed": Look(N_("Change facilitators"), "users-three", _G),
    "group.member_joined": Look(N_("Join group"), "user-plus", _G),
    "group.member_waits": Look(N_("Wait for a seat"), "clock", _G),
    "group.member_left": Look(N_("Leave group"), "user-minus", _G),
    "group.member_back": Look(N_("Take leaving back"), "arrow-counter-clockwise", _G),
    "group.member_taken_back": Look(N_("Take joining back"), "arrow-counter-clockwise", _G),
    "group.rules_agreed": Look(N_("Agree to group rules"), "file-text", _G),
    "meeting.planned": Look(N_("Plan meeting"), "calendar-plus", _A),
    "meeting.moved": Look(N_("Move meeting"), "calendar-blank", _A),
    "meeting.cancelled": Look(N_("Call meeting off"), "x-circle", _A),
    "meeting.reinstated": Look(N_("Let meeting take place"), "arrow-counter-clockwise", _A),
    "meeting.held": Look(N_("Hold meeting"), "check-circle", _A),
    "meeting.unheld": Look(N_("Meeting not held yet"), "arrow-counter-clockwise", _A),
    "attendance.marked": Look(N_("Mark attendance"), "check", _G),
    "attendance.rest_present": Look(N_("Mark the rest present"), "check", _G),
    "attendance.unmarked": Look(N_("Empty attendance"), "arrow-counter-clockwise", _G),
    "guests.added": Look(N_("Add guests"), "user-plus", _G),
    "guests.withdrawn": Look(N_("Take guests back"), "user-minus", _G),
    "group_note.resumed": Look(N_("Continue group note"), "note-pencil", _N),
    "group_note.saved": Look(N_("Save group note"), "note-pencil", _N),
    "group_note.signed": Look(N_("Sign group note"), "pen-nib", _N),
    "group_note.addendum": Look(N_("Sign addendum to group note"), "pen-nib", _N),
    "remark.written": Look(N_("Write private remark"), "note-pencil", _N),
    "problem.recorded": Look(N_("Record problem"), "note-pencil", _N),
    "problem.changed": Look(N_("Change problem"), "note-pencil", _N),
    "referral.created": Look(N_("Begin referral"), "paper-plane-tilt", _X),
    "referral.resumed": Look(N_("Continue referral"), "note-pencil", _X),
    "referral.prepared": Look(N_("Save delivery of a referral"), "note-pencil", _X),
    "referral.saved": Look(N_("Save referral"), "note-pencil", _X),
    "referral.ready": Look(N_("Make referral ready"), "pen-nib", _X),
    "referral.redrafted": Look(N_("Take referral back to draft"), "arrow-counter-clockwise", _X),
    "referral.withdrawn": Look(N_("Withdraw referral"), "trash", _X),
    "referral.printed": Look(N_("Print referral"), "printer", _X),
    "referral.sent": Look(N_("Send referral"), "paper-plane-tilt", _X),
    "referral.followed_up": Look(N_("Ask after referral"), "phone", _X),
    "referral.accepted": Look(N_("Referral accepted"), "check", _X),
    "referral.attended": Look(N_("Referred client came"), "check", _X),
    "referral.closed": Look(N_("Close referral"), "check-circle", _X),
    "draft.kept": Look(N_("Keep form"), "note-pencil", _N),
    "draft.dropped": Look(N_("Discard form"), "trash", _N),
    "month.exported": Look(N_("Take month out"), "export", _M),
    "month.closed": Look(N_("Close month"), "lock-key", _M),
    "month.reopened": Look(N_("Reopen month"), "arrow-counter-clockwise", _M, "warning"),
    "staff.added": Look(N_("Add user"), "user-plus", _P),
    "staff.changed": Look(N_("Change user"), "user-gear", _P),
    "staff.reset": Look(N_("Reset password"), "key", _P, "warning"),
    "staff.ended": Look(N_("Deactivate user"), "user-minus", _P),
    "staff.readmitted": Look(N_("Reactivate user"), "user-plus", _P),
    "staff.mirrored": Look(N_("Take over user list"), "users", _P),
    "password.changed": Look(N_("Change password"), "key", _P),
    "clinical_key.granted": Look(N_("Give clinical key"), "key", _P),
    "case_key.made": Look(N_("Make case key"), "lock-key", _P),
    "case_key.granted": Look(N_("Give case key"), "key", _P),
    "recovery.used": Look(N_("Use recovery sheet"), "first-aid", _P, "warning"),
    "recovery.granted": Look(N_("Give access again"), "key", _P, "warning"),
    "clinic.founded": Look(N_("Found clinic"), "buildings", _F),
    "setup.finished": Look(N_("Finish set-up"), "check-circle", _F),
    "facility.changed": Look(N_("Change facility"), "buildings", _F),
    "hours.changed": Look(N_("Change hours"), "clock", _F),
    "holiday.changed": Look(N_("Change holiday"), "calendar-x", _F),
    "room.added": Look(N_("Add room"), "door", _F),
    "room.changed": Look(N_("Change room"), "door", _F),
    "service_types.changed": Look(N_("Change service types"), "gear", _F),
    "backup.made": Look(N_("Backup finished"), "hard-drives", _B, "success"),
    "backup.copied": Look(N_("Copy to the second place"), "hard-drives", _B),
    "backup.examined": Look(N_("Look into a backup"), "eye", _B),
    "backup.rehearsed": Look(N_("Rehearse a restore"), "test-tube", _B),
    "backup.place_changed": Look(N_("Change second place"), "folder-open", _B),
    "backup.former_removed": Look(N_("Remove former data"), "trash", _B),
    "backup.restored": Look(N_("Backup restored"), "hard-drives", _B, "warning"),
    "log.verified": Look(N_("Check log chain"), "shield-check", _B, "success"),
    "log.broken": Look(N_("Log chain broken"), "shield-warning", _B, "danger"),
}


def look_of(action: str) -> Look:
    """How an action is shown; one of a newer program by its code."""
    return ACTIONS.get(action) or Look(action, "circle", Group.SAFETY)


def action_name(action: str) -> str:
    """The words for an action."""
    return _(look_of(action).text)


def of_group(group: Group) -> frozenset[str]:
    """The codes under a group."""
    return frozenset(code for code, look in ACTIONS.items() if look.group is group)
