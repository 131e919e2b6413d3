"""The table of the log (mock 14): its columns, and lines that come as one scrolls."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Signal

from clinic_app.audit.values import LogLine
from clinic_app.common.translations import _
from ui.admin.log.actions import action_name, look_of
from ui.admin.log.known import Known
from ui.admin.log.subjects import brief, subject
from ui.widgets.marks import letters
from ui.widgets.rows import Cell, Column, Index, RowsModel

TIME, USER, ACTION, OBJECT, DETAILS = range(5)


def columns(known: Callable[[], Known], form_names: dict[str, str]) -> list[Column]:
    """Time, user, action, object, details."""

    def user(line: LogLine) -> Cell:
        name = known().person(line.person_id)
        return Cell(known().short(line.person_id), initials=letters(name), tip=name)

    def action(line: LogLine) -> Cell:
        look, name = look_of(line.action), action_name(line.action)
        if not line.sound:
            return Cell(
                name, "danger", 500, icon="link-break", spoken=_("{action}, changed").format(action=name)
            )
        return Cell(name, look.ink, 500 if look.ink else 400, icon=look.icon)

    return [
        Column(_("Time"), lambda line: Cell(known().second(line.at))),
        Column(_("User"), user, "avatar"),
        Column(_("Action"), action, "icon"),
        Column(_("Object"), lambda line: Cell(subject(line, known(), form_names), "text2"), stretch=True),
        Column(_("Details"), lambda line: Cell(brief(line, known()), "text2")),
    ]


class LogRows(RowsModel):
    """`wanted_more` when the view has come to the end of what was read."""

    wanted_more = Signal()

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__(columns)
        self._more = False

    def show_lines(self, lines: Sequence[LogLine], more: bool) -> None:
        """Other lines; `more` says whether there are older ones."""
        self._more = more
        self.set_rows(lines)

    def add_lines(self, lines: Sequence[LogLine], more: bool) -> None:
        """Older lines below those shown."""
        self._more = more
        if lines:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(lines) - 1)
            self._rows += lines
            self.endInsertRows()

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        self._more = False
        self.wanted_more.emit()
