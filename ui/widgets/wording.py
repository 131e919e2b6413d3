"""The words on screen for the codes of the rooms (handbook §10; ui/spec §7): one code, one word."""

from clinic_app.common.permissions import Title
from clinic_app.common.translations import N_, _
from clinic_app.episodes.values import CloseReason
from clinic_app.facility.rules.wording import programme_name as programme_name
from clinic_app.facility.values import FacilityKind, HolidayKind
from clinic_app.people.rules.wording import method_name as method_name
from clinic_app.people.rules.wording import relation_name as relation_name
from clinic_app.people.rules.wording import sex_name as sex_name
from clinic_app.people.values import (
    Confidentiality,
    ConsentGiver,
    ConsentKind,
    ContactChannel,
)
from clinic_app.scheduling.values import HistoryAction, Status
from ui.widgets.role_wording import role_name as role_name
from ui.widgets.role_wording import role_scope as role_scope
from ui.widgets.role_wording import roles_text as roles_text

_STATUS = {
    Status.BOOKED: N_("Booked"),
    Status.CONFIRMED: N_("Confirmed"),
    Status.CHECKED_IN: N_("Waiting"),
    Status.IN_SESSION: N_("In session"),
    Status.COMPLETED: N_("Completed"),
    Status.NO_SHOW: N_("No-show"),
    Status.LEFT_BEFORE_SEEN: N_("Left before being seen"),
    Status.CANCELLED_CLIENT: N_("Cancelled by client"),
    Status.CANCELLED_PROVIDER: N_("Cancelled by clinic"),
}
_STATUS_ICON = {
    Status.BOOKED: "circle-dashed",
    Status.CONFIRMED: "circle",
    Status.CHECKED_IN: "armchair",
    Status.IN_SESSION: "play-circle-fill",
    Status.COMPLETED: "check-circle-fill",
    Status.NO_SHOW: "prohibit",
    Status.LEFT_BEFORE_SEEN: "sign-out",
    Status.CANCELLED_CLIENT: "x-circle",
    Status.CANCELLED_PROVIDER: "x-circle",
}
_STATUS_COMMAND = {
    Status.CONFIRMED: N_("Confirm"),
    Status.CHECKED_IN: N_("Check in"),
    Status.IN_SESSION: N_("Start"),
    Status.COMPLETED: N_("Complete"),
    Status.NO_SHOW: N_("Did not come"),
    Status.LEFT_BEFORE_SEEN: N_("Left before being seen"),
    Status.CANCELLED_CLIENT: N_("Cancel"),
    Status.CANCELLED_PROVIDER: N_("Cancel"),
}
_HISTORY = {
    HistoryAction.CREATED: N_("Created"),
    HistoryAction.WALKED_IN: N_("Walked in"),
    HistoryAction.CONFIRMED: N_("Confirmed"),
    HistoryAction.MOVED: N_("Moved"),
    HistoryAction.CHECKED_IN: N_("Checked in"),
    HistoryAction.STARTED: N_("Session started"),
    HistoryAction.COMPLETED: N_("Completed"),
    HistoryAction.MISSED: N_("Did not come"),
    HistoryAction.LEFT: N_("Left before being seen"),
    HistoryAction.CANCELLED: N_("Cancelled"),
    HistoryAction.REOPENED: N_("Status put back"),
}
_TITLE = {
    Title.PSYCHOLOGIST: N_("Psychologist"),
    Title.BK_COUNSELOR: N_("BK counselor"),
    Title.NURSE: N_("Nurse"),
    Title.MIDWIFE: N_("Midwife"),
    Title.DOCTOR: N_("Doctor"),
    Title.SOCIAL_WORKER: N_("Social worker"),
    Title.EDUCATOR: N_("Health educator"),
    Title.NONE: N_("No profession"),
}
_CONTACT = {
    ContactChannel.WHATSAPP: N_("WhatsApp"),
    ContactChannel.PHONE: N_("Telephone"),
    ContactChannel.SMS: N_("SMS"),
    ContactChannel.NONE: N_("Do not contact"),
}
_CONTACT_RULE = {
    ContactChannel.WHATSAPP: N_("May be contacted by WhatsApp"),
    ContactChannel.PHONE: N_("May be contacted by telephone"),
    ContactChannel.SMS: N_("May be contacted by SMS"),
    ContactChannel.NONE: N_("Must not be contacted"),
}
_CONFIDENTIALITY = {
    Confidentiality.NORMAL: N_("Normal"),
    Confidentiality.RESTRICTED: N_("Restricted: care team"),
}
_CONSENT = {
    ConsentKind.SERVICE: N_("Service consent"),
    ConsentKind.DATA: N_("Personal data processing"),
    ConsentKind.EXCEPTION: N_("Documented exception"),
    ConsentKind.REFERRAL: N_("Disclosure for a referral"),
}
_GIVER = {ConsentGiver.CLIENT: N_("Client"), ConsentGiver.GUARDIAN: N_("Parent or guardian")}
_CLOSE = {
    CloseReason.GOALS_MET: N_("Goals met"),
    CloseReason.AS_PLANNED: N_("Finished as planned"),
    CloseReason.REFERRED_INTERNAL: N_("Referred within the facility"),
    CloseReason.REFERRED_OUT: N_("Referred out"),
    CloseReason.CLIENT_STOPPED: N_("Client stopped"),
    CloseReason.LOST_CONTACT: N_("Lost contact"),
    CloseReason.MOVED: N_("Moved away"),
    CloseReason.DIED: N_("Died"),
    CloseReason.GRADUATED: N_("Graduated"),
    CloseReason.ENTERED_IN_ERROR: N_("Registered in error"),
}
_KIND = {
    FacilityKind.PUSKESMAS: N_("Puskesmas"),
    FacilityKind.CAMPUS: N_("Campus counseling"),
    FacilityKind.OTHER: N_("Other facility"),
}
_HOLIDAY = {
    HolidayKind.NATIONAL: N_("National holiday"),
    HolidayKind.JOINT_LEAVE: N_("Joint leave"),
    HolidayKind.REGIONAL: N_("Regional holiday"),
    HolidayKind.OWN: N_("Closed"),
}


def status_name(status: Status) -> str:
    """The state an appointment is in."""
    return _(_STATUS[status])


def status_icon(status: Status) -> str:
    """The icon of a state (ui/spec §2.4)."""
    return _STATUS_ICON[status]


def status_command(status: Status) -> str:
    """The verb on the button that leads to a state. Raises KeyError for BOOKED, which nothing leads to."""
    return _(_STATUS_COMMAND[status])


def history_name(action: HistoryAction) -> str:
    """A step in an appointment's way."""
    return _(_HISTORY[action])


def title_name(title: Title) -> str:
    """A profession."""
    return _(_TITLE[title])


def contact_name(contact: ContactChannel) -> str:
    """A way of contact."""
    return _(_CONTACT[contact])


def contact_rule(contact: ContactChannel) -> str:
    """The rule as a sentence."""
    return _(_CONTACT_RULE[contact])


def confidentiality_name(level: Confidentiality) -> str:
    """The chip's words."""
    return _(_CONFIDENTIALITY[level])


def consent_name(kind: ConsentKind) -> str:
    """What was consented to."""
    return _(_CONSENT[kind])


def giver_name(giver: ConsentGiver) -> str:
    """Who gave it."""
    return _(_GIVER[giver])


def close_reason_name(reason: CloseReason) -> str:
    """Why an episode ended."""
    return _(_CLOSE[reason])


def facility_kind_name(kind: FacilityKind) -> str:
    """A kind of facility."""
    return _(_KIND[kind])


def holiday_name(kind: HolidayKind) -> str:
    """A kind of holiday."""
    return _(_HOLIDAY[kind])
