"""Making a group, correcting it, ending it; and who leads it."""

from sqlalchemy import func, select

from clinic_app.audit.desk import Work
from clinic_app.common.errors import InvalidInput, InvalidInputs, NotPermitted, Refused
from clinic_app.common.permissions import Permission, Reach, requires
from clinic_app.facility.model import ServiceTypeRow
from clinic_app.groups import inside, keys, queries
from clinic_app.groups.at_groups import AtGroups, tell
from clinic_app.groups.inside import Inside
from clinic_app.groups.model import Facilitator, GroupRow
from clinic_app.groups.queries.record import record
from clinic_app.groups.rules.forms import MOST_FACILITATORS, check_form
from clinic_app.groups.values import GroupForm, GroupId
from clinic_app.people import care_team
from clinic_app.people.care_team import LEADERS_CHANGED
from clinic_app.people.values import PersonId
from clinic_app.scheduling import meetings
from clinic_app.vault.hashing import sealed_hash

CREATED, CORRECTED = "group.created", "group.corrected"
"""What the log calls it when the sealed texts are written."""


class Leading(AtGroups):
    """The commands of the form of a group."""

    @requires(Permission.GROUP_WRITE)
    def create(self, form: GroupForm) -> GroupId:
        """A new group, led by `form.facilitators`, the person at the desk among them.

        Raises InvalidInputs, NotPermitted("clinical_key.missing").
        """
        with self.desk.command() as work:
            clean = _checked(work, form)
            number = 1 + (work.session.scalar(select(func.max(GroupRow.id))) or 0)
            row = GroupRow(
                id=number,
                created_on=work.today,
                created_by=self.desk.person_id,
                version=1,
                **_columns(clean),
            )
            inside.put(self.desk.keys, row, _texts(clean))
            work.session.add(row)
            work.session.flush()
            work.log(CREATED, "group", number, version=1, sealed=sealed_hash(row.blob))
            _lead(work, row, clean.facilitators)
            tell(work, number)
            return GroupId(number)

    @requires(Permission.GROUP_WRITE)
    def correct(self, group_id: GroupId, form: GroupForm) -> GroupForm:
        """Correct a group; its former form, which undoes it. Meetings planned ahead follow.

        Raises InvalidInputs, NotPermitted, Refused("group.ended"), Damaged for texts that were tampered with.
        """
        with self.desk.command() as work:
            row = self._running(work, group_id)
            if inside.read(self.desk.keys, row) is None:
                # Else the texts that the form could not show would be emptied.
                raise NotPermitted("clinical_key.missing")
            before = record(work.session, self.desk, group_id).form
            clean = _checked(work, form)
            fields = [name for name in vars(clean) if getattr(clean, name) != getattr(before, name)]
            if not fields:
                return before
            for name, value in _columns(clean).items():
                setattr(row, name, value)
            row.version += 1
            inside.put(self.desk.keys, row, _texts(clean))
            work.session.flush()
            work.log(
                CORRECTED, "group", group_id, fields=fields, version=row.version, sealed=sealed_hash(row.blob)
            )
            _lead(work, row, clean.facilitators)
            _follow(work, row, before.facilitators, clean.facilitators)
            tell(work, group_id)
            return before

    @requires(Permission.CARE_TEAM_WRITE)
    def set_facilitators(self, group_id: GroupId, persons: tuple[PersonId, ...]) -> tuple[PersonId, ...]:
        """Whom the group should be led by; who led it before, which undoes it. Needed when all have left.

        Whoever leads it says so, and those who say it of care teams: they write whom, never a key. Raises
        InvalidInputs, NotPermitted("permission.own").
        """
        with self.desk.command() as work:
            row = queries.group_row(work.session, group_id)
            if self.desk.reach(Permission.CARE_TEAM_WRITE) is not Reach.ALL:
                self._own_group(work, group_id)
            before = queries.facilitators(work.session, group_id)
            if persons != before:
                _assert_leaders(work, persons)
                _lead(work, row, persons)
                _follow(work, row, before, persons)
                tell(work, group_id)
            return before

    @requires(Permission.GROUP_WRITE)
    def end(self, group_id: GroupId) -> None:
        """The group meets no more. Raises Refused("group.meetings_ahead") while meetings are planned."""
        with self.desk.command() as work:
            row = self._running(work, group_id)
            numbers = queries.meeting_ids(work.session, group_id)
            ahead = meetings.planned_from(work.session, numbers, work.today)
            if ahead:
                raise Refused("group.meetings_ahead", count=len(ahead))
            row.ended_on, row.ended_by = work.today, self.desk.person_id
            work.log("group.ended", "group", group_id)
            tell(work, group_id)

    @requires(Permission.GROUP_WRITE)
    def resume(self, group_id: GroupId) -> None:
        """A group that ended goes on. Raises Refused("group.not_ended")."""
        with self.desk.command() as work:
            row = self._own_group(work, group_id)
            if row.ended_on is None:
                raise Refused("group.not_ended")
            row.ended_on = row.ended_by = None
            work.log("group.resumed", "group", group_id)
            tell(work, group_id)


def _checked(work: Work, form: GroupForm) -> GroupForm:
    """The form with clean texts. Raises InvalidInputs with all that is wrong."""
    clean, faults = check_form(form)
    service = work.session.get(ServiceTypeRow, form.service_type_id)
    if service is None or service.programme is not form.programme or not service.active:
        faults.append(InvalidInput("service_type_id", "appointment.service"))
    roster = work.desk.keyring.roster
    if not all(care_team.may_lead(roster.by_id(person_id)) for person_id in form.facilitators):
        faults.append(InvalidInput("facilitators", "appointment.counselor"))
    elif work.desk.person_id not in form.facilitators:
        # Else nobody could undo it: only who leads a group may change it.
        faults.append(InvalidInput("facilitators", "group.yourself"))
    if faults:
        raise InvalidInputs(faults)
    return clean


def _assert_leaders(work: Work, persons: tuple[PersonId, ...]) -> None:
    """Raise InvalidInputs unless these are one to eight active counselors."""
    if not persons or len(set(persons)) != len(persons) or len(persons) > MOST_FACILITATORS:
        fault = InvalidInput("facilitators", "group.facilitators", most=MOST_FACILITATORS)
        raise InvalidInputs([fault])
    roster = work.desk.keyring.roster
    if not all(care_team.may_lead(roster.by_id(person_id)) for person_id in persons):
        raise InvalidInputs([InvalidInput("facilitators", "appointment.counselor")])


def _columns(form: GroupForm) -> dict[str, object]:
    return {
        "public_name": form.public_name,
        "programme": form.programme,
        "kind": form.kind,
        "service_type_id": form.service_type_id,
        "capacity": form.capacity,
    }


def _texts(form: GroupForm) -> Inside:
    return Inside(form.name, form.theme, form.rules)


def _lead(work: Work, row: GroupRow, wanted: tuple[PersonId, ...]) -> None:
    """Make these the facilitators, the first before the others; they get the group's keys."""
    rows = {
        one.person_id: one
        for one in work.session.scalars(
            select(Facilitator)
            .where(Facilitator.group_id == row.id, Facilitator.until.is_(None))
            .order_by(Facilitator.lead.desc(), Facilitator.id)
        )
    }
    if tuple(rows) != wanted:
        for person_id, one in rows.items():
            if person_id not in wanted:
                one.until = work.today
        for place, person_id in enumerate(wanted):
            if person_id in rows:
                rows[person_id].lead = place == 0
            else:
                work.session.add(
                    Facilitator(group_id=row.id, person_id=person_id, lead=place == 0, since=work.today)
                )
        work.session.flush()
        work.log(LEADERS_CHANGED, "group", row.id, before=list(rows), after=list(wanted))
    keys.ensure(work, GroupId(row.id), wanted)


def _follow(work: Work, row: GroupRow, before: tuple[PersonId, ...], after: tuple[PersonId, ...]) -> None:
    """Meetings planned from today on show the new public name and seats, and who leads now."""
    numbers = queries.meeting_ids(work.session, row.id)
    ahead = meetings.planned_from(work.session, numbers, work.today)
    for meeting in ahead:
        meeting.title, meeting.seats = row.public_name, row.capacity
        meeting.programme, meeting.service_type_id = row.programme, row.service_type_id
        if after != before and set(meetings.place_of(work.session, meeting).staff) == set(before):
            meetings.lead_instead(work, meeting, after)
    if ahead:
        meetings.announce(work, *(meeting.start for meeting in ahead))
