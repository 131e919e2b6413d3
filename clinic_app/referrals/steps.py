"""What happens to a referral once it is frozen: sent, asked after, accepted, attended, closed."""

from collections.abc import Callable
from datetime import date

from clinic_app.audit.desk import Work
from clinic_app.audit.serving import Service
from clinic_app.common.permissions import Permission, requires
from clinic_app.people.care_team import assert_may
from clinic_app.people.values import ClientId
from clinic_app.referrals import drafting, queries, tracking
from clinic_app.referrals.model import ReferralRow
from clinic_app.referrals.values import (
    Channel,
    Outcome,
    ReferralHead,
    ReferralId,
    ReferralsChanged,
    StepKind,
)

P = Permission


class ReferralSteps(Service):
    """The steps that the desk and the care team write down alike; nothing in them is clinical."""

    @requires(P.REFERRAL_TRACK)
    def send(
        self, referral_id: ReferralId, day: date, channel: Channel, who: str = "", remark: str = ""
    ) -> ReferralHead:
        """It went out: when, how, and who brought it. From then on the receiver's answer is due.

        Raises InvalidInputs (day, who, remark), Refused("referral.not_now") or with `referral.consent_…`.
        """

        def act(work: Work, row: ReferralRow) -> None:
            tracking.assert_consent(work, row)
            tracking.advance(work, row, StepKind.SENT, day, channel=channel, who=who, remark=remark)
            row.channel = channel
            work.log("referral.sent", "referral", row.id, client=row.client_id, day=day, channel=channel)

        return self._step(referral_id, act)

    @requires(P.REFERRAL_TRACK)
    def follow_up(
        self,
        referral_id: ReferralId,
        day: date,
        channel: Channel,
        *,
        reached: bool,
        who: str = "",
        remark: str = "",
    ) -> ReferralHead:
        """Somebody asked the receiver, and was answered or not; the state stays. Raises as `send`."""

        def act(work: Work, row: ReferralRow) -> None:
            kind = StepKind.FOLLOWED_UP
            tracking.advance(work, row, kind, day, channel=channel, who=who, remark=remark, reached=reached)
            work.log("referral.followed_up", "referral", row.id, client=row.client_id, reached=reached)

        return self._step(referral_id, act)

    @requires(P.REFERRAL_TRACK)
    def accept(self, referral_id: ReferralId, day: date, who: str, remark: str = "") -> ReferralHead:
        """The receiver takes it on; `who` said so there. Raises as `send`."""

        def act(work: Work, row: ReferralRow) -> None:
            tracking.advance(work, row, StepKind.ACCEPTED, day, who=who, remark=remark)
            work.log("referral.accepted", "referral", row.id, client=row.client_id, day=day)

        return self._step(referral_id, act)

    @requires(P.REFERRAL_TRACK)
    def attend(self, referral_id: ReferralId, day: date, who: str, remark: str = "") -> ReferralHead:
        """The client came; `who` confirmed it. Raises as `send`."""

        def act(work: Work, row: ReferralRow) -> None:
            tracking.advance(work, row, StepKind.ATTENDED, day, who=who, remark=remark)
            work.log("referral.attended", "referral", row.id, client=row.client_id, day=day)

        return self._step(referral_id, act)

    @requires(P.REFERRAL_TRACK)
    def close(self, referral_id: ReferralId, day: date, outcome: Outcome, remark: str = "") -> ReferralHead:
        """The end, with what came of it and the next step. Raises as `send`."""

        def act(work: Work, row: ReferralRow) -> None:
            tracking.advance(work, row, StepKind.CLOSED, day, remark=remark)
            row.outcome = outcome
            work.log("referral.closed", "referral", row.id, client=row.client_id, day=day, outcome=outcome)

        return self._step(referral_id, act)

    # --- parts ------------------------------------------------------------------------------------

    def _row(self, work: Work, referral_id: int, permission: Permission) -> ReferralRow:
        row = queries.referral_row(work.session, referral_id)
        assert_may(work.session, self.desk, permission, drafting.standing(work.session, row))
        return row

    def _step(self, referral_id: int, act: Callable[[Work, ReferralRow], None]) -> ReferralHead:
        with self.desk.command() as work:
            row = self._row(work, referral_id, P.REFERRAL_TRACK)
            act(work, row)
            self._announce(work, row)
            work.session.flush()
            return queries.head(work.session, self.desk, row, work.today)

    @staticmethod
    def _announce(work: Work, row: ReferralRow) -> None:
        work.announce(ReferralsChanged((ClientId(row.client_id),)))
