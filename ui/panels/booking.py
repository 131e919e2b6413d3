"""Quick booking at the right of a page (ui/spec §8.3, mock 04)."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from clinic_app.common.text import words_of
from clinic_app.common.translations import _
from clinic_app.facility.values import Programme
from clinic_app.people.values import ClientId, ClientName, PersonId
from clinic_app.scheduling.values import Slot
from clinic_app.workspace import Workspace
from ui.panels.appointment_fields import appointment_fields
from ui.panels.booking_draft import read_draft, write_draft
from ui.panels.booking_presenter import BookingPresenter
from ui.panels.choice_icons import ProgrammeChoice
from ui.panels.clash_view import JUDGE_MS, ClashView
from ui.panels.client_picker import ClientPicker
from ui.panels.client_search import ClientSearch
from ui.panels.faults import show_faults
from ui.panels.form_panel import FormPanel
from ui.panels.host import Content, Host
from ui.panels.kept_form import KeptForm, resumed_note, text_of
from ui.panels.series.flow import SeriesFlow
from ui.panels.series.repeat_row import RepeatRow
from ui.panels.slot_fields import TimeGroup, counselor_choice, room_choice
from ui.widgets.choice import Choice
from ui.widgets.fields import TextField, first_error
from ui.widgets.wording import programme_name


class BookingPanel(FormPanel):
    """A new appointment. Enter in a field or Ctrl+Enter saves; Esc leaves what was typed for later."""

    booked = Signal(object)
    """`Booked`."""
    newClientWanted = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        host: Host,
        client_id: ClientId | None = None,
        slot: Slot | None = None,
        programme: Programme | None = None,
        counselor_id: PersonId | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("New booking"), parent=parent)
        self.setObjectName("booking")
        self.presenter = BookingPresenter(workspace, host, self)
        self.series = SeriesFlow(workspace, host, self)
        self._form = KeptForm(host, "appointment", self._snapshot)
        self._judging = QTimer(self)
        self._judging.setSingleShot(True)
        self._judging.setInterval(JUDGE_MS)
        self._judging.timeout.connect(self.presenter.judge)
        self._make_fields(workspace)
        self._lay_out()
        self._connect()
        self.begin(client_id, slot, programme, counselor_id)
        if slot is None and counselor_id is None and (client_id is None or self._waits_for(client_id)):
            self._resume()
            if client_id is not None:
                self.set_client(client_id)

    def _make_fields(self, workspace: Workspace) -> None:
        shown, places = self.presenter, self.presenter.places
        self.client = ClientPicker(ClientSearch(workspace))
        self.programme = ProgrammeChoice([(p, programme_name(p, short=True)) for p in shown.programmes])
        self.programme.dress()
        self.service = Choice(placeholder=_("Choose"))
        self.counselor = counselor_choice("booking", places)
        self.room = room_choice("booking", places)
        self.note = TextField("", _("Not for clinical content"))
        self.time = TimeGroup("booking", workspace.today)
        self.clash = ClashView("booking")
        self.repeat = RepeatRow("booking")
        self.clash.follow(self.time.row.end)
        self._resumed = resumed_note("booking.start_empty", self._start_empty)
        self.client.setObjectName("booking.client")
        self.programme.setObjectName("booking.programme")
        self.service.setObjectName("booking.service")
        self.note.setObjectName("booking.note")

    def _lay_out(self) -> None:
        self.fields = appointment_fields(
            self.client, self.programme, self.service, self.counselor, self.room, self.note
        )
        self.body.addWidget(self._resumed)
        self.body.addWidget(self.fields["client"])
        self.body.addWidget(self.fields["programme"])
        self.body.addWidget(self.fields["service"])
        self.body.addWidget(self.fields["counselor"])
        self.body.addWidget(self.time)
        self.body.addWidget(self.clash)
        self.body.addWidget(self.fields["room"])
        self.body.addWidget(self.repeat)
        self.body.addWidget(self.fields["note"])
        self.body.addStretch(1)
        self._add_actions("booking", _("Save appointment"))

    def _connect(self) -> None:
        shown = self.presenter
        shown.filled.connect(self._fill)
        shown.judged.connect(self._show_judgement)
        shown.booked.connect(self._finish)
        self.series.booked.connect(lambda made: self._finish(made.appointments[0]))
        self.series.edited.connect(self._form.changed)
        self.repeat.changed.connect(self._on_repeat)
        self.client.picked.connect(self._on_client)
        self.client.newWanted.connect(self.newClientWanted)
        self.programme.chosen.connect(self._edited(shown.choose_programme))
        self.service.chosen.connect(self._edited(shown.choose_service))
        self.counselor.chosen.connect(self._edited(shown.choose_counselor))
        self.room.chosen.connect(self._edited(shown.choose_room))
        self.time.row.day.changed.connect(self._on_day)
        self.time.row.start.changed.connect(self._on_start)
        self.time.row.end.changed.connect(self._on_end)
        for part in (self.time.row.day, self.time.row.start, self.time.row.end):
            part.errorChanged.connect(lambda _text: self.time.show_faults({}))
            part.returnPressed.connect(self.try_to_save)
        self.note.textEdited.connect(self._on_note)
        self.note.returnPressed.connect(self.try_to_save)
        self.clash.alternativeChosen.connect(self._edited(shown.take))
        self.clash.reasonChanged.connect(lambda _text: self._form.changed())
        self.clash.reason_edit.returnPressed.connect(self.try_to_save)

    # Filling

    def begin(
        self,
        client_id: ClientId | None = None,
        slot: Slot | None = None,
        programme: Programme | None = None,
        counselor_id: PersonId | None = None,
    ) -> None:
        """Start anew with what is known."""
        self._resumed.hide()
        self.series.dates = {}
        self.clash.forget()
        self._clear_errors()
        self._form.quietly(lambda: self.presenter.begin(client_id, slot, programme, counselor_id))

    def open_panel(self, by_keyboard: bool = False) -> None:
        """Slide in with the focus where typing begins: the client, or the date when the client is known."""
        super().open_panel(by_keyboard)
        if self.client.client():
            self._go_on_to_date()
        else:
            self.client.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on_to_date(self) -> None:
        """The client is known: what is typed now replaces the date proposed."""
        self.time.row.day.setFocus(Qt.FocusReason.TabFocusReason)
        self.time.row.day.selectAll()

    def set_client(self, client_id: ClientId) -> None:
        """A client that was registered just now; the rest of the form stays."""
        self.presenter.choose_client_id(client_id)

    def _waits_for(self, client_id: ClientId) -> bool:
        """Whether a booking was begun for a name that had to be registered first: that of this client."""
        kept, client = self._form.kept(), self.presenter.client
        if kept is None or client is None or kept.get("client") is not None:
            return False
        typed = words_of(text_of(kept, "typed"))
        return bool(typed) and client.id == client_id and set(typed) <= set(words_of(client.full_name))

    def _fill(self) -> None:
        shown, choice = self.presenter, self.presenter.choice
        if shown.client is not self.client.client():
            self.client.set_client(shown.client)
        self.programme.set_key(shown.programme)
        self.service.set_options([(service.id, service.label) for service in shown.services()])
        self.service.set_key(shown.service_type_id)
        self.counselor.set_key(choice.counselor_id)
        self.room.set_key(choice.room_id)
        self.time.row.show_choice(choice)
        self.repeat.begin_on(choice.day)
        self.repeat.set_weeks(shown.weeks)
        if self.note.text() != shown.note:
            self.note.setText(shown.note)
        self._judging.start()
        self._form.changed()

    def _show_judgement(self) -> None:
        self._judging.stop()
        weeks = self.presenter.weeks
        clashes = self.presenter.clashes if not weeks else None
        self.clash.show_clashes(clashes, self.presenter.places.names)
        self.time.row.mark(("start", "end") if clashes is not None else self.time.row.unreadable())
        text = _("Keep anyway") if clashes and not clashes.final else _("Save appointment")
        self.save.setText(_("See {n} dates").format(n=weeks) if weeks else text)
        self.save.setEnabled(self.clash.may_save())
        self.save.setToolTip("" if self.clash.may_save() else self.clash.note.accessibleName())

    def _clear_errors(self) -> None:
        for field in self.fields.values():
            field.clear_error()
        self.time.clear_error()

    # What the person does

    def _edited(self, act: Callable[[Any], object]) -> Callable[[object], None]:
        def slot(value: object) -> None:
            act(value)
            self._form.changed()

        return slot

    def _on_client(self, client: ClientName | None) -> None:
        self.fields["client"].clear_error()
        self.presenter.choose_client(client)
        if client is not None:
            self._go_on_to_date()

    def _on_day(self, day: date | None) -> None:
        self.presenter.set_day(day)
        self.time.show_faults({})

    def _on_start(self, start: time | None) -> None:
        self.presenter.set_start(start)
        self.time.show_faults({})

    def _on_end(self, end: time | None) -> None:
        self.presenter.set_end(end)
        self.time.show_faults({})

    def _on_repeat(self) -> None:
        """Of a series each date is judged by itself, in the list that comes before saving."""
        self.presenter.weeks = self.repeat.weeks()
        self._show_judgement()
        self._form.changed()

    def _on_note(self, text: str) -> None:
        self.presenter.note = text
        self.fields["note"].set_error(self.presenter.faults().get("note", ""))
        self._form.changed()

    def try_to_save(self) -> None:
        """Book it, or show what is missing with the focus on the first fault."""
        for part in (self.time.row.day, self.time.row.start, self.time.row.end):
            part.take()
        if self._judging.isActive():
            self.presenter.judge()
        faults = self.presenter.faults()
        wish, client = self.presenter.wish(), self.presenter.client
        if not faults and self.presenter.weeks and wish is not None and client is not None:
            names = self.presenter.places.names
            self.series.begin(self.window(), wish, self.presenter.weeks, client.full_name, names)
            return
        if not faults:
            if not self.clash.may_save() or not self.clash.check_reason():
                return
            faults = self.presenter.save(self.clash.reason())
        left = show_faults(self.fields, faults, focus=False)
        client_first = first_error([self.fields["client"]]) is not None
        timed = self.time.show_faults(faults, focus=not client_first)
        if not timed and not client_first:
            first_error(list(self.fields.values()))
        if "reason" in faults:
            self.clash.reason_field.set_error(faults["reason"])
        elif left and not timed:
            self.time.set_error(left[0])

    def _finish(self, made: object) -> None:
        self._form.finished()
        self.close_panel()
        self.booked.emit(made)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.client.list_open:
            self.client.close_list()
        else:
            super().keyPressEvent(event)

    # What is kept

    def _snapshot(self) -> Content:
        kept = write_draft(self.presenter, self.client.text(), self.clash.reason_edit.text())
        return {**kept, "dates": self.series.dates}

    def _take_up(self, content: Content) -> None:
        typed, reason = read_draft(self.presenter, content)
        if self.presenter.client is None:
            self.client.setText(typed)
        self.clash.reason_edit.setText(reason)
        dates = content.get("dates")
        self.series.dates = dates if isinstance(dates, dict) else {}

    def _start_empty(self) -> None:
        self._form.finished()
        self.begin()
