"""From a filled booking form to a series that stands, by way of the list of its dates. Decides."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from clinic_app.common.errors import InvalidInput, InvalidInputs
from clinic_app.common.locale import short_date
from clinic_app.common.translations import _
from clinic_app.people.values import PersonId
from clinic_app.scheduling.values import AppointmentId, CancelBy, Wish
from clinic_app.scheduling.values_repeating import Decided, SeriesBooked, SeriesPlan
from clinic_app.workspace import Workspace
from ui.panels.faults import by_field
from ui.panels.host import Command, Content, Host
from ui.panels.series.dialog import SeriesDialog


class SeriesFlow(QObject):
    """`booked` with the `SeriesBooked`; an undo calls all of it off again.

    `edited` when something about the dates was decided that isn't saved: the form keeps it as `dates`.
    """

    booked = Signal(object)
    edited = Signal()

    def __init__(self, workspace: Workspace, host: Host, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._host = workspace, host
        self.dates: Content = {}
        """What was decided in the list of dates shown last, as plain JSON."""

    def begin(
        self, window: QWidget, wish: Wish, weeks: int, name: str, names: Mapping[PersonId, str]
    ) -> SeriesDialog | None:
        """Show the dates of that many weeks, decided as they were left; nothing is written."""
        plan = self._host.attempt(lambda: self._workspace.calendar.plan_series(wish, weeks))
        if plan is None:
            return None
        dialog = SeriesDialog(window, name, plan, names, lambda decided: self._save(wish, decided))
        dialog.take_up(self.dates)
        dialog.edited.connect(lambda: self._keep(dialog.snapshot()))
        self._host.show_dialog(dialog)
        return dialog

    def _keep(self, dates: Content) -> None:
        self.dates = dates
        self.edited.emit()

    def _save(self, wish: Wish, decided: Sequence[Decided]) -> SeriesPlan | bool:
        def book() -> SeriesBooked | SeriesPlan | None:
            try:
                return self._workspace.calendar.book_series(wish, decided)
            except (InvalidInput, InvalidInputs) as fault:
                self._host.toast(next(iter(by_field(fault).values())), error=True)
            return None

        made = self._host.attempt(book)
        if isinstance(made, SeriesBooked):
            self._remember(made, decided)
            self.booked.emit(made)
            return True
        return made or False

    def _remember(self, made: SeriesBooked, decided: Sequence[Decided]) -> None:
        calendar, series = self._workspace.calendar, made.series_id
        ids: tuple[AppointmentId, ...] = ()
        last = max(one.slot.start for one in decided)
        text = _("{n} appointments booked, until {day}").format(
            n=len(made.appointments), day=short_date(last.date())
        )

        def undo() -> bool:
            nonlocal ids
            ids = calendar.cancel_series(series, CancelBy.PROVIDER, _("Booking undone"))
            return True

        def redo() -> bool:
            calendar.reopen_series(series, ids)
            return True

        self._host.done(Command(text, undo, redo))
