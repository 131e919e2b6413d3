"""What is to be followed up, in words: each matter with its items, and what to do about each. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from clinic_app.common.locale import clock_time, day_month, long_date, phone
from clinic_app.common.translations import _, ngettext, pgettext
from clinic_app.notes.values import UnsignedNotes, UnsignedSession
from clinic_app.people.values import ClientId
from clinic_app.referrals.values import ReferralHead
from clinic_app.scheduling.values import AppointmentId, Block, ConsentDue, FollowUps
from ui.panels.words import DOT
from ui.shell.navigation import Calendar, ClientRecord, Note, Referrals, Target
from ui.shell.user_chip import short_name
from ui.widgets.wording import consent_name


@dataclass(frozen=True)
class Item:
    """One thing of a matter: where it leads, and the button that deals with it."""

    key: str
    name: str
    line: str
    place: Target
    act: str
    act_place: Target | None = None
    """Where the button leads; None when it confirms the appointment at once."""
    appointment_id: AppointmentId | None = None
    urgent: bool = False


@dataclass(frozen=True)
class Matter:
    """One line of the card, with its items below it when it is opened."""

    key: str
    icon: str
    ink: str
    title: str
    line: str
    aside: str
    aside_ink: str
    count: int
    items: tuple[Item, ...] = ()
    more: Target | None = None
    """Where all of them are seen."""


def matters(
    due: FollowUps,
    notes: UnsignedNotes | None,
    phones: Mapping[ClientId, str],
    now: datetime,
    overdue: Sequence[ReferralHead] = (),
) -> list[Matter]:
    """What there is to follow up, the most pressing first (ui/spec §8.2)."""
    found = []
    if notes is not None and notes.count:
        found.append(_notes(notes, now))
    if overdue:
        found.append(_referrals(overdue, now.date()))
    if due.unconfirmed:
        found.append(_unconfirmed(due, phones, now.date()))
    if due.without_consent:
        found.append(_consents(due, now.date()))
    return found


def _notes(notes: UnsignedNotes, now: datetime) -> Matter:
    title = ngettext("{count} note not signed yet", "{count} notes not signed yet", notes.count)
    late = ngettext("{count} past the 24 hours", "{count} past the 24 hours", notes.overdue)
    line, aside = late.format(count=notes.overdue) if notes.overdue else "", ""
    if notes.sessions:
        oldest = notes.sessions[0]
        line = _("Oldest: {name}").format(name=short_name(oldest.client_name))
        aside = _due(oldest.due, now)
    overdue = bool(notes.overdue)
    ink = "danger" if overdue else "warning"
    items = tuple(_note_item(session, now) for session in notes.sessions)
    words = title.format(count=notes.count)
    return Matter("notes", "pen-nib", ink, words, line, aside, ink, notes.count, items)


def _note_item(session: UnsignedSession, now: datetime) -> Item:
    place = Note(session.client_id, appointment_id=session.appointment_id)
    when = _near(session.session_end.date(), now.date())
    line = DOT.join((when, _due(session.due, now)))
    act = _("Continue") if session.begun else _("Write")
    key = f"note.{session.appointment_id}"
    return Item(key, session.client_name, line, place, act, place, urgent=session.due < now)


def _unconfirmed(due: FollowUps, phones: Mapping[ClientId, str], today: date) -> Matter:
    tomorrow = due.day == today + timedelta(days=1)
    if tomorrow:
        title = ngettext(
            "{count} appointment tomorrow unconfirmed",
            "{count} appointments tomorrow unconfirmed",
            due.unconfirmed,
        )
    else:
        title = ngettext(
            "{count} appointment unconfirmed", "{count} appointments unconfirmed", due.unconfirmed
        )
    items = tuple(_confirm_item(block, phones) for block in due.to_confirm)
    words = title.format(count=due.unconfirmed)
    aside = _near(due.day, today)
    place = Calendar(due.day)
    return Matter(
        "confirm", "phone", "text2", words, long_date(due.day), aside, "text3", due.unconfirmed, items, place
    )


def _confirm_item(block: Block, phones: Mapping[ClientId, str]) -> Item:
    line = DOT.join(
        part for part in (clock_time(block.start), phone(phones.get(block.client_id, ""))) if part
    )
    place = Calendar(block.start.date(), block.id)
    return Item(f"confirm.{block.id}", block.client_name, line, place, _("Confirm"), None, block.id)


def _consents(due: FollowUps, today: date) -> Matter:
    title = ngettext("{count} consent incomplete", "{count} consents incomplete", due.without_consent)
    first = min((one.start for one in due.consents_due), default=None)
    items = tuple(_consent_item(one, today) for one in due.consents_due)
    names = ", ".join(one.client_name for one in due.consents_due[:2])
    pressing = first is not None and first.date() == today
    aside = _near(first.date(), today) if first is not None else ""
    words = title.format(count=due.without_consent)
    ink = "warning" if pressing else "text3"
    return Matter("consent", "file-text", "warning", words, names, aside, ink, due.without_consent, items)


def _consent_item(one: ConsentDue, today: date) -> Item:
    missing = ", ".join(consent_name(kind) for kind in one.kinds)
    line = DOT.join((f"{_near(one.start.date(), today)} {clock_time(one.start)}", missing))
    record, form = ClientRecord(one.client_id), ClientRecord(one.client_id, form="consent")
    act = pgettext("consent", "Record")
    return Item(f"consent.{one.client_id}", one.client_name, line, record, act, form)


def _referrals(overdue: Sequence[ReferralHead], today: date) -> Matter:
    count = len(overdue)
    title = ngettext("{count} referral without an answer", "{count} referrals without an answer", count)
    items = tuple(_referral_item(head, today) for head in overdue)
    names = ", ".join(head.client.full_name for head in overdue[:2])
    late = max(_days_over(head, today) for head in overdue)
    aside = ngettext("{count} day overdue", "{count} days overdue", late).format(count=late)
    words, place = title.format(count=count), Referrals(overdue=True)
    return Matter(
        "referral", "paper-plane-tilt", "danger", words, names, aside, "danger", count, items, place
    )


def _referral_item(head: ReferralHead, today: date) -> Item:
    late = _days_over(head, today)
    over = ngettext("{count} day overdue", "{count} days overdue", late).format(count=late)
    place = Referrals(head.id)
    line = DOT.join((head.receiver, over))
    act = pgettext("referral", "Ask")
    return Item(f"referral.{head.id}", head.client.full_name, line, place, act, place, urgent=True)


def _days_over(head: ReferralHead, today: date) -> int:
    return (today - head.due_on).days if head.due_on is not None else 0


def _near(day: date, today: date) -> str:
    known = {
        -1: pgettext("in a sentence", "yesterday"),
        0: pgettext("in a sentence", "today"),
        1: pgettext("in a sentence", "tomorrow"),
    }
    return known.get((day - today).days) or day_month(day)


def _due(due: datetime, now: datetime) -> str:
    """`sampai 09.50`, `sampai besok 09.50`, `lewat 3 hari`."""
    if due < now:
        days = (now - due).days
        if not days:
            return _("overdue")
        return ngettext("{count} day overdue", "{count} days overdue", days).format(count=days)
    if due.date() == now.date():
        return _("until {time}").format(time=clock_time(due))
    when = f"{_near(due.date(), now.date())} {clock_time(due)}"
    return _("until {time}").format(time=when)


def total(shown: Sequence[Matter]) -> int:
    """How many things there are to follow up."""
    return sum(matter.count for matter in shown)
