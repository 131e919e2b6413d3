"""A counselor types into a draft, and it saves itself."""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from clinic_app.notes.values import NoteState
from tests.bench.desk import leave, now_ms, open_program, page_of, settle, sign_in, wait_until
from ui.notes.page import NotePage
from ui.shell.navigation import Note, Today

_SAVES = 60
_WORDS = "Latihan napas setiap malam sebelum tidur "


class Fired(QObject):
    """When the timer went off last."""

    def __init__(self, timer: QTimer) -> None:
        super().__init__()
        self.at_ms = 0.0
        timer.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Timer:
            self.at_ms = now_ms()
        return False


def main() -> None:
    shell = open_program(Path(sys.argv[1]))
    sign_in(shell, "nadira", Today())
    page_of(shell)
    workspace, desk = shell.workspace, shell.desk
    assert workspace is not None
    assert desk is not None
    draft = next(head for head in workspace.notes.unsigned(1) if head.state is NoteState.DRAFT)
    desk.open(Note(draft.client_id, draft.id))
    page = page_of(shell)
    assert isinstance(page, NotePage)
    saver = page.presenter.writing.saver
    timer = saver.findChild(QTimer)
    assert timer is not None
    # It waits a second for more words; how long it waits is nothing that is measured here.
    timer.setInterval(20)
    fired, committed, save = Fired(timer), [0.0], saver._save

    def saving() -> object:
        done = save()
        committed[0] = now_ms()
        return done

    saver._save = saving
    section = page.findChild(QWidget, "note.section.plan")
    assert section is not None
    section.setFocus()
    settle(300)
    samples = []
    for number in range(_SAVES):
        began = committed[0]
        QTest.keyClick(section, _WORDS[number % len(_WORDS)])
        wait_until(lambda began=began: committed[0] > began)
        samples.append(committed[0] - fired.at_ms)
        settle(30)
    print(json.dumps({"autosave_ms": samples}))
    leave(shell)


main()
