"""The paper of the form: its preview, and printing or saving it once it is frozen."""

from PySide6.QtCore import QObject

from clinic_app.common.translations import _
from ui.referrals.form_presenter import FormPresenter
from ui.referrals.missing_card import missing_words
from ui.referrals.paper_acts import PaperActs
from ui.referrals.preview import Preview
from ui.referrals.ready_view import ReadyView
from ui.shell.ports import ShellPort


class FormPaper(QObject):
    """`preview` is the widget at the right; what came of printing is told in `ready`."""

    def __init__(self, presenter: FormPresenter, shell: ShellPort, ready: ReadyView) -> None:
        super().__init__(presenter)
        self._presenter, self._shell, self._ready = presenter, shell, ready
        self.preview, self.acts = Preview(shell), PaperActs()
        self.preview.print_wanted.connect(self.print_now)
        ready.print.clicked.connect(self.print_now)
        ready.save.clicked.connect(self.save_now)

    def show(self) -> None:
        """Something on it may be another now."""
        self.preview.show_paper(self._presenter.paper_maker())
        self.preview.set_printing(self.why_not)

    @property
    def why_not(self) -> str:
        """Why it can't be printed yet, in words; "" when it can."""
        if self._presenter.ready is not None:
            return "" if self._presenter.may_write else _("The counselor prints it.")
        lacking = self._presenter.missing()
        if lacking:
            return missing_words(lacking[0])
        return _("Make the referral ready in step 6 first.")

    def print_now(self) -> None:
        """Three copies of what was frozen; before that, in words why not."""
        head = self._presenter.head
        if self.why_not:
            self._shell.toast(self.why_not, error=True)
        elif head is not None and (pdf := self._shell.attempt(self._presenter.copies)):
            self._ready.tell(*self.acts.print(pdf, head.letter_no, self._shell.window_widget))

    def save_now(self) -> None:
        """As a file, where the person wants it."""
        head = self._presenter.head
        if head is not None and not self.why_not and (pdf := self._shell.attempt(self._presenter.copies)):
            name = _("Referral {number}").format(number=head.letter_no)
            self._ready.tell(*self.acts.save(pdf, f"{name}.pdf", self._shell.window_widget))
