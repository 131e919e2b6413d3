"""What the board of referrals shows: all of them by lane, filtered; and one of them open."""

from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from clinic_app.common.permissions import Permission
from clinic_app.facility.values import Programme
from clinic_app.people.values import ClientsChanged, PersonId
from clinic_app.referrals.rules import is_overdue, lane_of
from clinic_app.referrals.values import (
    Filters,
    Lane,
    Referral,
    ReferralHead,
    ReferralId,
    ReferralsChanged,
    ReferralState,
)
from clinic_app.workspace import Workspace


class BoardPresenter(QObject):
    """Reads once and filters what it has; `opened` when another referral is open, or none."""

    listed = Signal()
    opened = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.heads: tuple[ReferralHead, ...] = ()
        self.owner: PersonId | None = None
        self.programme: Programme | None = None
        self.only_overdue = False
        self.referral: Referral | None = None
        self.visible = False
        """Whether the page is seen: what nobody sees is not read (and logged) again."""
        self._stale = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.catch_up)
        self._forget = workspace.changes.subscribe(self._on_change)

    def close(self) -> None:
        """Stop listening, drop what was decrypted."""
        self._forget()
        self._soon.stop()
        self.heads, self.referral = (), None

    def today(self) -> date:
        """The clinic's day."""
        return self.workspace.today()

    # Reading

    def read(self) -> None:
        """Everything anew. Raises ClinicError."""
        self._stale = False
        self.heads = self.workspace.referrals.find(Filters())
        self.listed.emit()

    def open(self, referral_id: ReferralId | None) -> None:
        """Open a referral, which the log keeps; None closes it. Raises ClinicError; all stays then."""
        self.referral = self.workspace.referrals.open(referral_id) if referral_id is not None else None
        self.opened.emit()

    def _on_change(self, change: object) -> None:
        if isinstance(change, ReferralsChanged | ClientsChanged):
            self._stale = True
            if self.visible:
                self._soon.start()

    def catch_up(self) -> None:
        """Read again what was changed since."""
        if not self._stale:
            return
        self.read()
        if self.referral is not None:
            still = any(head.id == self.referral.head.id for head in self.heads)
            self.open(self.referral.head.id if still else None)

    # What is shown

    def lane(self, lane: Lane) -> tuple[ReferralHead, ...]:
        """The cards of a lane that fit the filters."""
        return tuple(head for head in self.heads if lane_of(head.state) is lane and self._fits(head))

    def _fits(self, head: ReferralHead) -> bool:
        return (
            (self.owner is None or head.owner_id == self.owner)
            and (self.programme is None or head.programme is self.programme)
            and (not self.only_overdue or is_overdue(head, self.today()))
        )

    @property
    def filtered(self) -> bool:
        """Whether something is left out."""
        return self.owner is not None or self.programme is not None or self.only_overdue

    def clear_filters(self) -> None:
        """Show everything."""
        self.owner, self.programme, self.only_overdue = None, None, False
        self.listed.emit()

    def owners(self) -> list[tuple[PersonId, str]]:
        """Who answers for at least one of them, by name."""
        found = {head.owner_id: head.owner_name for head in self.heads}
        return sorted(found.items(), key=lambda pair: pair[1])

    @property
    def open_count(self) -> int:
        """How many are not closed."""
        return sum(head.state is not ReferralState.CLOSED for head in self.heads)

    @property
    def overdue_count(self) -> int:
        """How many are overdue."""
        return sum(is_overdue(head, self.today()) for head in self.heads)

    # Who is looking

    @property
    def may_begin(self) -> bool:
        """Whether the person may begin a referral."""
        return self.workspace.may(Permission.REFERRAL_PREPARE)

    @property
    def may_track(self) -> bool:
        """Whether the person may write down what happened."""
        return self.workspace.may(Permission.REFERRAL_TRACK)

    @property
    def may_print(self) -> bool:
        """Whether the person may see the paper."""
        return self.workspace.may(Permission.REFERRAL_WRITE)
