"""Coming to the screen of groups: what a target asks for, and what is taken up after a lock."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from clinic_app.scheduling.values_meetings import MeetingId
from ui.groups.grid.geometry import Place
from ui.groups.header import ATTENDANCE, TABS
from ui.shell.navigation import Groups

if TYPE_CHECKING:
    from ui.groups.page import GroupsPage


def go_to(page: "GroupsPage", target: Groups) -> None:
    """Show what the target names; without a group the first of one's own, or of all. Raises ClinicError."""
    presenter = page.presenter
    if not presenter.heads:
        presenter.read_list()
    group_id, meeting_id = target.group_id, target.meeting_id
    if group_id is None and meeting_id is not None:
        group_id = page.workspace.groups.of_meeting(meeting_id)
    if group_id is None and presenter.record is None:
        heads = sorted(presenter.listed_heads(), key=lambda head: not head.mine)
        group_id = heads[0].id if heads else None
    if group_id is not None:
        page.save_now()
        presenter.open(group_id, meeting_id)
    if meeting_id is not None:
        page.show_tab(ATTENDANCE)
    if target.client_id is not None:
        page.desk.go_to(target.client_id)
        QTimer.singleShot(0, page, page.desk.write_remark)
    _open_form(page, target)


def _open_form(page: "GroupsPage", target: Groups) -> None:
    if target.form == "group":
        page.panels.group(page.presenter.record if target.group_id is not None else None)
    elif target.form == "member":
        page.acts.add_member()
    elif target.form == "plan":
        page.acts.plan()
    elif target.form == "move" and page.presenter.current is not None:
        page.acts.move(page.presenter.current)
    elif target.form == "note":
        page.open_note(page.presenter.current)


def state_of(page: "GroupsPage") -> dict[str, Any]:
    """Where the person is: ids and places, no names."""
    place, meeting = page.grid.place, page.notes.meeting
    note = int(meeting.id) if meeting is not None and page.body.note_shown else None
    return {"tab": page.body.tab, "row": place.row, "column": place.column, "note": note}


def take_up(page: "GroupsPage", state: Mapping[str, Any]) -> None:
    """Go back to there, as far as it is still there."""
    tab, row, column, note = (state.get(key) for key in ("tab", "row", "column", "note"))
    if tab in TABS:
        page.show_tab(tab)
    register = page.presenter.register
    if not isinstance(row, int) or not isinstance(column, int):
        return
    if row in range(register.rows) and column in range(len(register.days)):
        page.grid.choose(Place(row, column))
    meeting = page.presenter.meeting(MeetingId(note)) if isinstance(note, int) else None
    if meeting is not None:
        page.open_note(meeting)
