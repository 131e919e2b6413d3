"""What a person may do with the figures of a month."""

from dataclasses import replace
from datetime import date

from clinic_app.audit.serving import Service
from clinic_app.common import text
from clinic_app.common.errors import InvalidInput, InvalidInputs, NotPermitted, Refused
from clinic_app.common.permissions import Permission, Reach, Role, requires
from clinic_app.facility import queries as facility
from clinic_app.facility.values import Programme
from clinic_app.people.values import PersonId
from clinic_app.statistics import closing, drilling, keeping
from clinic_app.statistics.counting import counts
from clinic_app.statistics.exports.writing import Leaving, written
from clinic_app.statistics.model import MonthClosing
from clinic_app.statistics.report import by_programme, month_report, staff_names
from clinic_app.statistics.rules.months import first_day, last_day
from clinic_app.statistics.scope import Scope
from clinic_app.statistics.values.closing import (
    ClosingFinding,
    Drill,
    ExportForm,
    MonthsChanged,
    Printed,
)
from clinic_app.statistics.values.figures import Measure
from clinic_app.statistics.values.report import MonthReport

FIRST_YEAR = 1900
"""Months before that are typing mistakes."""

REASON_LIMIT = 300


class StatisticsService(Service):
    """The month in figures, for the person at the desk; a counselor sees the own ones (handbook §2.1)."""

    # --- looking ----------------------------------------------------------------------------------

    @requires(Permission.STATISTICS_READ)
    def month(
        self,
        month: date,
        *,
        programme: Programme | None = None,
        counselor: PersonId | None = None,
        compare: date | None = None,
    ) -> MonthReport:
        """The figures of the month that `month` is a day of; of `compare` the whole's figures beside them.

        Raises Refused("statistics.future") for a month that hasn't begun, InvalidInput("month") for one long
        before any clinic, NotPermitted("permission.own") for another counselor's, Damaged for a problem that
        was changed.
        """
        scope = self._scope(month, programme, counselor)
        with self.desk.reading() as session:
            report = month_report(session, self.desk, scope)
            if compare is not None and compare.year >= FIRST_YEAR and first_day(compare) <= scope.today:
                other = scope.at(first_day(compare))
                report = replace(
                    report,
                    compared_month=other.month,
                    compared=counts(session, self.desk, other).figures(),
                )
        return report

    @requires(Permission.STATISTICS_READ)
    def drill(
        self,
        measure: Measure,
        month: date,
        *,
        programme: Programme | None = None,
        counselor: PersonId | None = None,
        limit: int = 3,
    ) -> Drill:
        """The newest `limit` of those that a figure counts, and how many there are.

        A percent shows what speaks against it: missed appointments, late notes; waits the longest first.
        Raises Refused("statistics.no_rows") for cases and guests, else as `month`.
        """
        scope = self._scope(month, programme, counselor)
        with self.desk.reading() as session:
            return drilling.drill(session, self.desk, scope, measure, staff_names(session), limit)

    # --- leaving ----------------------------------------------------------------------------------

    @requires(Permission.STATISTICS_READ)
    def export(
        self,
        month: date,
        form: ExportForm,
        *,
        outside: bool = True,
        programme: Programme | None = None,
        counselor: PersonId | None = None,
    ) -> Printed:
        """The month as a file or paper, logged before it is made. With `outside`, 1 to 4 become `<5`.

        A whole month's figures are kept; when they differ from those kept last, it is the next revision.
        Raises as `month`.
        """
        scope = self._scope(month, programme, counselor)
        details = {
            "form": form,
            "outside": outside,
            "programme": scope.programme,
            "counselor": scope.counselor,
        }
        with self.desk.command() as work:
            report = month_report(work.session, self.desk, scope)
            profile = facility.profile(work.session)
            given = {name: value for name, value in details.items() if value is not None}
            if self.desk.keys.has_clinical and not scope.narrowed:
                revision, figures = keeping.kept(work, report, **given)
            else:
                # Outside, a hash of nothing but figures would prove a guess of those that are hidden.
                revision, figures = 0, "" if outside else keeping.Snapshot.of(report).hash
                work.log(keeping.EXPORTED, "month", scope.name, **given)
            position = work.position
            work.announce(MonthsChanged((scope.month,)))
        report = replace(report, log_seq=position.seq, log_hash=position.hash.hex(), revision=revision)
        signers = self._signers()
        content = written(report, form, profile, Leaving(outside, figures, *signers))
        return Printed(content, report, revision)

    # --- closing ----------------------------------------------------------------------------------

    @requires(Permission.STATISTICS_CLOSE)
    def findings(self, month: date) -> tuple[ClosingFinding, ...]:
        """What should be done before the month is closed, the oldest first. Raises as `month`."""
        scope = self._scope(month)
        with self.desk.reading() as session:
            return closing.findings(session, self.desk, scope, staff_names(session))

    @requires(Permission.STATISTICS_CLOSE)
    def close(self, month: date, *, seen: int) -> None:
        """Freeze the figures of a month; `seen` is how many findings the person was shown.

        The log's position is signed, and remembered in the person's slot (SECURITY §5).
        Raises Refused with statistics.running, statistics.closed, statistics.findings_changed (count); else
        as `month`.
        """
        scope = self._scope(month)
        if last_day(scope.month) >= scope.today:
            raise Refused("statistics.running")
        with self.desk.command() as work:
            if closing.standing(work.session, scope.month) is not None:
                raise Refused("statistics.closed")
            staff = staff_names(work.session)
            left = len(closing.findings(work.session, self.desk, scope, staff))
            if left != seen:
                raise Refused("statistics.findings_changed", count=left)
            found = counts(work.session, self.desk, scope)
            profile = facility.profile(work.session)
            row = MonthClosing(
                month=scope.month,
                figures=closing.frozen(found.figures(), by_programme(found, scope, profile, staff)),
                closed_by=self.desk.person_id,
                closed_at=work.now_utc,
            )
            work.session.add(row)
            work.session.flush()
            frozen = closing.frozen_hash(row.figures)
            work.log(closing.CLOSED, "month", scope.name, closing=row.id, findings=left, figures=frozen)
            position = work.checkpoint()
            work.announce(MonthsChanged((scope.month,)))
        self.desk.keyring.mark_seen(self.desk.keys, *position)

    @requires(Permission.STATISTICS_CLOSE)
    def reopen(self, month: date, reason: str) -> None:
        """Open a closed month again. Raises InvalidInputs("reason"), Refused("statistics.not_closed")."""
        scope = self._scope(month)
        try:
            cleaned = text.line("reason", reason, REASON_LIMIT, required=True)
        except InvalidInput as fault:
            raise InvalidInputs([fault]) from None
        with self.desk.command() as work:
            row = closing.standing(work.session, scope.month)
            if row is None:
                raise Refused("statistics.not_closed")
            row.opened_by, row.opened_at, row.opened_reason = self.desk.person_id, work.now_utc, cleaned
            work.log(closing.OPENED, "month", scope.name, closing=row.id, reason=cleaned)
            work.announce(MonthsChanged((scope.month,)))

    # --- parts ------------------------------------------------------------------------------------

    def _signers(self) -> tuple[str, str]:
        """The head and the supervisor, where there is one of them; else '', for a line to write on."""
        active = [entry for entry in self.desk.keyring.roster.entries if entry.active]

        def only(role: Role) -> str:
            names = [entry.name for entry in active if role in entry.roles]
            return names[0] if len(names) == 1 else ""

        return only(Role.HEAD), only(Role.SUPERVISOR)

    def _scope(
        self, month: date, programme: Programme | None = None, counselor: PersonId | None = None
    ) -> Scope:
        today = self.desk.today()
        if month.year < FIRST_YEAR:
            raise InvalidInput("month", "statistics.long_ago")
        if first_day(month) > today:
            raise Refused("statistics.future")
        if self.desk.reach(Permission.STATISTICS_READ) is Reach.OWN:
            if counselor not in (None, self.desk.person_id):
                raise NotPermitted("permission.own")
            counselor = PersonId(self.desk.person_id)
        return Scope(first_day(month), today, programme, counselor)
