"""What is behind a number: the first rows beside it, all of them at the right, each a way to what it is."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from clinic_app.facility.values import Programme
from clinic_app.referrals.values.states import ReferralId
from clinic_app.scheduling.values import AppointmentId
from clinic_app.scheduling.values_meetings import MeetingId
from clinic_app.statistics.values.closing import Row, RowKind
from clinic_app.statistics.values.figures import Measure
from ui.panels.words import given_name
from ui.shell.navigation import Calendar, Groups, Referrals
from ui.shell.ports import ShellPort
from ui.statistics.drill_panel import DrillPanel
from ui.statistics.drill_popover import DrillPopover
from ui.statistics.month_body import MonthBody
from ui.statistics.number_button import NumberButton
from ui.statistics.presenter import ALL_ROWS, Asked, MonthPresenter
from ui.statistics.tile import Tile
from ui.statistics.words import asked_title
from ui.widgets.focus_ring import FocusVisible
from ui.widgets.scrolled import bring_into_sight


class Behind(QObject):
    """One popover over `area`, and the panel beside it."""

    def __init__(
        self,
        presenter: MonthPresenter,
        shell: ShellPort,
        area: QWidget,
        body: MonthBody,
        panel: DrillPanel,
    ) -> None:
        super().__init__(area)
        self._presenter, self._shell, self._body, self._panel = presenter, shell, body, panel
        self.popover = DrillPopover(area)
        self._asked: Asked | None = None
        self._beside: QWidget | None = None
        self._reason = Qt.FocusReason.OtherFocusReason
        """Why the popover takes the focus: only one that a key opened shows the ring."""
        body.tile_chosen.connect(self._open_tile)
        body.table.opened.connect(lambda button: self.open_number(button.asked, button))
        body.session_chosen.connect(self._open_sessions)
        body.absence_chosen.connect(self._open_absences)
        panel.row_chosen.connect(self.open_row)
        self.popover.row_chosen.connect(self.open_row)
        self.popover.all_wanted.connect(self.show_all)
        self.popover.closed.connect(self.close)

    @property
    def is_open(self) -> bool:
        """Whether the popover is shown."""
        return not self.popover.isHidden()

    def _open_tile(self, tile: Tile) -> None:
        report = self._presenter.report
        if report is not None and tile.told is not None:
            asked = Asked(tile.told.measure, report.month, report.programme, report.counselor_id)
            self.open_number(asked, tile)

    def _open_sessions(self, key: tuple[int, ...]) -> None:
        report = self._presenter.report
        if report is None or len(key) < 2:
            return
        programme = list(Programme)[key[1]]
        measure = Measure.CONTACTS if programme is Programme.PEER else Measure.SESSIONS
        asked = Asked(measure, report.trend[key[0]].month, programme, report.counselor_id)
        self.open_number(asked, self._focused(self._body.sessions))

    def _open_absences(self, key: tuple[int, ...]) -> None:
        report = self._presenter.report
        if report is not None:
            month = report.trend[key[0]].month
            asked = Asked(Measure.NO_SHOWS, month, report.programme, report.counselor_id)
            self.open_number(asked, self._focused(self._body.absences))

    def _focused(self, otherwise: QWidget) -> QWidget:
        focused = self._body.window().focusWidget()
        return focused if focused is not None and otherwise.isAncestorOf(focused) else otherwise

    def open_number(self, asked: Asked, beside: QWidget) -> None:
        """The first rows of a number, beside it."""
        self.close(False)
        drill = self._presenter.drill(asked)
        if drill is None:
            return
        self._asked, self._beside = asked, beside
        by_key = isinstance(beside, FocusVisible) and beside.focus_visible
        self._reason = Qt.FocusReason.TabFocusReason if by_key else Qt.FocusReason.OtherFocusReason
        bring_into_sight(beside)
        if isinstance(beside, NumberButton):
            beside.set_open(True)
        self.popover.show_drill(self._title(asked), drill, beside, self._reason)

    def _title(self, asked: Asked) -> str:
        people = {each.id: each.name for each in self._presenter.counselors()}
        return asked_title(
            asked, given_name(people.get(asked.counselor, "")) if asked.counselor is not None else ""
        )

    def close(self, take_focus: bool = True) -> None:
        """Put it away; the focus goes back to the number."""
        if self.popover.isHidden():
            return
        self.popover.hide()
        if isinstance(self._beside, NumberButton):
            self._beside.set_open(False)
        if take_focus and self._beside is not None:
            self._beside.setFocus(self._reason)
        self._beside = None

    def show_all(self) -> None:
        """All rows of the number that was opened last, at the right."""
        asked = self._asked
        drill = self._presenter.drill(asked, ALL_ROWS) if asked is not None else None
        if asked is None or drill is None:
            return
        self.close()
        self._panel.show_drill(self._title(asked), drill, self._presenter.sentences().get(asked.measure, ""))
        self._panel.open_panel(self._reason is Qt.FocusReason.TabFocusReason)

    def open_row(self, row: Row) -> None:
        """Go to what a row is: an appointment in the calendar, a meeting's attendance, a referral."""
        match row.kind:
            case RowKind.APPOINTMENT:
                self._shell.open(Calendar(row.at.date(), appointment_id=AppointmentId(row.id)))
            case RowKind.MEETING:
                self._shell.open(Groups(row.group_id, MeetingId(row.id)))
            case RowKind.REFERRAL:
                self._shell.open(Referrals(ReferralId(row.id)))
