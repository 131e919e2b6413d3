"""What else may be done with a client: the entries of the menu, and the questions behind them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from clinic_app.common.permissions import Permission
from clinic_app.common.translations import _
from clinic_app.episodes.values import CloseReason, Episode
from clinic_app.people.values import ConsentId
from clinic_app.scheduling.values import Status
from ui.clients.close_dialog import CloseDialog
from ui.clients.consent_words import may_be_withdrawn
from ui.clients.record_presenter import RecordPresenter
from ui.clients.withdraw_dialog import WithdrawDialog
from ui.panels.host import Command
from ui.panels.words import given_name
from ui.shell.ports import ShellPort
from ui.widgets.menu import Menu
from ui.widgets.wording import programme_name


@dataclass(frozen=True)
class Entry:
    """One line of the menu; `name` is its object name."""

    name: str
    text: str
    icon: str
    act: Callable[[], object]


@dataclass(frozen=True)
class Forms:
    """How the page opens the forms of the record at its right."""

    correct: Callable[[], object]
    team: Callable[[], object]
    consent: Callable[[], object]
    refer: Callable[[], object]


class RecordActions:
    """Acts on the record that the presenter holds; every change can be undone where the rooms allow it."""

    def __init__(self, presenter: RecordPresenter, shell: ShellPort, forms: Forms) -> None:
        self._presenter, self._shell, self._forms = presenter, shell, forms

    def entries(self) -> list[Entry]:
        """What may be done now."""
        shown, found = self._presenter, list[Entry]()
        if shown.record is None or shown.restricted:
            return found
        if shown.may(Permission.CLIENT_WRITE):
            found.append(Entry("record.menu.correct", _("Change client data"), "pencil", self._forms.correct))
        if shown.may(Permission.CARE_TEAM_WRITE):
            found.append(Entry("record.team", _("Change care team"), "users", self._forms.team))
        if shown.may(Permission.CONSENT_WRITE):
            found.append(Entry("record.menu.consent", _("Record consent"), "pen-nib", self._forms.consent))
        if shown.may(Permission.REFERRAL_PREPARE):
            found.append(Entry("record.menu.refer", _("Refer"), "paper-plane-tilt", self._forms.refer))
        if shown.in_team and shown.may(Permission.ATTENTION_WRITE):
            on = shown.record.name.attention
            text = _("No longer needs attention") if on else _("Needs attention")
            found.append(Entry("record.attention", text, "flag", self.toggle_attention))
        for episode in shown.closable():
            text = _("Finish {programme}…").format(programme=programme_name(episode.programme))
            found.append(
                Entry(f"record.episode.close.{episode.id}", text, "flag-banner", self._closing(episode))
            )
        for episode in shown.reopenable():
            text = _("Open {programme} again").format(programme=programme_name(episode.programme))
            found.append(
                Entry(
                    f"record.episode.reopen.{episode.id}",
                    text,
                    "arrow-counter-clockwise",
                    self._opening(episode),
                )
            )
        return found

    def menu(self, parent: QWidget) -> Menu:
        """The menu, ready to pop up."""
        menu = Menu(parent)
        for entry in self.entries():
            menu.add(entry.text, entry.act, entry.icon, name=entry.name)
        return menu

    def toggle_attention(self) -> None:
        """Set the tick "perlu perhatian", or take it away."""
        record = self._presenter.record
        if record is None:
            return
        clients, client_id, before = self._presenter.workspace.clients, record.name.id, record.name.attention

        def put(on: bool) -> bool:
            clients.set_attention(client_id, on)
            return True

        if self._shell.attempt(lambda: put(not before)):
            text = _("Attention mark removed") if before else _("Marked: needs attention")
            self._shell.done(Command(text, lambda: put(before), lambda: put(not before)))

    # Episodes

    def _closing(self, episode: Episode) -> Callable[[], None]:
        return lambda: self.begin_close(episode)

    def _opening(self, episode: Episode) -> Callable[[], None]:
        return lambda: self.reopen(episode)

    def begin_close(self, episode: Episode) -> None:
        """Ask why the programme ends."""
        shown = self._presenter
        if shown.record is None:
            return
        planned = sum(
            block.programme is episode.programme and block.status is not Status.IN_SESSION
            for block in shown.coming()
        )
        dialog = CloseDialog(
            self._shell.window_widget,
            given_name(shown.record.name.full_name),
            episode,
            planned,
            shown.workspace.facility.profile().kind,
            lambda reason, note: self.close(episode, reason, note),
        )
        self._shell.show_dialog(dialog)
        dialog.reason.setFocus()

    def close(self, episode: Episode, reason: CloseReason, note: str) -> None:
        """Finish a programme."""
        episodes = self._presenter.workspace.episodes

        def shut() -> bool:
            episodes.close(episode.id, reason, note)
            return True

        def undo() -> bool:
            episodes.reopen(episode.id)
            return True

        if self._shell.attempt(shut):
            text = _("{programme} finished").format(programme=programme_name(episode.programme))
            self._shell.done(Command(text, undo, shut))

    def reopen(self, episode: Episode) -> None:
        """Open a finished programme again."""
        episodes = self._presenter.workspace.episodes
        reason, note = episode.close_reason, episode.close_note

        def unlock() -> bool:
            episodes.reopen(episode.id)
            return True

        def undo() -> bool:
            if reason is None:
                return False
            episodes.close(episode.id, reason, note)
            return True

        if self._shell.attempt(unlock):
            text = _("{programme} opened again").format(programme=programme_name(episode.programme))
            self._shell.done(Command(text, undo, unlock))

    # Consents

    def begin_withdraw(self) -> None:
        """Ask which consent is withdrawn, and from when on."""
        shown = self._presenter
        if shown.record is None:
            return
        consents = [consent for consent in shown.record.consents if may_be_withdrawn(consent)]
        if not consents:
            return

        def withdraw(consent_id: ConsentId, day: date) -> None:
            shown.workspace.clients.withdraw_consent(consent_id, day)
            self._shell.toast(_("Consent withdrawn"))

        dialog = WithdrawDialog(self._shell.window_widget, consents, shown.today, withdraw)
        self._shell.show_dialog(dialog)
        dialog.which.setFocus()
