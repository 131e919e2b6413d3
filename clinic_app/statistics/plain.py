"""A report in plain values: the JSON of `docs/report-month.md`, whose keys stay as they are."""

from collections.abc import Iterable
from dataclasses import asdict

from clinic_app.statistics.values.figures import BandCount, BySex, CaseLine, Figures, Spread
from clinic_app.statistics.values.report import MonthReport

Plain = dict[str, object]

FORMAT = 1
"""Counted up when a key changes its meaning or goes."""


def plain_head(report: MonthReport) -> Plain:
    """Which month it is, of what, and how final."""
    return {
        "format": FORMAT,
        "month": f"{report.month:%Y-%m}",
        "through": report.through.isoformat(),
        "state": report.state.value,
        "made_at": report.made_at.isoformat(timespec="minutes"),
        "made_by": report.made_by,
        "log": {"entry": report.log_seq, "hash": report.log_hash},
        "revision": report.revision,
        "programme": report.programme,
        "counselor": report.counselor_name or None,
    }


def plain_report(report: MonthReport) -> Plain:
    """Everything that the screen shows, under stable keys; percents beside the counts they are made of."""
    return {
        **plain_head(report),
        "masked": False,
        **plain_figures(report, told=True),
        "trend": [
            {
                "month": f"{each.month:%Y-%m}",
                "BK": each.bk,
                "PSY": each.psy,
                "contacts": each.contacts,
                "no_shows": each.no_shows,
                "no_show_percent": each.no_show_percent,
            }
            for each in report.trend
        ],
        "cases": None if report.cases is None else plain_cases(report, told=True),
        "corrections": [asdict(each) for each in report.corrections],
    }


def plain_figures(report: MonthReport, *, told: bool = False) -> Plain:
    """What the month came to, without the cases; `told` with names and percents, which say nothing more."""
    return {
        "total": _figures(report.total, told),
        "programmes": [
            {
                "programme": each.programme.value,
                **_figures(each.figures, told),
                "spreads": _spreads(each.spreads),
                "counselors": [
                    {
                        **({"counselor": one.name} if told else {}),
                        "id": one.counselor_id,
                        **_figures(one.figures, told),
                    }
                    for one in each.counselors
                ],
            }
            for each in report.programmes
        ],
        "spreads": _spreads((report.pyramid, *report.spreads)),
        "guests": {"total": asdict(report.guests.total), "headcount": asdict(report.guests.headcount)},
    }


def plain_cases(report: MonthReport, *, told: bool = False) -> list[Plain]:
    """The cases by code, `told` with its label; none for who doesn't hold the clinical key."""
    return [_case(line, told) for line in report.cases or ()]


def _case(line: CaseLine, told: bool) -> Plain:
    return {
        "system": line.system.value,
        "code": line.code,
        **({"label": line.label} if told else {}),
        "new": _by_sex(line.new_total),
        "old": _by_sex(line.old_total),
        "new_by_band": _bands(line.new),
        "old_by_band": _bands(line.old),
    }


def _figures(figures: Figures, told: bool) -> Plain:
    counts: Plain = {**asdict(figures), "visits": figures.visits}
    if told:
        counts |= {
            "no_show_percent": figures.no_show_percent,
            "attendance_percent": figures.attendance_percent,
            "notes_on_time_percent": figures.notes_on_time_percent,
            "wait_minutes": figures.wait_minutes,
        }
    return counts


def _spreads(spreads: Iterable[Spread]) -> list[Plain]:
    return [
        {"measure": each.measure.value, "preset": each.preset, "bands": _bands(each.bands)}
        for each in spreads
    ]


def _bands(bands: Iterable[BandCount]) -> list[Plain]:
    return [{"band": each.label, **_by_sex(each.count)} for each in bands]


def _by_sex(count: BySex) -> Plain:
    return {"male": count.male, "female": count.female, "unknown": count.unknown}
