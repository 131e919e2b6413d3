"""Recording the service consent, the data consent, or a documented exception (handbook §4.6)."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.people.rules.consent import REASON_LEAST
from clinic_app.people.values import ClientId, ConsentForm, ConsentGiver, ConsentKind, ConsentMethod
from clinic_app.workspace import Workspace
from ui.panels.consent_presenter import ConsentPresenter
from ui.panels.faults import show_faults
from ui.panels.form_panel import FormPanel
from ui.panels.host import Content, Host
from ui.panels.kept_form import KeptForm, chosen_of, resumed_note, text_of
from ui.panels.radio_row import RadioRow
from ui.panels.words import client_line
from ui.panels.wrapping_tick import SentenceTick
from ui.widgets.cards import Card, Note
from ui.widgets.choice import Choice
from ui.widgets.date_time_fields import DateField
from ui.widgets.fields import Field, TextArea, TextField
from ui.widgets.filters import SegmentedControl
from ui.widgets.label import Label
from ui.widgets.wording import consent_name, giver_name, method_name

WIDTH = 360
_WITNESSED = (ConsentMethod.ORAL_WITNESSED, ConsentMethod.THUMBPRINT)


class ConsentPanel(FormPanel):
    """One consent at a time. `recorded` carries the `ClientId`."""

    recorded = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        host: Host,
        client_id: ClientId | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Record consent"), WIDTH, parent)
        self.setObjectName("consent")
        self._host = host
        self.presenter = ConsentPresenter(workspace, host, self)
        self._form = KeptForm(host, "consent", self._snapshot)
        self._make_fields()
        self._lay_out()
        self._connect()
        if client_id is not None:
            self.show_client(client_id)

    def _make_fields(self) -> None:
        kinds = (
            (ConsentKind.SERVICE, _("Service")),
            (ConsentKind.DATA, _("Data")),
            (ConsentKind.EXCEPTION, _("Exception")),
        )
        self.kind = SegmentedControl([(kind.value, text) for kind, text in kinds], "compact", _("Kind"))
        for kind, _text in kinds:
            self.kind.segment(kind.value).setObjectName(f"consent.kind.{kind.value}")
        self.given = RadioRow(
            [(True, _("Agrees"), "consent.given.yes"), (False, _("Refuses"), "consent.given.no")]
        )
        givers = [(giver, giver_name(giver), f"consent.giver.{giver.value}") for giver in ConsentGiver]
        self.giver = RadioRow(givers)
        self.method = Choice([(method, method_name(method)) for method in ConsentMethod])
        self.day = DateField(today=self.presenter.today)
        self.giver_name, self.witness = TextField(), TextField()
        self.reason = TextArea(rows=3)
        self._ticks = [
            SentenceTick(text, f"consent.scope.{code}") for code, text in self.presenter.scopes().items()
        ]
        self.scopes = dict(zip(self.presenter.scopes(), (tick.box for tick in self._ticks), strict=True))
        for name, editor in (
            ("method", self.method),
            ("day", self.day),
            ("giver_name", self.giver_name),
            ("witness", self.witness),
            ("reason", self.reason),
        ):
            editor.setObjectName(f"consent.{name}")

    def _lay_out(self) -> None:
        least = _("At least {least} signs: what happened, and who was told.").format(least=REASON_LEAST)
        self.fields = {
            "given": Field(_("The person"), self.given),
            "giver": Field(_("Given by"), self.giver),
            "giver_name": Field(_("Name of parent or guardian"), self.giver_name),
            "method": Field(_("How"), self.method),
            "witness": Field(_("Witness"), self.witness),
            "reason": Field(_("Reason for the exception"), self.reason, least),
            "day": Field(_("Date"), self.day),
        }
        self.client = Label("", "subtitle", wrap=True)
        self.line = Label("", "small", "text2", tabular=True)
        self._resumed = resumed_note("consent.start_empty", self._start_empty)
        self.text = Label("", "reading", wrap=True)
        self.text.setObjectName("consent.text")
        self._text_card = Card(_("Read this out"))
        self._text_card.body.addWidget(self.text)
        self._minor = Note("info", text=_("Younger than 18: the parent or guardian consents."))
        self._instead = Note(
            "warning",
            text=_("Only when consent can't be asked for now. Ask for it as soon as possible."),
        )
        self._scope_box = QWidget()
        scopes = QVBoxLayout(self._scope_box)
        scopes.setContentsMargins(0, 0, 0, 0)
        scopes.setSpacing(4)
        scopes.addWidget(Label(_("Also agreed"), "small", "text2", weight=500))
        for tick in self._ticks:
            scopes.addWidget(tick)
        for part in (self._resumed, self.client, self.line, self.kind, self._instead, self._text_card):
            self.body.addWidget(part)
        self.body.addWidget(self._scope_box)
        self.body.addWidget(self._minor)
        for field in self.fields.values():
            self.body.addWidget(field)
        self.body.addStretch(1)
        self._add_actions("consent", "")

    def _connect(self) -> None:
        self.kind.chosen.connect(self._changed)
        self.given.chosen.connect(self._changed)
        self.giver.chosen.connect(self._changed)
        self.method.chosen.connect(self._changed)
        self.day.changed.connect(self._changed)
        self.reason.textChanged.connect(self._changed)
        for edit in (self.giver_name, self.witness):
            edit.textEdited.connect(self._changed)
            edit.returnPressed.connect(self.try_to_save)
        for tick in self.scopes.values():
            tick.clicked.connect(self._changed)
        self.day.returnPressed.connect(self.try_to_save)
        self.presenter.recorded.connect(self._finish)

    # Beginning

    def show_client(self, client_id: ClientId, kind: ConsentKind = ConsentKind.SERVICE) -> None:
        """Record a consent of that client; what was typed before and not saved is taken up again."""
        if not self.presenter.show(client_id):
            return
        self._form.about(str(client_id))
        self._form.quietly(lambda: self._clear(kind))
        self._resume()
        self._refresh()

    def _clear(self, kind: ConsentKind) -> None:
        client, minor = self.presenter.client, self.presenter.minor
        assert client is not None
        self.client.setText(client.full_name)
        self.line.setText(client_line(client, self.presenter.today()))
        self.kind.set_key(kind.value)
        self.given.set_key(None)
        self.giver.set_key(ConsentGiver.GUARDIAN if minor else ConsentGiver.CLIENT)
        self.method.set_key(ConsentMethod.SIGNED_PAPER)
        self.day.set_value(self.presenter.today())
        for edit in (self.giver_name, self.witness):
            edit.clear()
        self.reason.setPlainText("")
        for tick in self.scopes.values():
            tick.setChecked(False)
        show_faults(self.fields, {}, focus=False)

    def _start_empty(self) -> None:
        self._form.finished()
        if self.presenter.client is not None:
            self.show_client(self.presenter.client.id)

    # While typing

    def _changed(self, *_args: object) -> None:
        self._form.changed()
        self._refresh()

    def _refresh(self) -> None:
        kind = ConsentKind(self.kind.key())
        exception = kind is ConsentKind.EXCEPTION
        self.text.setText(self.presenter.text(kind))
        self._text_card.setVisible(not exception)
        self._instead.setVisible(exception)
        self._scope_box.setVisible(kind is ConsentKind.DATA and self.given.key() is not False)
        self._minor.setVisible(self.presenter.minor and not exception)
        guardian = self.giver.key() is ConsentGiver.GUARDIAN
        shown: dict[str, bool] = {
            "given": not exception,
            "giver": not exception,
            "giver_name": guardian and not exception,
            "method": not exception,
            "witness": not exception and self.method.key() in _WITNESSED,
            "reason": exception,
            "day": True,
        }
        for name, visible in shown.items():
            self.fields[name].setVisible(visible)
        texts: dict[bool, Callable[[], str]] = {
            True: lambda: _("Save refusal") if self.given.key() is False else _("Save consent"),
            False: lambda: _("Save exception"),
        }
        self.save.setText(texts[not exception]())
        self.save.setAccessibleDescription(consent_name(kind))

    def form(self) -> ConsentForm:
        """What stands in the fields; without a readable date that of today, which `try_to_save` refuses."""
        kind = ConsentKind(self.kind.key())
        exception = kind is ConsentKind.EXCEPTION
        guardian = self.giver.key() is ConsentGiver.GUARDIAN and not exception
        method = self.method.key()
        ticked = tuple(code for code, tick in self.scopes.items() if tick.isChecked())
        return ConsentForm(
            kind=kind,
            given=exception or self.given.key() is True,
            day=self.day.value() or self.presenter.today(),
            method=ConsentMethod.SIGNED_PAPER if exception else method,
            giver=ConsentGiver.GUARDIAN if guardian else ConsentGiver.CLIENT,
            giver_name=self.giver_name.text() if guardian else "",
            witness=self.witness.text() if method in _WITNESSED and not exception else "",
            reason=self.reason.text() if exception else "",
            scopes=ticked if kind is ConsentKind.DATA and self.given.key() is True else (),
        )

    # Saving

    def try_to_save(self) -> None:
        """Record it, or show what is missing."""
        self.day.take()
        faults: dict[str, str] = {}
        if self.fields["given"].isVisibleTo(self) and self.given.key() is None:
            faults["given"] = _("Choose what the person said.")
        if self.day.value() is None:
            faults["day"] = self.day.error_text() or _("Fill in the date, for example 28/02/2026.")
        faults = faults or self.presenter.save(self.form())
        left = show_faults(self.fields, faults)
        if left:
            self._host.toast(left[0], error=True)

    def _finish(self, client_id: ClientId) -> None:
        self._form.finished()
        self._host.toast(_("Consent recorded"))
        self.close_panel()
        self.recorded.emit(client_id)

    # What is kept

    def _snapshot(self) -> Content:
        given = self.given.key()
        return {
            "kind": self.kind.key(),
            "given": "" if given is None else "yes" if given else "no",
            "giver": str(self.giver.key() or ""),
            "method": str(self.method.key() or ""),
            "day": self.day.text(),
            "giver_name": self.giver_name.text(),
            "witness": self.witness.text(),
            "reason": self.reason.text(),
            "scopes": [code for code, tick in self.scopes.items() if tick.isChecked()],
        }

    def _take_up(self, content: Content) -> None:
        self.kind.set_key((chosen_of(content, "kind", ConsentKind) or ConsentKind.SERVICE).value)
        self.given.set_key({"yes": True, "no": False}.get(text_of(content, "given")))
        self.giver.set_key(chosen_of(content, "giver", ConsentGiver))
        self.method.set_key(chosen_of(content, "method", ConsentMethod) or ConsentMethod.SIGNED_PAPER)
        self.day.setText(text_of(content, "day"))
        self.giver_name.setText(text_of(content, "giver_name"))
        self.witness.setText(text_of(content, "witness"))
        self.reason.setPlainText(text_of(content, "reason"))
        ticked = content.get("scopes")
        for code, tick in self.scopes.items():
            tick.setChecked(isinstance(ticked, list) and code in ticked)
