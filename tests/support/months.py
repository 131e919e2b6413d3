"""A month in figures as screens and papers are tried with: that of mock 13, and an empty one."""

from dataclasses import replace
from datetime import date, datetime

from clinic_app.facility.values import Programme
from clinic_app.notes.values.problems import CodeSystem
from clinic_app.people.values import PersonId
from clinic_app.statistics.values.figures import BandCount, BySex, CaseLine, Figures, Guests, Measure, Spread
from clinic_app.statistics.values.report import (
    CounselorFigures,
    MonthReport,
    MonthState,
    ProgrammeFigures,
    TrendMonth,
)

JULY = date(2026, 7, 1)
BANDS = ("<12", "12–17", "18–24", "25–34", "35–44", "45–59", "60+")
_MEN, _WOMEN = (0, 5, 17, 13, 11, 9, 3), (0, 8, 24, 19, 16, 12, 5)
SENTENCES = (
    (Measure.PERSONS, "Persons: different clients with a visit."),
    (Measure.SESSIONS, "Session: an individual appointment that took place."),
)


def _spread(measure: Measure, men: tuple[int, ...] = _MEN, women: tuple[int, ...] = _WOMEN) -> Spread:
    bands = zip(BANDS, men, women, strict=True)
    return Spread(measure, "SCREEN", tuple(BandCount(label, BySex(m, f)) for label, m, f in bands))


_SPREADS = tuple(
    _spread(each) for each in (Measure.PERSONS, Measure.VISITS_NEW, Measure.VISITS_OLD, Measure.SESSIONS)
)
_CODES = (("P02", "Kecemasan"), ("F32", "Episode depresif"), ("F43", "Reaksi terhadap stres berat"))


def july() -> MonthReport:
    """July 2026 as in the mock, seen on 19 August by the supervisor."""
    counselors = tuple(
        CounselorFigures(PersonId(at), name, Figures(persons=30 - at, visits_new=7 - at, sessions=50 + at))
        for at, name in enumerate(("Nadira Kusumawati", "Ratna Wulandari", "Bagus Prasetya"), 1)
    )
    bk = Figures(persons=86, visits_new=18, visits_old=120, sessions=158, no_shows=14, cancelled=6)
    psy = Figures(persons=38, visits_new=7, visits_old=52, sessions=64, no_shows=6, cancelled=3)
    peer = Figures(persons=47, visits_new=6, visits_old=60, contacts=96, cancelled=4)
    total = replace(
        Figures(persons=142, visits_new=31, visits_old=232, sessions=222, contacts=96, no_shows=20),
        cancelled=13,
        waited=100,
        waited_seconds=78_000,
        notes_due=100,
        notes_on_time=94,
        meetings=9,
        attendances=70,
        expected=84,
        group_persons=31,
        referrals_sent=17,
        referrals_accepted=14,
        referrals_closed=9,
        referrals_answered=12,
        referrals_overdue=2,
    )
    trend = [(70, 30, 60, 12), (85, 35, 64, 13), (88, 36, 68, 14), (102, 48, 70, 15), (130, 56, 82, 18)]
    months = [TrendMonth(date(2026, at, 1), *each) for at, each in enumerate(trend, 2)]
    return MonthReport(
        month=JULY,
        through=date(2026, 7, 31),
        state=MonthState.OPEN,
        made_at=datetime(2026, 8, 19, 10, 24),
        made_by="dr. Hendra W.",
        log_seq=41_208,
        log_hash="9f2c41d807be6a35" * 4,
        programme=None,
        counselor_id=None,
        counselor_name="",
        total=total,
        programmes=(
            ProgrammeFigures(Programme.BK, bk, counselors, _SPREADS),
            ProgrammeFigures(Programme.PSY, psy, counselors[:1], _SPREADS),
            ProgrammeFigures(Programme.PEER, peer, (), _SPREADS[:3]),
        ),
        trend=(*months, TrendMonth(JULY, 158, 64, 96, 20)),
        pyramid=_spread(Measure.PERSONS),
        spreads=_SPREADS,
        cases=tuple(
            CaseLine(
                CodeSystem.ICD10 if code[0] == "F" else CodeSystem.CATEGORY,
                code,
                label,
                (BandCount("18–24", BySex(2, 5)),),
                (BandCount("18–24", BySex(4, 9)),),
            )
            for code, label in _CODES
        ),
        guests=Guests(BySex(4, 6, 1), BySex(3, 3, 1)),
        sentences=SENTENCES,
        compared_month=date(2026, 6, 1),
        compared=replace(total, persons=130, visits_new=27, sessions=202, no_shows=21, waited_seconds=78_000),
    )


def empty() -> MonthReport:
    """A month without anything."""
    nobody = tuple(0 for _band in BANDS)
    return replace(
        july(),
        total=Figures(),
        programmes=tuple(ProgrammeFigures(each, Figures()) for each in Programme),
        trend=tuple(TrendMonth(date(2026, at, 1)) for at in range(2, 8)),
        pyramid=_spread(Measure.PERSONS, nobody, nobody),
        spreads=(),
        cases=(),
        guests=Guests(),
        compared=Figures(),
    )
