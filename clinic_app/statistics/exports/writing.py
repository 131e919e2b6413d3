"""Which file a month is written as."""

import json
from dataclasses import asdict, dataclass

from clinic_app.common import locale
from clinic_app.common.translations import _, language
from clinic_app.exchange.csv_file import csv_bytes
from clinic_app.exchange.xlsx_file import Sheet, xlsx_bytes
from clinic_app.facility.values import Profile
from clinic_app.statistics.plain import Plain, plain_head, plain_report
from clinic_app.statistics.tables.masking import masked
from clinic_app.statistics.tables.month_tables import tables
from clinic_app.statistics.tables.shape import FigureTable
from clinic_app.statistics.values.closing import ExportForm
from clinic_app.statistics.values.report import MonthReport


@dataclass(frozen=True)
class Leaving:
    """How a month leaves: masked for `outside`, under which hash of its figures, who signs the paper."""

    outside: bool
    figures_hash: str
    head_name: str = ""
    supervisor_name: str = ""


def written(report: MonthReport, form: ExportForm, profile: Profile, leaving: Leaving) -> bytes:
    """The bytes of the file, in the language spoken now."""
    if form is ExportForm.PDF:
        # The paper takes a quarter of a second to be imported; the other files don't need it.
        from clinic_app.statistics.documents import month_paper

        return month_paper(report, profile, revision=report.revision or 0, **asdict(leaving))
    shown = tables(report)
    if leaving.outside:
        shown = masked(shown)
    if form is ExportForm.XLSX:
        return _xlsx(report, profile, shown, leaving.outside)
    if form is ExportForm.CSV:
        return _csv(report, profile, shown)
    return _json(report, shown, leaving.outside)


def _json(report: MonthReport, shown: tuple[FigureTable, ...], outside: bool) -> bytes:
    content: Plain
    if outside:
        content = {
            **plain_head(report),
            "masked": True,
            "tables": [
                {
                    "key": each.key,
                    "columns": list(each.columns),
                    "rows": [{"row": row.label, "cells": list(row.cells)} for row in each.rows],
                }
                for each in shown
            ],
        }
    else:
        content = plain_report(report)
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _csv(report: MonthReport, profile: Profile, shown: tuple[FigureTable, ...]) -> bytes:
    """One long table, a figure a line: what sorts, filters and adds up in any spreadsheet."""
    month = f"{report.month:%Y-%m}"
    head: list[tuple[str, str | int]] = [
        (_("Facility"), profile.name),
        (_("Data until"), report.through.isoformat()),
        (_("Log entry"), report.log_seq),
        (_("Log hash"), report.log_hash),
    ]
    lines: list[tuple[str | int | float | None, ...]] = [
        (_("Month"), _("Code"), _("Table"), _("Row"), _("Column"), _("Value"))
    ]
    lines += [(month, "report", _("Monthly report"), "", name, value) for name, value in head]
    lines += [
        (month, each.key, each.title, row.label, column, cell)
        for each in shown
        for row in each.rows
        for column, cell in zip(each.columns, row.cells, strict=True)
    ]
    return csv_bytes(lines, decimal_comma=language() == "id")


def _xlsx(report: MonthReport, profile: Profile, shown: tuple[FigureTable, ...], outside: bool) -> bytes:
    """A sheet per table, with its sentences below."""
    sentences = dict(report.sentences)
    where = f"{profile.name} · {locale.month(report.month)}"
    until = _("Data until {day}").format(day=locale.plain_date(report.through))
    log = _("Log at entry {n}: {hash}").format(n=locale.number(report.log_seq), hash=report.log_hash)
    note = (_("For outside the facility: figures from 1 to 4 are printed as <5"),) if outside else ()
    sheets = [
        Sheet(
            each.title,
            (each.title, where, until, *note),
            (each.head, *each.columns),
            tuple((row.label, *row.cells) for row in each.rows),
            (
                *((each.note,) if each.note else ()),
                *(_(sentences[measure]) for measure in each.measures if measure in sentences),
                log,
            ),
        )
        for each in shown
    ]
    return xlsx_bytes(sheets, title=_("Monthly report {month}").format(month=locale.month(report.month)))
