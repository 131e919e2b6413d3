"""The columns of the list of clients (mock 07)."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

from clinic_app.common.translations import _
from clinic_app.notes.values import Risk
from clinic_app.people.values import PersonId
from ui.clients.client_rows import ClientRow
from ui.clients.words import RISK_LOOK, age_and_sex, near_day, next_time, risk_word
from ui.panels.words import given_name
from ui.widgets.marks import letters
from ui.widgets.rows import Cell, Column, RowsModel
from ui.widgets.wording import programme_name

_RISKS = list(Risk)
_NEVER = datetime.max
_LONG_AGO = date.min


class KeptCells(RowsModel):
    """Rows whose cells are made once: a cell is asked for several times whenever it is painted."""

    def __init__(self, shown: Sequence[Column]) -> None:
        super().__init__(shown)
        self._cells: dict[tuple[int, int], Cell] = {}

    def cell(self, index: QModelIndex | QPersistentModelIndex) -> Cell:
        place = (id(self.row(index.row())), index.column())
        found = self._cells.get(place)
        if found is None:
            found = self._cells[place] = super().cell(index)
        return found

    def forget(self) -> None:
        """Other rows were read, or another day began: make the cells anew."""
        self._cells.clear()


def columns(names: dict[PersonId, str], today: Callable[[], date], sees_risk: bool) -> list[Column]:
    """Name, record number, age and sex, programmes, counselor, last, next; the risk for those who may."""

    def name(row: ClientRow) -> Cell:
        own = row.client.own
        tip = "" if own else _("Only the care team can open this record.")
        return Cell(row.client.full_name, weight=500, ink="" if own else "text2", tip=tip)

    def record_no(row: ClientRow) -> Cell:
        return Cell(row.client.record_no, ink="text2")

    def aged(row: ClientRow) -> Cell:
        return Cell(age_and_sex(row.client, today()) if row.client.own else "", ink="text2")

    def programmes(row: ClientRow) -> Cell:
        said = (
            _("{programme}, finished").format(programme=programme_name(programme))
            if finished
            else programme_name(programme)
            for programme, finished in row.programmes
        )
        text = ", ".join(said)
        marks = tuple((programme.value, finished) for programme, finished in row.programmes)
        return Cell(text, marks=marks, spoken=text, tip=text)

    def counselor(row: ClientRow) -> Cell:
        whole = names.get(row.client.lead_id, "") if row.client.lead_id is not None else ""
        if not whole:
            return Cell()
        return Cell(given_name(whole), ink="text2", initials=letters(whole), spoken=whole, tip=whole)

    def last(row: ClientRow) -> Cell:
        if not row.client.own:
            return Cell()
        known = row.dates.last
        return Cell(near_day(known, today()) if known else _("First time"), ink="text2")

    def coming(row: ClientRow) -> Cell:
        if not row.client.own:
            return Cell()
        if row.dates.next is not None:
            return Cell(next_time(row.dates.next, today()))
        return Cell(_("None yet"), ink="warning", weight=500) if row.active else Cell()

    def risk(row: ClientRow) -> Cell:
        if row.risk is None:
            return Cell(spoken=_("Not assessed"))
        tone, icon = RISK_LOOK[row.risk.level]
        return Cell(risk_word(row.risk.level), tone=tone, icon=icon)

    found = [
        Column(_("Name"), name, stretch=True, sort=lambda row: row.place),
        Column(_("Rec. no."), record_no, width=87, sort=lambda row: row.client.record_no),
        Column(_("Age"), aged, width=78, sort=lambda row: (not row.client.own, _born(row))),
        Column(_("Programme"), programmes, "marks", 93, sort=_programme_key),
        Column(_("Counselor"), counselor, "avatar", 123, sort=lambda row: _lead(row, names)),
        Column(_("Last seen"), last, width=82, sort=lambda row: row.dates.last or _LONG_AGO),
        Column(_("Next date"), coming, width=164, sort=lambda row: row.dates.next or _NEVER),
    ]
    if sees_risk:
        found.append(Column(_("Risk"), risk, "chip", 118, sort=_risk_key))
    return found


def _born(row: ClientRow) -> int:
    return -row.client.birth_date.toordinal()


def _programme_key(row: ClientRow) -> tuple[bool, str]:
    present = "".join(programme.value for programme, finished in row.programmes if not finished)
    return (not present, present)


def _lead(row: ClientRow, names: dict[PersonId, str]) -> tuple[bool, str]:
    lead = row.client.lead_id
    return (lead is None, names.get(lead, "").casefold() if lead is not None else "")


def _risk_key(row: ClientRow) -> int:
    return -_RISKS.index(row.risk.level) if row.risk is not None else 1
