"""What a person may do with referrals."""

from collections.abc import Callable
from datetime import date, datetime

from clinic_app.audit.desk import Desk, Work
from clinic_app.common.permissions import Permission, requires
from clinic_app.facility.values import Programme
from clinic_app.people import case_keys
from clinic_app.people.care_team import assert_may
from clinic_app.people.queries.record import client_row
from clinic_app.people.values import ClientId, PersonId
from clinic_app.referrals import consenting, drafting, freezing, queries, reading, record, tracking
from clinic_app.referrals.model import ReferralRow
from clinic_app.referrals.rules import check_content, check_desk
from clinic_app.referrals.rules.composing import compose, consent_words
from clinic_app.referrals.steps import ReferralSteps
from clinic_app.referrals.values import (
    Content,
    Counts,
    DeskPart,
    Draft,
    Facts,
    Filters,
    Receiver,
    Referral,
    ReferralConsentForm,
    ReferralHead,
    ReferralId,
    StepKind,
)
from clinic_app.vault.signing import fingerprint

P = Permission


class ReferralService(ReferralSteps):
    """Referrals: written, consented to, frozen, sent, followed to their end.

    Steps 1, 2 and 6 of the form lie in the clear and may be prepared at the desk; steps 3 to 5 are the care
    team's, sealed under the case key. An editing session of either is one line in the log.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._saved: set[tuple[str, int]] = set()

    # --- which there are --------------------------------------------------------------------------

    @requires(P.REFERRAL_READ)
    def find(self, filters: Filters | None = None) -> tuple[ReferralHead, ...]:
        """The board: drafts the newest first, others by what is due; closed ones of one month only."""
        with self.desk.reading() as session:
            return queries.find(session, self.desk, filters or Filters(), self.desk.today())

    @requires(P.REFERRAL_READ)
    def counts(self) -> Counts:
        """How many are open, overdue, and due by today: `due` is the badge of the rail."""
        with self.desk.reading() as session:
            return queries.counts(session, self.desk, self.desk.today())

    @requires(P.REFERRAL_READ)
    def of_client(self, client_id: ClientId) -> tuple[ReferralHead, ...]:
        """A client's referrals, the newest first. Raises NotPermitted outside the team."""
        with self.desk.reading() as session:
            assert_may(session, self.desk, P.REFERRAL_READ, client_id)
            return queries.of_client(session, self.desk, client_id, self.desk.today())

    @requires(P.REFERRAL_READ)
    def open(self, referral_id: ReferralId) -> Referral:
        """One referral with its way; logged. The content only for the care team, as far as its keys open it.

        Raises NotFound, NotPermitted, Damaged("referral.broken").
        """
        with self.desk.command() as work:
            row = self._row(work, referral_id, P.REFERRAL_READ)
            work.log("referral.opened", "referral", row.id, client=row.client_id)
            case_keys.ensure(work, ClientId(row.client_id))
            return reading.referral(work, row)

    @requires(P.REFERRAL_PREPARE)
    def receivers(self, text: str = "", limit: int = 8) -> tuple[Receiver, ...]:
        """Receivers of earlier referrals, the most used first, found by the beginnings of words."""
        with self.desk.reading() as session:
            return queries.receivers(session, text, limit)

    # --- writing ----------------------------------------------------------------------------------

    @requires(P.REFERRAL_PREPARE)
    def begin(self, client_id: ClientId, programme: Programme, owner_id: PersonId | None = None) -> Draft:
        """A new referral, filled from the record. Its owner is one of the care team: by default the person at
        the desk, else the lead. Raises NotFound, NotPermitted, InvalidInputs("owner_id").
        """
        with self.desk.command() as work:
            client_row(work.session, client_id)
            assert_may(work.session, self.desk, P.REFERRAL_PREPARE, client_id)
            owner = drafting.owner_for(work, client_id, owner_id)
            row = drafting.create(work, client_id, programme, owner)
            case_keys.ensure(work, client_id)
            self._announce(work, row)
            return drafting.draft(work.session, self.desk, row)

    @requires(P.REFERRAL_PREPARE)
    def edit(self, referral_id: ReferralId) -> Draft:
        """Go on with a draft; logged. Raises NotFound, NotPermitted, Refused("referral.not_draft")."""
        with self.desk.command() as work:
            row = drafting.own_draft(self._row(work, referral_id, P.REFERRAL_PREPARE))
            work.log("referral.resumed", "referral", row.id, client=row.client_id)
            case_keys.ensure(work, ClientId(row.client_id))
            found = drafting.draft(work.session, self.desk, row)
        self._saved -= {("desk", row.id), ("content", row.id)}
        return found

    @requires(P.REFERRAL_PREPARE)
    def save_desk(self, referral_id: ReferralId, part: DeskPart) -> datetime:
        """Keep steps 1, 2 and 6; when they were committed (UTC).

        Raises InvalidInputs (`check_desk`; feedback: referral.no_key), Refused("referral.not_draft").
        """
        part = check_desk(part)
        return self._keep("desk", referral_id, lambda work, row: drafting.keep_desk(work, row, part))

    @requires(P.REFERRAL_WRITE)
    def save_content(self, referral_id: ReferralId, content: Content) -> datetime:
        """Keep steps 3 to 5, sealed under the case key; when they were committed (UTC).

        Raises InvalidInputs (`check_content`), NotPermitted, Refused("referral.not_draft").
        """
        content = check_content(content)
        return self._keep("content", referral_id, lambda work, row: drafting.keep_content(work, row, content))

    @requires(P.REFERRAL_WRITE)
    def facts(self, referral_id: ReferralId) -> Facts:
        """What the record offers now, after the client was corrected."""
        with self.desk.reading() as session:
            row = queries.referral_row(session, referral_id)
            client_id = drafting.standing(session, row)
            assert_may(session, self.desk, P.REFERRAL_WRITE, client_id)
            return record.facts(session, self.desk, client_id)

    @requires(P.REFERRAL_WRITE)
    def record_consent(self, referral_id: ReferralId, form: ReferralConsentForm) -> Referral:
        """A consent given or refused: to what is shared as saved last, with the receiver saved last.

        Withdrawn through `clients.withdraw_consent`. Raises InvalidInputs, NotPermitted,
        Refused("referral.consent_late") for one that nobody waits for.
        """
        with self.desk.command() as work:
            row = self._row(work, referral_id, P.REFERRAL_WRITE)
            consenting.record(work, row, form)
            self._announce(work, row)
            return reading.referral(work, row)

    @requires(P.REFERRAL_WRITE)
    def make_ready(self, referral_id: ReferralId) -> str:
        """Freeze what will be disclosed, word for word; the letter's number, kept if there was one.

        Raises Refused("referral.not_ready"), NotPermitted("case_key.missing").
        """
        with self.desk.command() as work:
            row = drafting.own_draft(self._row(work, referral_id, P.REFERRAL_WRITE))
            freezing.freeze(work, row)
            self._announce(work, row)
            return row.letter_no

    @requires(P.REFERRAL_WRITE)
    def redraft(self, referral_id: ReferralId) -> Draft:
        """Take a referral that is ready, and not sent, back to its draft. Raises Refused, Damaged."""
        with self.desk.command() as work:
            row = self._row(work, referral_id, P.REFERRAL_WRITE)
            freezing.thaw(work, row)
            self._announce(work, row)
            work.session.flush()
            return drafting.draft(work.session, self.desk, row)

    @requires(P.REFERRAL_PREPARE)
    def withdraw(self, referral_id: ReferralId) -> None:
        """Give a draft up: it is kept, and no list shows it. Raises Refused("referral.not_draft")."""
        with self.desk.command() as work:
            row = drafting.own_draft(self._row(work, referral_id, P.REFERRAL_PREPARE))
            tracking.advance(work, row, StepKind.WITHDRAWN, work.today)
            work.log("referral.withdrawn", "referral", row.id, client=row.client_id)
            self._announce(work, row)

    # --- paper ------------------------------------------------------------------------------------

    @requires(P.REFERRAL_PREPARE)
    def preview(self, draft: Draft) -> bytes:
        """A PDF of one copy as the draft stands, with DRAF across it; reads and logs nothing."""
        # Paper needs its library only here: at every sign-in somebody only counts what is due.
        from clinic_app.referrals import documents

        return documents.draft_form(compose(draft))

    @requires(P.REFERRAL_WRITE)
    def consent_text(self, draft: Draft, until: date) -> str:
        """Text C for this draft, to be read out before the consent is recorded; reads nothing."""
        return consent_words(draft, until)

    @requires(P.REFERRAL_WRITE)
    def shown(self, referral_id: ReferralId) -> bytes:
        """A PDF of one copy of what was frozen, for the screen; logged as opening it is. Raises as `paper`,
        but a consent that ended hides nothing within the clinic.
        """
        from clinic_app.referrals import documents

        with self.desk.command() as work:
            row = self._row(work, referral_id, P.REFERRAL_WRITE)
            sealed = freezing.checked(work.session, self.desk, row)
            work.log("referral.opened", "referral", row.id, client=row.client_id)
            frozen = freezing.open_row(work.session, self.desk, row, sealed)
            return documents.seen(frozen.sheet, fingerprint(sealed.signature))

    @requires(P.REFERRAL_WRITE)
    def paper(self, referral_id: ReferralId) -> bytes:
        """A PDF of three copies, from what was frozen and from nothing else; logged.

        Raises Refused("referral.not_ready_yet") or with `referral.consent_…`, Damaged("referral.broken"),
        NotPermitted.
        """
        from clinic_app.referrals import documents

        with self.desk.command() as work:
            row = self._row(work, referral_id, P.REFERRAL_WRITE)
            sealed = freezing.checked(work.session, self.desk, row)
            tracking.assert_consent(work, row)
            frozen = freezing.open_row(work.session, self.desk, row, sealed)
            work.log(
                "referral.printed",
                "referral",
                row.id,
                client=row.client_id,
                number=row.letter_no,
                shared=list(frozen.shared),
                copies=len(documents.COPIES),
            )
            printing = documents.Printing(self.desk.name, work.now_local)
            return documents.form(frozen.sheet, printing, fingerprint(sealed.signature))

    # --- parts ------------------------------------------------------------------------------------

    def _keep(self, half: str, referral_id: int, write: Callable[[Work, ReferralRow], None]) -> datetime:
        permission = P.REFERRAL_WRITE if half == "content" else P.REFERRAL_PREPARE
        first = (half, referral_id) not in self._saved
        with self.desk.command(quiet=not first) as work:
            row = drafting.own_draft(self._row(work, referral_id, permission))
            write(work, row)
            if first and half == "content":
                work.log("referral.saved", "referral", row.id, client=row.client_id)
            elif first:
                work.log("referral.prepared", "referral", row.id, client=row.client_id)
            if first:
                self._announce(work, row)
        self._saved.add((half, referral_id))
        return work.now_utc
