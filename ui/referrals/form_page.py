"""The form of a referral: steps at the left, one in the middle, the paper at the right (mock 12)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from clinic_app.common.clock import local
from clinic_app.common.errors import ClinicError, InvalidInput, InvalidInputs
from clinic_app.common.locale import clock_time
from clinic_app.common.translations import _
from clinic_app.referrals.values import ReferralConsentForm, ReferralId, StepKind
from clinic_app.workspace import Workspace
from ui.panels.faults import by_field
from ui.panels.words import client_line
from ui.referrals.acts import ReferralActs
from ui.referrals.crumbs import BoardCrumb, back_button, slash
from ui.referrals.footer import Footer
from ui.referrals.form_paper import FormPaper
from ui.referrals.form_presenter import FormPresenter
from ui.referrals.form_steps import FormSteps
from ui.referrals.missing_card import missing_words
from ui.referrals.ready_view import ReadyView
from ui.referrals.saved_words import saved_words
from ui.referrals.steps_bar import Mark, StepsBar
from ui.referrals.words import next_text
from ui.shell.navigation import ReferralForm, Referrals, Target
from ui.shell.page import Page, ShortcutEntry
from ui.shell.ports import ShellPort
from ui.widgets.breakpoints import L
from ui.widgets.buttons import Button

_LEAST = 520
"""Width of the page at least (ui/spec §3)."""


class ReferralFormPage(Page):
    """One referral; its presenter decides."""

    def __init__(self, workspace: Workspace, shell: ShellPort) -> None:
        super().__init__(workspace, shell)
        self.setObjectName("referral")
        self.presenter = FormPresenter(workspace, self)
        self.writing = self.presenter.writing
        self.acts = ReferralActs(workspace, shell)
        self.left, self.footer = StepsBar(), Footer()
        self.steps = FormSteps(self.presenter, shell)
        self.ready = ReadyView()
        self.paper = FormPaper(self.presenter, shell, self.ready)
        self.preview = self.paper.preview
        self._wish_preview: bool | None = None
        self._roomy = True
        self._shown: ReferralId | None = None
        self.preview_button = Button(_("Preview"), "default", "file-text", "compact")
        self.preview_button.setObjectName("referral.show_preview")
        self._back, self._crumb = back_button(), BoardCrumb()
        self.lead = [self._back, self._crumb, slash()]
        self.set_heading(_("Referral"))
        self._lay_out()
        self._connect()
        self.setMinimumWidth(_LEAST)

    def _lay_out(self) -> None:
        self.middle = QStackedWidget()
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.steps.stack, 1)
        column.addWidget(self.footer)
        self.middle.addWidget(form)
        self.middle.addWidget(self.ready)
        self.middle.setMinimumWidth(300)
        self.row.addWidget(self.left)
        self.row.addWidget(self.middle, 1)
        self.row.addWidget(self.preview)

    def _connect(self) -> None:
        presenter, saver = self.presenter, self.writing.saver
        presenter.opened.connect(self._show_referral)
        presenter.refreshed.connect(self._show_again)
        self.writing.edited.connect(self._follow)
        self.writing.judged.connect(lambda: self.steps.show_faults(self.writing.faults))
        saver.changed.connect(self._show_saved)
        self._back.clicked.connect(lambda: self.shell.back())
        self._crumb.clicked.connect(lambda: self.shell.open(Referrals()))
        self.left.wanted.connect(self.go_to)
        self.steps.led.connect(self.go_to)
        self.steps.consent.recorded.connect(self._record_consent)
        self.footer.back.clicked.connect(lambda: self.go_to(self.steps.next_of(self.steps.number, -1)))
        self.footer.save.clicked.connect(lambda: self.shell.attempt(saver.save_now))
        self.footer.forward.clicked.connect(self._forward)
        self.ready.send.clicked.connect(self._send)
        self.ready.redraft.clicked.connect(lambda: self.shell.attempt(presenter.redraft))
        self.preview_button.clicked.connect(self.toggle_right)
        shortcut = QShortcut(QKeySequence("Ctrl+P"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.paper.print_now)

    # Showing

    def _show_referral(self) -> None:
        presenter, head = self.presenter, self.presenter.head
        if head is None:
            return
        self.left.show_client(head.client.full_name, client_line(head.client, presenter.today()))
        draft, ready = self.writing.draft, presenter.ready
        if draft is not None:
            self.set_heading(_("New outgoing referral"))
            again = self._shown == head.id  # something about it was changed elsewhere: one stays where one is
            self._shown = head.id
            self.steps.begin(draft)
            self.middle.setCurrentIndex(0)
            self.go_to(self.steps.number if again else 1)
        elif ready is not None:
            self.set_heading(head.letter_no or _("Referral"))
            self.ready.show_referral(ready, presenter.may_write)
            self.middle.setCurrentIndex(1)
            self.left.show_step(0)
            for button in self.left.buttons:
                button.set_mark(Mark.DONE)
                button.setEnabled(False)
        self.paper.show()
        self._show_saved()

    def _show_again(self) -> None:
        """The consent changed: the same step, filled anew."""
        draft = self.writing.draft
        if draft is not None:
            self.steps.consent.consent.finished()
            self.steps.consent.show_draft(draft)
            self._follow()

    def _follow(self) -> None:
        self.steps.keep_up()
        self._show_way()
        self.paper.show()

    def _show_way(self) -> None:
        number = self.steps.number
        for button, mark in zip(self.left.buttons, self.steps.marks().values(), strict=True):
            if button.mark is not mark:
                button.set_mark(mark)
        before, behind = self.steps.next_of(number, -1), self.steps.next_of(number, 1)
        if behind:
            self.footer.show_way(bool(before), next_text(behind))
        elif self.writing.sealed:
            lacking = self.presenter.missing()
            why_not = missing_words(lacking[0]) if lacking else ""
            self.footer.show_way(bool(before), _("Make ready to send"), why_not)
        else:
            self.footer.show_way(bool(before), _("Back to the board"))

    def _show_saved(self) -> None:
        if self.presenter.ready is not None:
            self.left.show_saved("lock-simple", "text2", _("Frozen and sealed"))
        elif self.writing.draft is not None:
            self.left.show_saved(*saved_words(self.writing.saver, self.workspace.zone))

    # Doing

    def go_to(self, number: int) -> None:
        """Another step, if the person fills it in; what was typed is saved."""
        if self.writing.draft is None or number not in self.presenter.steps:
            return
        self.writing.saver.try_now()
        self.steps.show(number)
        self.left.show_step(number)
        self._show_way()
        self.focus_main()

    def _forward(self) -> None:
        behind = self.steps.next_of(self.steps.number, 1)
        if behind:
            self.go_to(behind)
        elif self.writing.sealed:
            number = self.shell.attempt(self.presenter.make_ready)
            if number:
                self.shell.toast(_("Ready to send. Number {number}").format(number=number))
        elif self.shell.attempt(self._saved):
            self.shell.open(Referrals())

    def _saved(self) -> bool:
        self.writing.saver.save_now()
        return True

    def _record_consent(self, form: ReferralConsentForm) -> None:
        try:
            self.presenter.record_consent(form)
        except (InvalidInput, InvalidInputs) as error:
            self.steps.consent.consent.show_faults(by_field(error))
        except ClinicError as error:
            self.shell.show_error(error)
        else:
            self.shell.toast(_("Consent recorded") if form.given else _("Refusal recorded"))

    def _send(self) -> None:
        ready = self.presenter.ready
        if ready is not None:
            self.acts.ask(StepKind.SENT, ready.head, ready.desk.channel)

    # What the shell asks

    def arrive(self, target: Target) -> None:
        assert isinstance(target, ReferralForm)
        self.presenter.arrive(target.referral_id)
        if target.step:
            self.go_to(target.step)

    def focus_main(self) -> None:
        where = self.steps.current.first if self.writing.draft is not None else self.ready.print
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> list[QWidget]:
        return [part for part in (self.left, self.middle, self.preview) if part.isVisible()]

    def toggle_right(self) -> None:
        self._wish_preview = not self.preview.isVisible()
        self._fit()

    def close_level(self) -> bool:
        if self.preview.isVisible() and self.window().width() < L:
            self.toggle_right()
            return True
        return False

    def make_room(self) -> None:
        self.preview.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        roomy = self.window().width() >= L
        if roomy is not self._roomy:  # what was wished for a narrow window says nothing about a wide one
            self._roomy, self._wish_preview = roomy, None
        shown = roomy if self._wish_preview is None else self._wish_preview
        self.preview.fit(self.width())
        self.preview.setVisible(shown)
        tools: list[QWidget] = [] if roomy and shown else [self.preview_button]
        if tools != self.tools:  # the top bar shows all that are named here
            self.tools = tools
            self.headed.emit()

    def shortcuts(self) -> list[ShortcutEntry]:
        scope = _("Referral")
        return [
            ShortcutEntry(scope, "Ctrl P", _("Print three copies")),
            ShortcutEntry(scope, "Ctrl + / Ctrl −", _("Larger or smaller paper, while it has the focus")),
            ShortcutEntry(scope, "Ctrl .", _("Preview")),
        ]

    def save_now(self) -> None:
        self.writing.saver.save_now()

    def unsaved(self) -> str:
        return _("The referral is not saved.") if self.writing.saver.dirty else ""

    def kept(self) -> str:
        saved = self.writing.saver.saved_at
        if self.writing.draft is None or saved is None:
            return ""
        time = clock_time(local(saved, self.workspace.zone))
        return _("Draft of a referral saved at {time}.").format(time=time)

    def target(self) -> Target | None:
        head = self.presenter.head
        if head is None:
            return None
        return ReferralForm(head.id, self.steps.number if self.writing.draft is not None else 0)

    def state(self) -> dict[str, Any]:
        return {"step": self.steps.number, "percent": self.preview.sheets.percent}

    def restore(self, state: Mapping[str, Any]) -> None:
        step = state.get("step")
        if isinstance(step, int):
            self.go_to(step)

    def leave(self) -> None:
        """No word stays behind: neither in a field nor on the paper."""
        self.writing.saver.try_now()
        self.preview.feed.close()
        self.presenter.close()
