"""How the figures of a month are said: changes in words, the month's state, what a number stands for."""

from dataclasses import dataclass

from clinic_app.common import locale
from clinic_app.common.translations import _, ngettext
from clinic_app.statistics.rules.names import measure_name
from clinic_app.statistics.values.closing import ClosingFinding, FindingKind, Row
from clinic_app.statistics.values.figures import Figures, Measure
from clinic_app.statistics.values.report import MonthReport, MonthState
from ui.statistics.presenter import Asked
from ui.widgets.wording import programme_name


@dataclass(frozen=True)
class TileText:
    """What a tile says. `ink` is a colour token: green only where a direction is clearly good."""

    measure: Measure
    name: str
    value: str
    change: str = ""
    icon: str = ""
    ink: str = "text2"


def tiles(report: MonthReport) -> tuple[TileText, ...]:
    """The six of mock 13, in its order."""
    now, then = report.total, report.compared
    return (
        _count(Measure.PERSONS, now, then, "persons"),
        _count(Measure.VISITS_NEW, now, then, "visits_new"),
        _count(Measure.SESSIONS, now, then, "sessions"),
        _no_shows(now, then),
        _wait(now, then),
        _referrals(now),
    )


def percent(value: float | None) -> str:
    """`8,5%` of 8.5; a dash where there is nothing to divide by."""
    return locale.EN_DASH if value is None else locale.percent(value / 100, aligned=True)


def _count(measure: Measure, now: Figures, then: Figures | None, field: str) -> TileText:
    value = getattr(now, field)
    text = TileText(measure, measure_name(measure), locale.number(value))
    if then is None:
        return text
    more = value - getattr(then, field)
    if not more:
        return _same(text)
    said = _("{n} more than then") if more > 0 else _("{n} fewer than then")
    icon = "trend-up" if more > 0 else "trend-down"
    return TileText(measure, text.name, text.value, said.format(n=locale.number(abs(more))), icon)


def _same(text: TileText) -> TileText:
    return TileText(text.measure, text.name, text.value, _("the same"), "minus")


def _no_shows(now: Figures, then: Figures | None) -> TileText:
    measure = Measure.NO_SHOW_PERCENT
    text = TileText(measure, measure_name(measure), percent(now.no_show_percent))
    if then is None or now.no_show_percent is None or then.no_show_percent is None:
        return text
    more = round(now.no_show_percent - then.no_show_percent, 1)
    if not more:
        return _same(text)
    points = locale.number(abs(more), 1)
    if more < 0:
        said = _("down {n} points").format(n=points)
        return TileText(measure, text.name, text.value, said, "trend-down", "success")
    return TileText(measure, text.name, text.value, _("up {n} points").format(n=points), "trend-up")


def _wait(now: Figures, then: Figures | None) -> TileText:
    measure, minutes = Measure.WAIT_MINUTES, now.wait_minutes
    value = locale.EN_DASH if minutes is None else locale.short_duration(minutes)
    text = TileText(measure, measure_name(measure), value)
    before = then.wait_minutes if then is not None else None
    if minutes is None or before is None:
        return text
    if minutes == before:
        return _same(text)
    said = _("{time} longer") if minutes > before else _("{time} shorter")
    icon, ink = ("trend-up", "text2") if minutes > before else ("trend-down", "success")
    words = said.format(time=locale.short_duration(abs(minutes - before)))
    return TileText(measure, text.name, text.value, words, icon, ink)


def _referrals(now: Figures) -> TileText:
    value = _("{n} of {count}").format(
        n=locale.number(now.referrals_answered), count=locale.number(now.referrals_sent)
    )
    name = _("Referrals completed")
    late = now.referrals_overdue
    if not late:
        return TileText(Measure.REFERRALS_SENT, name, value, _("none overdue"), "check")
    said = ngettext("{n} overdue", "{n} overdue", late).format(n=locale.number(late))
    return TileText(Measure.REFERRALS_SENT, name, value, said, "warning-circle", "warning")


def state_chip(report: MonthReport) -> tuple[str, str, str]:
    """Text, tone and icon of the month's state."""
    if report.state is MonthState.RUNNING:
        return _("Preliminary until today"), "info", "hourglass"
    if report.state is MonthState.CLOSED and report.closed_at is not None:
        day = locale.day_month(report.closed_at.date())
        return _("Closed {day}").format(day=day), "neutral", "lock-simple"
    return _("Not closed yet"), "warning", "lock-simple-open"


def asked_title(asked: Asked, counselor: str = "") -> str:
    """`Tidak hadir, Konseling, Juli`."""
    parts = [measure_name(asked.measure)]
    if asked.programme is not None:
        parts.append(programme_name(asked.programme))
    if counselor:
        parts.append(counselor)
    return ", ".join([*parts, locale.month_name(asked.month)])


def row_name(row: Row) -> str:
    """Whom a row is about, as far as the reader may know."""
    return row.name or _("Another counselor's client")


def finding_words(finding: ClosingFinding) -> str:
    """What should be done."""
    match finding.kind:
        case FindingKind.UNSIGNED_NOTE:
            return _("Note not signed")
        case FindingKind.OPEN_APPOINTMENT:
            return _("Appointment without outcome")
        case FindingKind.OPEN_MEETING:
            return _("Meeting without outcome")
        case FindingKind.ATTENDANCE_GAP:
            said = ngettext("Attendance of {n} missing", "Attendance of {n} missing", finding.missing)
            return said.format(n=finding.missing)
