"""A counselor types into a referral, and the paper beside it follows: from the key to the painted page."""

import json
import sys
from pathlib import Path

from PySide6.QtTest import QTest

from clinic_app.facility.values import Programme
from clinic_app.referrals.values import Filters, Lane
from tests.bench.desk import leave, now_ms, open_program, page_of, settle, sign_in, wait_until
from ui.referrals.form_page import ReferralFormPage
from ui.shell.navigation import ReferralForm, Today

_KEYS = 40
_WORDS = "Klien membutuhkan pendampingan untuk bantuan biaya. "


def main() -> None:
    shell = open_program(Path(sys.argv[1]))
    sign_in(shell, "nadira", Today())
    page_of(shell)
    workspace, desk = shell.workspace, shell.desk
    assert workspace is not None
    assert desk is not None
    drafts = workspace.referrals.find(Filters(lane=Lane.DRAFT, owner_id=workspace.my_id))
    if drafts:
        number = drafts[0].id
    else:
        own = next(block.client_id for block in workspace.calendar.day(workspace.today()))
        number = workspace.referrals.begin(own, Programme.PSY).head.id
    desk.open(ReferralForm(number, 3))
    page = page_of(shell)
    assert isinstance(page, ReferralFormPage)
    painted = [0.0]
    page.preview.sheets.painted.connect(lambda: painted.append(now_ms()))
    wait_until(lambda: not page.preview.feed.busy and bool(page.preview.sheets.pages))
    settle(300)
    reason = page.steps.reason.reason
    reason.setFocus()
    samples = []
    for place in range(_KEYS):
        began = now_ms()
        QTest.keyClick(reason, _WORDS[place % len(_WORDS)])
        wait_until(lambda began=began: painted[-1] > began and not page.preview.feed.busy)
        samples.append(painted[-1] - began)
        settle(60)
    print(json.dumps({"referral_preview_ms": samples}))
    leave(shell)


main()
