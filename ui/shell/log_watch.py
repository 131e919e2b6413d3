"""The log's chain, watched for who oversees: checked once a day, a break said on every screen (spec §8.9)."""

import time
from typing import TYPE_CHECKING

from clinic_app.audit.values import ChainState
from clinic_app.common.locale import number
from clinic_app.common.permissions import Permission
from clinic_app.common.translations import _
from ui.shell.navigation import AuditLog

if TYPE_CHECKING:
    from ui.shell.desk import Desk
    from ui.shell.jobs import Job

_NAME = "chain"
_REST_S = 0.008
"""Some three times what is checked at a stretch: the screen and its reads go first."""


def watch(desk: "Desk") -> None:
    """At a desk made anew: say what the last check found, and check beside the screen unless it was today.

    What a new check finds is announced, and heard like any change.
    """
    if desk.workspace.may(Permission.AUDIT_READ):
        show(desk, desk.workspace.audit.chain_state())
        check = desk.workspace.audit.daily_check
        desk.jobs.run_apart(lambda job: check(lambda: _unwanted(job)), lambda _state: None)


def _unwanted(job: "Job") -> bool:
    """Whether to stop; before the answer everybody else has a turn, since nobody waits for this check."""
    time.sleep(_REST_S)
    return job.cancelled


def show(desk: "Desk", state: ChainState | None) -> None:
    """The strip above the page, which nobody can put away while the chain is broken."""
    if not desk.workspace.may(Permission.AUDIT_READ):
        return
    desk.offers.remove(_NAME)
    if state is None or state.intact:
        return
    if state.first is not None:
        what = _("Entry #{number} does not fit its seal.").format(number=number(state.first))
    else:
        what = _("A signature under the log does not fit.")
    desk.offers.add(
        "danger",
        _("The log was changed outside the program."),
        f"{what} " + _("Delete nothing, keep the last backup, and tell the head of the service."),
        _NAME,
        (_("Open the log"), lambda: desk.open(AuditLog(state.first))),
        lasting=True,
    )
