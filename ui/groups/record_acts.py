"""The acts of a group's record that ask something first, and the menu behind the three dots."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from clinic_app.common.locale import short_date
from clinic_app.common.translations import _
from clinic_app.groups.values import GroupMeeting, Member
from clinic_app.scheduling.values import Clashes
from ui.groups.acts import GroupActs
from ui.groups.guest_dialog import GuestDialog
from ui.groups.leave_dialog import LIMIT, LeaveDialog
from ui.groups.marking import Marking
from ui.groups.presenter import GroupsPresenter
from ui.groups.side_panels import GroupPanels
from ui.panels.reason_dialog import ReasonDialog
from ui.shell.ports import ShellPort
from ui.widgets.dialogs import DANGER, Dialog
from ui.widgets.menu import Menu


class RecordActs(QObject):
    """Asks, then lets `GroupActs` carry out."""

    def __init__(
        self, presenter: GroupsPresenter, shell: ShellPort, panels: GroupPanels, marking: Marking
    ) -> None:
        super().__init__(presenter)
        self._presenter, self._shell, self._panels, self._marking = presenter, shell, panels, marking
        self.acts = GroupActs(presenter.workspace, shell)

    # Members

    def leave(self, member: Member) -> None:
        """Ask for the last day and the reason."""
        today = self._presenter.workspace.today
        dialog = LeaveDialog(
            self._shell.window_widget,
            member,
            today,
            lambda day, reason: self.acts.leave(member, day, reason),
        )
        self._shell.show_dialog(dialog)

    def add_member(self) -> None:
        """Open the form for whoever joins."""
        record = self._presenter.record
        if record is not None and record.may_write and record.head.ended_on is None:
            self._panels.add_member(record)

    # Meetings

    def plan(self) -> None:
        """Open the form for meetings to come."""
        record = self._presenter.record
        if record is not None and record.may_write and record.head.ended_on is None:
            self._panels.plan(record)

    def move(self, meeting: GroupMeeting) -> None:
        """Open the form for another place."""
        record = self._presenter.record
        if record is not None:
            self._panels.plan(record, meeting)

    def cancel(self, meeting: GroupMeeting) -> None:
        """Ask why it is called off."""
        when = short_date(meeting.start.date())
        dialog = ReasonDialog(
            self._shell.window_widget,
            _("Call off meeting {n} of {day}?").format(n=meeting.number, day=when),
            _("The room and everybody's time become free. The meeting stays in the list."),
            _("Reason"),
            _("Call off"),
            lambda reason: self.acts.cancel(meeting, reason),
            limit=LIMIT,
            icon="x-circle",
        )
        self._shell.show_dialog(dialog)

    def reinstate(self, meeting: GroupMeeting) -> None:
        """Plan a meeting again that was called off; clashes are shown."""
        clashes = self.acts.reinstate(meeting)
        if clashes is not None:
            self._show_clashes(meeting, clashes)

    def _show_clashes(self, meeting: GroupMeeting, clashes: Clashes) -> None:
        panel, groups = self._panels.clashes(), self._presenter.workspace.groups
        names = {person.id: person.name for person in self._presenter.workspace.calendar.counselors()}
        what = _("Meeting {n} of {day}").format(n=meeting.number, day=short_date(meeting.start.date()))

        def overrule(reason: str) -> None:
            found = self._shell.attempt(lambda: groups.reinstate(meeting.id, reason))
            if isinstance(found, Clashes):
                self._show_clashes(meeting, found)

        plain = Clashes(clashes.conflicts, ())  # another time is another meeting: that is planned anew
        panel.show_clashes(plain, names, lambda _slot: None, overrule, what)
        self._panels.show(panel)

    # Guests

    def guests(self) -> None:
        """D: who dropped in at the meeting that is filled in."""
        meeting, record = self._presenter.current, self._presenter.record
        if meeting is None or record is None or not record.may_mark:
            return
        dialog = GuestDialog(
            self._shell.window_widget,
            _("meeting {n}").format(n=meeting.number),
            meeting.guests,
            self._marking.add_guests,
            self._marking.withdraw,
        )
        self._shell.show_dialog(dialog)

    # The group

    def menu(self) -> Menu:
        """What else may be done."""
        record, made = self._presenter.record, Menu(self._shell.window_widget)
        if record is None:
            return made
        head = record.head
        if record.may_mark:
            past = made.add(
                _("Change earlier meetings"), self._toggle_past, "clock-counter-clockwise", name="groups.past"
            )
            past.setCheckable(True)
            made.set_ticked(past, self._marking.past_open)
            made.add(_("Guests…"), self.guests, "user-plus", "D", "groups.menu.guests")
        if record.may_write:
            made.add(_("Plan meetings"), self.plan, "calendar-plus", name="groups.menu.plan")
            correct = made.add(
                _("Correct group"), lambda: self._panels.group(record), "pencil", name="groups.menu.correct"
            )
            correct.setEnabled(record.readable)
            if head.ended_on is None:
                made.add(_("End group…"), self.end, "flag", name="groups.menu.end", danger=True)
            else:
                resume = lambda: self.acts.resume(head.id, head.name)  # noqa: E731
                made.add(
                    _("Go on with the group"), resume, "arrow-counter-clockwise", name="groups.menu.resume"
                )
        return made

    def open_menu(self, button: QWidget) -> None:
        """The menu below its button."""
        self.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _toggle_past(self) -> None:
        self._marking.past_open = not self._marking.past_open
        on = _("Earlier meetings can be changed now.")
        self._shell.toast(on if self._marking.past_open else _("Only the current meeting can be changed."))

    def end(self) -> None:
        """Ask whether the group has ended."""
        record = self._presenter.record
        if record is None:
            return
        head = record.head
        dialog = Dialog(
            self._shell.window_widget,
            _("Has {name} ended?").format(name=head.name),
            _("Members and attendance stay. No further meetings are planned; it can go on later."),
            safe=_("Not now"),
            danger=_("End group"),
            icon="flag",
        )

        def finish(choice: str) -> None:
            if choice == DANGER:
                self.acts.end(head.id, head.name)

        dialog.finished.connect(finish)
        self._shell.show_dialog(dialog)
