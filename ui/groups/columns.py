"""The columns of a group's tables: members, meetings, waiting list."""

from collections.abc import Callable, Sequence

from clinic_app.common.locale import brief_date, listing, short_date, time_range
from clinic_app.common.translations import _, ngettext
from clinic_app.groups.values import GroupMeeting, Member, MemberRow
from clinic_app.people.values import PersonId
from clinic_app.scheduling.values_meetings import MeetingStatus
from ui.groups.grid.register import Count
from ui.panels.words import given_name, sex_sign
from ui.widgets.marks import letters
from ui.widgets.meeting_wording import meeting_state
from ui.widgets.rows import Cell, Column

_TONES = {
    MeetingStatus.PLANNED: ("neutral", "circle-dashed"),
    MeetingStatus.HELD: ("success", "check-circle"),
    MeetingStatus.CANCELLED: ("neutral", "x-circle"),
}


def member_columns(count: Callable[[MemberRow], Count]) -> list[Column]:
    """Members, present and former; `count` tells how often one came."""

    def name(row: MemberRow) -> Cell:
        ink = "" if row.member.left_on is None else "text2"
        return Cell(row.member.name, weight=500, initials=letters(row.member.name), ink=ink)

    def came(row: MemberRow) -> Cell:
        counted = count(row)
        return Cell(f"{counted.came}/{counted.of}" if counted.of else "")

    def state(row: MemberRow) -> Cell:
        member = row.member
        if member.left_on is not None:
            text = _("Left on {day}").format(day=brief_date(member.left_on))
            return Cell(text, tip=member.left_reason)
        if row.two_absences:
            tip = _("Absent twice in a row: ask after this member.")
            return Cell(_("Ask after"), tone="warning", icon="warning-circle", tip=tip)
        return Cell()

    return [
        Column(_("Name"), name, "avatar", 200, stretch=True, least=140),
        Column(_("Rec. no."), lambda row: Cell(row.member.record_no, ink="text2"), width=84),
        Column(_("M/F"), lambda row: Cell(sex_sign(row.member.sex), ink="text2"), width=54),
        Column(_("Joined"), lambda row: _day(row.member), width=100),
        Column(_("Came"), came, width=64, number=True),
        Column(_("Rules"), _rules, "chip", 124),
        Column(_("Remark"), state, "chip", 150),
    ]


def _day(member: Member) -> Cell:
    return Cell(brief_date(member.joined_on) if member.joined_on is not None else "", ink="text2")


def _rules(row: MemberRow) -> Cell:
    agreed = row.member.rules_on
    if agreed is None:
        return Cell(_("Not agreed yet"), tone="warning")
    return Cell(_("Agreed"), tone="success", icon="check", tip=brief_date(agreed))


def meeting_columns(
    names: Callable[[PersonId], str], count: Callable[[GroupMeeting], Count], notes: bool
) -> list[Column]:
    """Meetings; `notes` for those who may know whether there is a shared note."""

    def came(row: GroupMeeting) -> Cell:
        counted = count(row)
        guests = sum(each.count for each in row.guests)
        text = f"{counted.came}/{counted.of}" if counted.of else ""
        return Cell(f"{text} +{guests}" if guests else text, spoken=_spoken(counted, guests))

    def state(row: GroupMeeting) -> Cell:
        tone, icon = _TONES[row.status]
        return Cell(meeting_state(row.status), tone=tone, icon=icon, tip=row.reason)

    found = [
        Column(_("No."), lambda row: Cell(str(row.number), weight=500), width=48),
        Column(_("Day"), lambda row: Cell(short_date(row.start.date()), weight=500), width=104),
        Column(_("Time"), lambda row: Cell(time_range(row.start, row.end), ink="text2"), width=118),
        Column(_("Place"), lambda row: Cell(row.room_name, ink="text2"), width=110),
        Column(
            _("Led by"),
            lambda row: Cell(_together([names(each) for each in row.staff]), ink="text2"),
            width=150,
            stretch=True,
            least=110,
        ),
        Column(_("State"), state, "chip", 142),
        Column(_("Came"), came, width=76, number=True),
    ]
    if notes:
        found.append(Column(_("Note"), _note, "chip", 148))
    return found


def _together(names: Sequence[str]) -> str:
    """One by the whole name, several by how they are called."""
    return listing([given_name(name) for name in names]) if len(names) > 1 else "".join(names)


def _note(row: GroupMeeting) -> Cell:
    return Cell(_("Signed"), tone="success", icon="pen-nib") if row.noted else Cell()


def _spoken(counted: Count, guests: int) -> str:
    said = _("{n} of {of} came").format(n=counted.came, of=counted.of)
    more = ngettext("{n} guest", "{n} guests", guests).format(n=guests)
    return f"{said}, {more}" if guests else said


def waiting_columns() -> list[Column]:
    """The waiting list, in the order in which they asked."""
    return [
        Column(
            _("Name"),
            lambda row: Cell(row.name, weight=500, initials=letters(row.name)),
            "avatar",
            stretch=True,
        ),
        Column(_("Rec. no."), lambda row: Cell(row.record_no, ink="text2"), width=90),
        Column(_("M/F"), lambda row: Cell(sex_sign(row.sex), ink="text2"), width=54),
        Column(_("Waiting since"), lambda row: Cell(brief_date(row.asked_on), ink="text2"), width=130),
    ]
