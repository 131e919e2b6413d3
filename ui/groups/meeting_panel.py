"""Meetings at the right of the page: one, or a row of weeks with its clashes before anything is written."""

from datetime import time

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.common.locale import listing
from clinic_app.common.translations import _, ngettext
from clinic_app.groups.values import GroupMeeting, GroupRecord
from clinic_app.groups.values_planning import MOST_MEETINGS, Choice
from clinic_app.scheduling.rules.conflicts import LEAST_REASON
from clinic_app.scheduling.rules.slots import REASON_LIMIT
from clinic_app.workspace import Workspace
from ui.groups.meeting_draft import read_draft, read_weeks, write_draft
from ui.groups.meeting_planner import MINUTES, MeetingPlanner
from ui.groups.occurrence_row import OccurrenceRow
from ui.panels.clash_view import JUDGE_MS, ClashView
from ui.panels.faults import show_faults
from ui.panels.form_panel import FormPanel
from ui.panels.host import Content, Host
from ui.panels.kept_form import KeptForm, resumed_note, text_of
from ui.panels.slot_fields import TimeGroup, room_choice
from ui.widgets.fields import Field, TextField
from ui.widgets.label import Label

WIDTH = 340
FORM = "group.meeting"
"""The form under which it is kept; its key is the group, with the meeting that is moved."""


class MeetingPanel(FormPanel):
    """`done` when something was planned or moved."""

    done = Signal()

    def __init__(self, workspace: Workspace, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(_("Plan meetings"), WIDTH, parent)
        self.setObjectName("meeting")
        self._workspace, self._host = workspace, host
        self.planner = MeetingPlanner(workspace, host, self)
        self._form = KeptForm(host, FORM, self._snapshot)
        self.time = TimeGroup("meeting", workspace.today)
        self.room = room_choice("meeting", self.planner.places)
        self.count = TextField("1", "", 2)
        self.count.setValidator(QIntValidator(1, MOST_MEETINGS, self.count))
        self.count.setObjectName("meeting.count")
        self.reason = TextField("", _("For example: the client can only come then"), REASON_LIMIT)
        self.reason.setObjectName("meeting.reason")
        self.clash = ClashView("meeting.move")
        self.clash.follow(self.time.row.end)
        self.rows: list[OccurrenceRow] = []
        self._judging = QTimer(self, singleShot=True, interval=JUDGE_MS)
        self._judging.timeout.connect(self.planner.judge)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._resumed = resumed_note("meeting.start_empty", self._start_empty)
        self.name = Label("", "subtitle", wrap=True)
        self.led = Label("", "small", "text2", wrap=True)
        weekly = _("One a week, the same weekday and time.")
        self.fields = {
            "room": Field(_("Place"), self.room),
            "count": Field(_("How many weeks"), self.count, weekly),
            "reason": Field(_("Reason for planning over clashes"), self.reason),
        }
        self.list_title = Label("", "small", "text2", weight=500)
        rows = QWidget()
        self._rows = QVBoxLayout(rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        parts: tuple[QWidget, ...] = (
            *(
                self._resumed,
                self.name,
                self.led,
                self.time,
                self.clash,
                self.fields["room"],
                self.fields["count"],
            ),
            *(self.list_title, rows, self.fields["reason"]),
        )
        for part in parts:
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._add_actions("meeting", _("Plan"))

    def _connect(self) -> None:
        row, planner = self.time.row, self.planner
        row.day.changed.connect(lambda day: self._change("day", day))
        row.start.changed.connect(self._on_start)
        row.end.changed.connect(lambda end: self._change("end", end))
        for part in (row.day, row.start, row.end):
            part.errorChanged.connect(lambda _text: self.time.show_faults(planner.choice.faults()))
            part.returnPressed.connect(self.try_to_save)
        self.room.chosen.connect(lambda room: self._change("room_id", room))
        self.count.textEdited.connect(self._on_count)
        for edit in (self.count, self.reason):
            edit.returnPressed.connect(self.try_to_save)
        self.reason.textEdited.connect(self._on_reason)
        self.clash.reasonChanged.connect(lambda _text: self._form.changed())
        self.clash.alternativeChosen.connect(planner.take)
        self.clash.reason_edit.returnPressed.connect(self.try_to_save)
        planner.filled.connect(self._fill)
        planner.judged.connect(self._show_judgement)
        planner.done.connect(self._finish)

    # Beginning

    def begin(self, record: GroupRecord, meeting: GroupMeeting | None = None) -> None:
        """Plan meetings of a group, or give one another place."""
        self._form.about(f"{record.head.id}" if meeting is None else f"{record.head.id}.{meeting.id}")
        self.set_title(_("Move meeting") if meeting is not None else _("Plan meetings"))
        self.name.setText(record.head.name)
        self.fields["count"].setVisible(meeting is None)
        self._form.quietly(lambda: self._clear(record, meeting))
        names = self.planner.places.names
        led = listing([names[each] for each in self.planner.staff if each in names])
        self.led.setText(_("Led by {names}").format(names=led))
        self._resume()

    def _clear(self, record: GroupRecord, meeting: GroupMeeting | None) -> None:
        self.clash.forget()
        self.time.clear_error()
        show_faults(self.fields, {}, focus=False)
        self.reason.clear()
        if meeting is not None:
            self.planner.begin_move(record, meeting)
        else:
            self.planner.begin(record)
        self._judging.stop()
        self.planner.judge()

    def open_panel(self, by_keyboard: bool = False) -> None:
        """Slide in with the focus on the day."""
        super().open_panel(by_keyboard)
        self.time.row.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        self.time.row.show_choice(self.planner.choice)
        self.room.set_key(self.planner.choice.room_id)
        self.count.setText(str(self.planner.count))
        self._judging.start()
        self._form.changed()

    # Changing

    def _change(self, name: str, value: object) -> None:
        setattr(self.planner.choice, name, value)
        self._changed()

    def _on_start(self, start: time | None) -> None:
        choice = self.planner.choice
        choice.begin_at(start, choice.minutes() or MINUTES)
        self.time.row.show_choice(choice)
        self._changed()

    def _on_count(self, text: str) -> None:
        self.planner.count = int(text) if text.isdecimal() else 0
        self.fields["count"].clear_error()
        self._changed()

    def _changed(self) -> None:
        self.planner.clashes = None
        self._judging.start()
        self._form.changed()

    def _on_reason(self) -> None:
        self.fields["reason"].clear_error()
        self._form.changed()

    def _on_week(self) -> None:
        self._show_choices()
        self._form.changed()

    # Judging

    def _show_judgement(self) -> None:
        planner = self.planner
        self.clash.show_clashes(planner.clashes, planner.places.names)
        shown = planner.occurrences
        while len(self.rows) > len(shown):
            row = self.rows.pop()
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(shown):
            row = OccurrenceRow(len(self.rows) + 1, planner.places.names)
            row.toggled.connect(self._on_week)
            self._rows.addWidget(row)
            self.rows.append(row)
        for row, occurrence in zip(self.rows, shown, strict=True):
            row.show_occurrence(occurrence)
        self._show_choices()

    def _show_choices(self) -> None:
        clashing = sum(1 for row in self.rows if row.occurrence is not None and row.occurrence.clashes)
        self.list_title.setVisible(bool(self.rows))
        text = ngettext("{n} of them clashes", "{n} of them clash", clashing).format(n=clashing)
        self.list_title.setText(text if clashing else _("All of them are free"))
        self.list_title.set_ink("warning" if clashing else "text2")
        self.fields["reason"].setVisible(any(row.overruled for row in self.rows))
        if self.planner.moving is not None:
            clashes = self.planner.clashes
            self.save.setText(_("Move") if clashes is None else _("Keep anyway"))
            self.save.setEnabled(self.clash.may_save())
            return
        count = sum(1 for row in self.rows if row.planned)
        self.save.setText(ngettext("Plan {n}", "Plan {n}", count).format(n=count))
        self.save.setEnabled(count > 0 or not self.rows)

    # Carrying out

    def try_to_save(self) -> None:
        """Plan or move, or show what is wrong."""
        for part in (self.time.row.day, self.time.row.start, self.time.row.end):
            part.take()
        if self._judging.isActive():
            self._judging.stop()
            self.planner.judge()
        faults = self.planner.faults()
        if self.time.show_faults(faults, focus=True) or show_faults_of(self.fields, faults):
            return
        if self.planner.moving is not None:
            if self.clash.may_save() and self.clash.check_reason():
                self._tell(self.planner.move(self.clash.reason()))
        elif self._reason_given():
            self._tell(self.planner.plan(self._choices()))

    def _choices(self) -> tuple[Choice, ...]:
        reason = " ".join(self.reason.text().split())
        return tuple(
            Choice(row.occurrence.place, reason if row.overruled else "")
            for row in self.rows
            if row.planned and row.occurrence is not None
        )

    def _reason_given(self) -> bool:
        reason = " ".join(self.reason.text().split())
        if any(row.overruled for row in self.rows) and len(reason) < LEAST_REASON:
            text = _("Write a reason of at least {least} signs.").format(least=LEAST_REASON)
            show_faults(self.fields, {"reason": text})
            return False
        return bool(self._choices())

    def _tell(self, faults: dict[str, str]) -> None:
        if not faults:
            return
        self.time.show_faults(faults, focus=True)
        rest = show_faults(self.fields, faults)
        left = [text for name, text in faults.items() if text in rest and name not in ("day", "start", "end")]
        if left:
            self._host.toast(left[0], error=True)

    def _finish(self) -> None:
        self._form.finished()
        self.close_panel()
        self.done.emit()

    # What is kept

    def _snapshot(self) -> Content:
        return write_draft(self.planner, self.rows, (self.reason.text(), self.clash.reason_edit.text()))

    def _take_up(self, content: Content) -> None:
        read_draft(self.planner, content)
        self._fill()
        self._judging.stop()
        self.planner.judge()
        read_weeks(self.rows, content)
        self.reason.setText(text_of(content, "reason"))
        self.clash.reason_edit.setText(text_of(content, "clash_reason"))
        self._show_choices()

    def _start_empty(self) -> None:
        self._form.finished()
        self._resumed.hide()
        if (record := self.planner.record) is not None:
            self._form.quietly(lambda: self._clear(record, self.planner.moving))


def show_faults_of(fields: dict[str, Field], faults: dict[str, str]) -> bool:
    """Show those that have a field; whether there were any."""
    own = {name: text for name, text in faults.items() if name in fields}
    show_faults(fields, own)
    return bool(own)
