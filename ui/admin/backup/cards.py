"""The cards at the right of the page: both places, the schedule, the rehearsal."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from clinic_app.common.translations import _
from clinic_app.safekeeping.values import BackupState, SecondPlace
from ui.admin.backup.rows import when, within
from ui.widgets.backup_wording import fault_words
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Icon
from ui.widgets.flow_row import FlowRow
from ui.widgets.label import Label

_REMIND = timedelta(days=30)


class _Line(QHBoxLayout):
    """An icon and words beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(7)
        self.icon = Icon("circle-dashed", "text3", 15)
        self.text = Label("", "body", wrap=True)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 2, 0, 0)  # on the middle of the first line
        beside.addWidget(self.icon)
        beside.addStretch(1)
        self.addLayout(beside)
        self.addWidget(self.text, 1)

    def say(self, icon: str, ink: str, text: str) -> None:
        self.icon.set_icon(icon, ink)
        self.text.setText(text)
        self.text.set_ink(ink if ink in ("danger", "warning") else "text")


class OwnPlaceCard(Card):
    """The clinic's own place: always there."""

    def __init__(self) -> None:
        super().__init__(_("This computer"))
        self.setObjectName("backup.own")
        self._line = _Line()
        self._path = Label("", "small", "text2", elide=True)
        self.body.addLayout(self._line)
        self.body.addWidget(self._path)

    def show_state(self, state: BackupState, now: datetime, today: date, zone: ZoneInfo) -> None:
        """The last backup there."""
        self._path.setText(state.place)
        if state.last_at is None:
            self._line.say("warning-circle-fill", "danger", _("No backup yet"))
            return
        at = when(state.last_at, today, zone)
        if state.ahead(now):
            self._line.say("warning-circle-fill", "danger", _("{at}: the clock was wrong").format(at=at))
        elif state.late(now):
            self._line.say("warning-circle-fill", "danger", _("{at}: older than a day").format(at=at))
        elif not state.proven:
            self._line.say(
                "warning-circle-fill", "danger", _("{at}: the check found something").format(at=at)
            )
        else:
            self._line.say("check-circle-fill", "success", _("{at}: proven").format(at=at))


class SecondPlaceCard(Card):
    """A stick or a share, with its own state. `choose_wished`, `retry_wished`, `drop_wished`."""

    choose_wished = Signal()
    retry_wished = Signal()
    drop_wished = Signal()

    def __init__(self) -> None:
        super().__init__(_("Second place"))
        self.setObjectName("backup.second")
        self._line = _Line()
        self._todo = Label("", "small", "text2", wrap=True)
        self._path = Label("", "small", "text2", elide=True)
        self.error = Label("", "small", "danger", wrap=True)
        self.error.setObjectName("backup.second.error")
        self.choose = Button(_("Choose folder…"), "default", "folder-open", "compact")
        self.retry = Button(_("Try again"), "tonal", "arrow-clockwise", "compact")
        self.drop = Button(_("Use none"), "default", size="compact")
        wishes = (("choose", self.choose_wished), ("retry", self.retry_wished), ("drop", self.drop_wished))
        buttons = FlowRow()
        for name, signal in wishes:
            button: Button = getattr(self, name)
            button.setObjectName(f"backup.second.{name}")
            button.clicked.connect(signal)
        for button in (self.retry, self.choose, self.drop):
            buttons.add(button)
        self.body.addLayout(self._line)
        for label in (self._todo, self._path, self.error):
            self.body.addWidget(label)
        self.body.addWidget(buttons)
        self.error.hide()

    def show_place(self, place: SecondPlace | None, today: date, zone: ZoneInfo) -> None:
        """What lies there, or why the newest doesn't."""
        self.drop.setVisible(place is not None)
        self.retry.setVisible(place is not None and (place.fault is not None or place.last_at is None))
        self._path.setText(place.folder if place else "")
        self._path.setVisible(place is not None)
        self.choose.setText(_("Choose folder…") if place is None else _("Change…"))
        todo = ""
        if place is None:
            self._line.say("warning-circle-fill", "warning", _("None chosen"))
            todo = _("If this computer breaks or is stolen, the backups are lost with it.")
        elif place.fault is not None:
            fault, todo = fault_words(place.fault)
            self._line.say("warning-circle-fill", "danger", fault)
            if place.last_at is not None:
                todo += " " + _("The newest backup there is of {at}.").format(
                    at=within(place.last_at, today, zone)
                )
        elif place.last_at is None:
            self._line.say("circle-dashed", "text3", _("Nothing was copied there yet"))
        else:
            at = when(place.last_at, today, zone)
            self._line.say("check-circle-fill", "success", _("{at}: read back there").format(at=at))
        self._todo.setText(todo)
        self._todo.setVisible(bool(todo))

    def refuse(self, sentence: str) -> None:
        """Why a folder won't do; "" takes it away."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))


class ScheduleCard(Card):
    """When backups are made, and how many stay."""

    def __init__(self) -> None:
        super().__init__(_("Schedule"))
        self.setObjectName("backup.schedule")
        for text in (
            _("When Teduh is closed, and at the first sign-out after service hours, if anything changed."),
            _("Kept in both places: 7 daily, 5 weekly and 12 monthly ones. Those before an update stay."),
        ):
            self.body.addWidget(Label(text, "small", "text2", wrap=True))


class RehearsalCard(Card):
    """When a restore was tried last."""

    def __init__(self, rehearse: Callable[[], object]) -> None:
        super().__init__(_("Rehearsal of a restore"))
        self.setObjectName("backup.rehearsal")
        self._line = _Line()
        self.go = Button(_("Rehearse a restore"), "default", "test-tube", "compact")
        self.go.setObjectName("backup.rehearse")
        self.go.clicked.connect(rehearse)
        self.body.addLayout(self._line)
        said = _("The chosen backup is restored beside the clinic, checked, and taken away again.")
        self.body.addWidget(Label(said, "small", "text2", wrap=True))
        foot = QHBoxLayout()
        foot.addWidget(self.go)
        foot.addStretch(1)
        self.body.addLayout(foot)

    def show_last(
        self, last: tuple[datetime, bool] | None, now: datetime, today: date, zone: ZoneInfo
    ) -> None:
        """Passed, failed, long ago, never."""
        if last is None:
            self._line.say("circle-dashed", "warning", _("Never held. Hold one once a month."))
            return
        at, passed = when(last[0], today, zone), last[1]
        if not passed:
            self._line.say("warning-circle-fill", "danger", _("{at}: failed").format(at=at))
        elif now - last[0] > _REMIND:
            self._line.say("timer", "warning", _("{at}: passed. Time for the next one.").format(at=at))
        else:
            self._line.say("check-circle-fill", "success", _("{at}: passed").format(at=at))
