"""What the form wants from the clinic: one referral, written or ready; its consent, its paper."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from clinic_app.common.errors import Refused
from clinic_app.common.permissions import Permission
from clinic_app.people.values import ClientsChanged
from clinic_app.referrals.rules import missing
from clinic_app.referrals.values import (
    Draft,
    Missing,
    Receiver,
    Referral,
    ReferralConsentForm,
    ReferralHead,
    ReferralId,
    ReferralsChanged,
)
from clinic_app.workspace import Workspace
from ui.referrals.words import RECEPTION, STEPS
from ui.referrals.writing import Writing


class FormPresenter(QObject):
    """Either `writing` holds a draft, or `ready` what was frozen. `opened` when there is another to show."""

    opened = Signal()
    refreshed = Signal()
    """The same draft, but the consent or the record behind it is another."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.writing = Writing(workspace, self)
        self.ready: Referral | None = None
        self._silent = False
        self._forget = workspace.changes.subscribe(self._on_change)

    def close(self) -> None:
        """Stop listening, drop what was decrypted."""
        self._forget()
        self.writing.begin(None)
        self.ready = None

    @property
    def head(self) -> ReferralHead | None:
        """Which referral it is."""
        if self.ready is not None:
            return self.ready.head
        return self.writing.draft.head if self.writing.draft is not None else None

    @property
    def steps(self) -> tuple[int, ...]:
        """The steps that the person fills in."""
        return tuple(range(1, len(STEPS) + 1)) if self.writing.sealed else RECEPTION

    @property
    def may_write(self) -> bool:
        """Whether the person may make it ready and print it."""
        return self.workspace.may(Permission.REFERRAL_WRITE)

    def today(self) -> date:
        """The clinic's day."""
        return self.workspace.today()

    # Going to a referral

    def arrive(self, referral_id: ReferralId) -> None:
        """Show a referral: written on while it is a draft, else as it was frozen. Raises ClinicError."""
        self.writing.saver.save_now()
        head = self.head
        if head is not None and head.id == referral_id:
            return
        self._read(referral_id)

    def _read(self, referral_id: ReferralId) -> None:
        referrals = self.workspace.referrals
        try:
            draft, ready = referrals.edit(referral_id), None
        except Refused as error:
            if error.code != "referral.not_draft":
                raise
            draft, ready = None, referrals.open(referral_id)
        self.ready = ready
        self.writing.begin(draft)
        self.opened.emit()

    def _on_change(self, change: object) -> None:
        head = self.head
        if self._silent or head is None or not isinstance(change, ClientsChanged | ReferralsChanged):
            return
        if head.client.id in change.client_ids and not self.writing.saver.dirty:
            self._read(head.id)

    def _quietly(self, act: Callable[[], object]) -> None:
        """Our own act is no news."""
        self._silent = True
        try:
            act()
        finally:
            self._silent = False

    # Doing

    def missing(self) -> tuple[Missing, ...]:
        """What the draft still lacks."""
        return missing(self.writing.draft) if self.writing.draft is not None else ()

    def known_receivers(self, text: str) -> tuple[Receiver, ...]:
        """Whom one wrote to before."""
        return self.workspace.referrals.receivers(text)

    def consent_text(self, draft: Draft, until: date) -> str:
        """The text to read out, for what is shared now."""
        return self.workspace.referrals.consent_text(draft, until) if draft.content is not None else ""

    def record_consent(self, form: ReferralConsentForm) -> None:
        """Record what the client, or the guardian, said. Raises ClinicError."""
        self.writing.saver.save_now()
        draft = self.writing.draft
        if draft is None:
            return
        number = draft.head.id

        def record() -> None:
            known = self.workspace.referrals.record_consent(number, form)
            saved = self.writing.saver.saved_at
            self.writing.begin(replace(draft, head=known.head, consent=known.consent, saved_at=saved))

        self._quietly(record)
        self.refreshed.emit()

    def make_ready(self) -> str:
        """Freeze it; the letter's number. Raises ClinicError."""
        draft = self.writing.draft
        assert draft is not None, "only a draft becomes ready"
        self.writing.saver.save_now()
        number = ""

        def freeze() -> None:
            nonlocal number
            number = self.workspace.referrals.make_ready(draft.head.id)

        self._quietly(freeze)
        self._read(draft.head.id)
        return number

    def redraft(self) -> None:
        """Open it for writing again. Raises ClinicError."""
        head = self.head
        if head is not None:
            self._quietly(lambda: self.workspace.referrals.redraft(head.id))
            self._read(head.id)

    def paper_maker(self) -> Callable[[], bytes] | None:
        """Makes the paper that is to be seen now; called on a worker thread. None where there is none."""
        referrals, draft, ready = self.workspace.referrals, self.writing.draft, self.ready
        if draft is not None:
            return lambda: referrals.preview(draft)
        if ready is not None and self.may_write:
            number = ready.head.id
            return lambda: referrals.shown(number)
        return None

    def copies(self) -> bytes:
        """The three copies to be signed, for a printer or a file; logged. Raises ClinicError."""
        assert self.ready is not None, "only what was frozen leaves the clinic"
        return self.workspace.referrals.paper(self.ready.head.id)
