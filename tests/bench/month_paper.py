"""A month's figures: turned to by key until they are painted, and made as paper; as the supervisor."""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from clinic_app.statistics.values.closing import ExportForm
from tests.bench.desk import Painted, leave, now_ms, open_program, page_of, settle, sign_in, wait_until
from ui.main import application
from ui.shell.navigation import Statistics
from ui.statistics.page import StatisticsPage

_MONTHS = 11


def main() -> None:
    shell = open_program(Path(sys.argv[1]))
    sign_in(shell, "hendra", Statistics())
    page = page_of(shell)
    assert isinstance(page, StatisticsPage)
    shown = page.presenter
    wait_until(lambda: shown.report is not None)
    settle(300)
    painted = Painted(shell.window, lambda: page.body.table)
    page.bar.month.setFocus(Qt.FocusReason.TabFocusReason)
    seen, made = [], []
    for _month in range(_MONTHS):
        before = shown.report
        began = now_ms()
        QTest.keyClick(page.bar.month, Qt.Key.Key_PageUp)
        while shown.report is before:
            # It is read on a worker thread, which a loop without a pause would hold up.
            application().processEvents()
            time.sleep(0.001)
        painted.since(now_ms() - 1)
        seen.append(painted.at_ms - began)
        settle(100)
    for _month in range(_MONTHS):
        began = now_ms()
        shown.workspace.statistics.export(shown.month, ExportForm.PDF, outside=False)
        made.append(now_ms() - began)
        settle(400)
    print(json.dumps({"month_report_ms": seen, "pdf_month_ms": made}))
    leave(shell)


main()
