"""What a signed-in person may do: the composition root. Each service is made when it is first asked for.

Made by `opening`. Nothing is imported here that the first screen doesn't need.
"""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from clinic_app.audit import attendance
from clinic_app.audit.desk import Desk
from clinic_app.common.changes import Changes
from clinic_app.common.clock import Clock
from clinic_app.common.findings import Finding
from clinic_app.common.permissions import Permission, Role
from clinic_app.people.values import PersonId, StaffMember
from clinic_app.storage.lock import FolderLock

if TYPE_CHECKING:
    from clinic_app.episodes.service import EpisodeService
    from clinic_app.facility.service import FacilityService
    from clinic_app.groups.service import GroupService
    from clinic_app.notes.service import NoteService
    from clinic_app.people.drafts import DraftService
    from clinic_app.people.service import ClientService
    from clinic_app.people.staff import StaffService
    from clinic_app.referrals.service import ReferralService
    from clinic_app.safekeeping.log_service import AuditService
    from clinic_app.safekeeping.service import BackupService
    from clinic_app.scheduling.service import CalendarService
    from clinic_app.statistics.service import StatisticsService


class Workspace:
    """A person at work in an open clinic, until `lock`."""

    def __init__(self, desk: Desk, lock: FolderLock, findings: Iterable[Finding] = ()) -> None:
        self._desk = desk
        self._lock = lock
        self.findings = tuple(findings)
        """What has to be shown at once: the file is older than the one that this person saw last."""

    @property
    def older_file(self) -> bool:
        """Whether the database is older than, or another than, the one this person saw last (SECURITY §4)."""
        return bool(self.findings)

    @property
    def me(self) -> StaffMember:
        """The person who is signed in."""
        return next(member for member in self.staff.members() if member.id == self._desk.person_id)

    @property
    def my_id(self) -> PersonId:
        """The number of the person who is signed in; asks nothing of the database."""
        return PersonId(self._desk.person_id)

    @property
    def roles(self) -> frozenset[Role]:
        """What the person is, by the signed roster."""
        return self._desk.roles

    def may(self, permission: Permission) -> bool:
        """Whether a role of the person has it, for all clients or for the own ones."""
        return self._desk.reach(permission) is not None

    @property
    def clock(self) -> Clock:
        """The only source of time."""
        return self._desk.clock

    @property
    def zone(self) -> ZoneInfo:
        """The clinic's time zone."""
        return self._desk.zone

    @property
    def changes(self) -> Changes:
        """Where pages hear what was changed."""
        return self._desk.changes

    @property
    def folder(self) -> Path:
        """The clinic's folder."""
        return self._desk.folder

    @property
    def locked(self) -> bool:
        """Whether `lock` was called: nothing can be done here any more."""
        return self._desk.keys.wiped

    def now_local(self) -> datetime:
        """Now, on the clinic's wall clock (naive)."""
        return self._desk.now_local()

    def today(self) -> date:
        """The day, on the clinic's wall clock."""
        return self._desk.today()

    def verify_password(self, password: str) -> None:
        """The own password once more; half a second. Raises Refused("sign_in.wrong", left) or the delay."""
        self._desk.keys.verify_password(password, self._desk.now_utc())

    def lock(self) -> None:
        """Leave: log and commit, the mark into the slot, wipe the keys, close the file, free the folder.

        Drafts are saved, and a backup that is due is made, before this is called (SECURITY §3.13). The keys
        are wiped and the folder is freed even when the log can't be written; that is raised afterwards.
        """
        if self.locked:
            return
        try:
            attendance.went(self._desk)
        finally:
            self._desk.keys.wipe()
            self._desk.database.dispose()
            self._lock.release()

    @cached_property
    def facility(self) -> "FacilityService":
        from clinic_app.facility.service import FacilityService

        return FacilityService(self._desk)

    @cached_property
    def clients(self) -> "ClientService":
        from clinic_app.people.service import ClientService

        return ClientService(self._desk)

    @cached_property
    def staff(self) -> "StaffService":
        from clinic_app.people.staff import StaffService

        return StaffService(self._desk)

    @cached_property
    def drafts(self) -> "DraftService":
        from clinic_app.people.drafts import DraftService

        return DraftService(self._desk)

    @cached_property
    def episodes(self) -> "EpisodeService":
        from clinic_app.episodes.service import EpisodeService

        return EpisodeService(self._desk)

    @cached_property
    def calendar(self) -> "CalendarService":
        from clinic_app.scheduling.service import CalendarService

        return CalendarService(self._desk)

    @cached_property
    def groups(self) -> "GroupService":
        from clinic_app.groups.service import GroupService

        return GroupService(self._desk)

    @cached_property
    def notes(self) -> "NoteService":
        from clinic_app.notes.service import NoteService

        return NoteService(self._desk)

    @cached_property
    def statistics(self) -> "StatisticsService":
        from clinic_app.statistics.service import StatisticsService

        return StatisticsService(self._desk)

    @cached_property
    def referrals(self) -> "ReferralService":
        from clinic_app.referrals.service import ReferralService

        return ReferralService(self._desk)

    @cached_property
    def backup(self) -> "BackupService":
        from clinic_app.safekeeping.service import BackupService

        return BackupService(self._desk)

    @cached_property
    def audit(self) -> "AuditService":
        from clinic_app.safekeeping.log_service import AuditService

        return AuditService(self._desk)
