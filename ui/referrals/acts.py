"""What is done with a referral after it is ready: by dialog, from the board and from the form alike."""

from collections.abc import Callable
from datetime import date

from clinic_app.common.errors import ClinicError, InvalidInput, InvalidInputs
from clinic_app.common.translations import N_, _
from clinic_app.referrals.values import Channel, Outcome, ReferralHead, StepKind
from clinic_app.workspace import Workspace
from ui.referrals.step_dialog import StepDialog, StepFacts
from ui.shell.ports import ShellPort
from ui.widgets.dialogs import Dialog

_DONE = {
    StepKind.SENT: N_("Referral recorded as sent"),
    StepKind.FOLLOWED_UP: N_("Follow-up recorded"),
    StepKind.ACCEPTED: N_("Referral recorded as accepted"),
    StepKind.ATTENDED: N_("Recorded: the client came"),
    StepKind.CLOSED: N_("Referral closed"),
}


class ReferralActs:
    """Asks, carries out, tells."""

    def __init__(self, workspace: Workspace, shell: ShellPort) -> None:
        self._workspace, self._shell = workspace, shell

    def today(self) -> date:
        """The clinic's day."""
        return self._workspace.today()

    def ask(self, kind: StepKind, head: ReferralHead, channel: Channel | None = None) -> None:
        """Ask for what a step needs, then write it down."""

        def carry_out(facts: StepFacts) -> bool:
            try:
                self._write(kind, head, facts)
            except (InvalidInput, InvalidInputs):
                raise
            except ClinicError as error:
                self._shell.show_error(error)
                return False
            self._shell.toast(_(_DONE[kind]))
            return True

        about = f"{head.client.full_name} → {head.receiver}"
        dialog = StepDialog(
            self._shell.window_widget, self._shell, head.id, kind, about, self.today, carry_out, channel
        )
        self._shell.show_dialog(dialog)
        dialog.first.setFocus()

    def _write(self, kind: StepKind, head: ReferralHead, facts: StepFacts) -> None:
        referrals, number = self._workspace.referrals, head.id
        way = facts.channel or Channel.IN_PERSON
        if kind is StepKind.SENT:
            referrals.send(number, facts.day, way, facts.who, facts.remark)
        elif kind is StepKind.FOLLOWED_UP:
            referrals.follow_up(
                number, facts.day, way, reached=facts.reached, who=facts.who, remark=facts.remark
            )
        elif kind is StepKind.ACCEPTED:
            referrals.accept(number, facts.day, facts.who, facts.remark)
        elif kind is StepKind.ATTENDED:
            referrals.attend(number, facts.day, facts.who, facts.remark)
        elif kind is StepKind.CLOSED and isinstance(facts.outcome, Outcome):
            referrals.close(number, facts.day, facts.outcome, facts.remark)

    def withdraw(self, head: ReferralHead, then: Callable[[], object]) -> None:
        """Give a draft up, after a question."""
        dialog = Dialog(
            self._shell.window_widget,
            _("Give up this draft?"),
            _("What was written stays in the record, but the referral is on no list any more."),
            safe=_("Keep the draft"),
            danger=_("Give up"),
            icon="x-circle",
        )

        def done() -> bool:
            self._workspace.referrals.withdraw(head.id)
            return True

        def finish(choice: str) -> None:
            if choice == "danger" and self._shell.attempt(done):
                self._shell.toast(_("Draft given up"))
                then()

        dialog.finished.connect(finish)
        self._shell.show_dialog(dialog)
