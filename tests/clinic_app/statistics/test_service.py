"""Who sees which figures, and the rows behind them."""

from datetime import date, datetime

import pytest

from clinic_app.common.errors import ClinicError, InvalidInput, NotPermitted, Refused
from clinic_app.facility.values import Programme
from clinic_app.people.model import CareTeamRow, Client
from clinic_app.people.values import Confidentiality
from clinic_app.statistics.service import StatisticsService
from clinic_app.statistics.tables.month_tables import tables
from clinic_app.statistics.values.closing import RowKind
from clinic_app.statistics.values.figures import BySex, Figures, Measure
from clinic_app.statistics.values.report import MonthState
from tests.support.clinic import BAGUS, HENDRA, NADIRA, SARI, YOHANES
from tests.support.november import ANI, BK, BUDI, CITRA, DARTO, NOVEMBER, PEER, PSY, Example

JANUARY = date(2027, 1, 1)


def figures(example: Example, login: str = HENDRA) -> StatisticsService:
    return example.clinic.at(login).statistics


def test_codes_of_one_counselors_clients_are_told_to_that_counselor_only(example: Example) -> None:
    bagus = example.clinic.person(BAGUS)

    whole, of_one, own = (
        figures(example).month(NOVEMBER),
        figures(example).month(NOVEMBER, counselor=bagus),
        figures(example, BAGUS).month(NOVEMBER),
    )

    assert whole.cases
    assert of_one.cases is None
    assert own.cases


def test_sessions_by_programme_and_age_add_up_to_those_of_all(example: Example) -> None:
    table = next(each for each in tables(figures(example).month(NOVEMBER)) if each.key == "session_ages")

    assert table.rows[-1].cells == (0, 2, 2, 1, 2, 3), "Ani twice; Budi twice and Citra once"
    for row in table.rows:
        for whole, parts in table.sums.items():
            assert sum(int(row.cells[part] or 0) for part in parts) == row.cells[whole]


def test_the_first_visits_of_the_next_year_are_new_again(own: Example) -> None:
    for hour, (client, programme, code, login) in enumerate(
        (
            (ANI, BK, "KI", BAGUS),
            (BUDI, PSY, "KIS", NADIRA),
            (CITRA, PSY, "KIS", NADIRA),
            (DARTO, PSY, "KIS", NADIRA),
        ),
        start=8,
    ):
        own.at(2027, 1, 4, hour)
        own.session(client, programme, code, login)
    own.at(2027, 1, 5)
    own.session(ANI, PEER, "TM", YOHANES)

    january = figures(own).month(JANUARY)

    assert (january.total.visits_new, january.total.visits_old) == (4, 1)
    assert january.cases is not None
    assert [(line.code, line.new_total.total, line.old_total.total) for line in january.cases] == [
        ("P02", 0, 1),
        ("F32.1", 0, 1),
        ("F43.2", 0, 1),
    ]
    # What happened since leaves November as it was.
    assert figures(own).month(NOVEMBER).total.visits_new == 3


def test_a_counselor_sees_the_own_figures_only(example: Example) -> None:
    own = figures(example, BAGUS).month(NOVEMBER)
    bagus = example.clinic.person(BAGUS)

    assert (own.counselor_id, own.counselor_name) == (bagus, "Bagus Prasetya")
    assert (own.total.persons, own.total.visits, own.total.sessions) == (1, 2, 2)
    assert own.total == figures(example).month(NOVEMBER, counselor=bagus).total
    assert [line.code for line in own.cases or ()] == ["P02"]
    with pytest.raises(NotPermitted):
        figures(example, BAGUS).month(NOVEMBER, counselor=example.clinic.person(NADIRA))
    with pytest.raises(NotPermitted):
        figures(example, BAGUS).drill(Measure.VISITS, NOVEMBER, counselor=example.clinic.person(NADIRA))


def test_the_reception_sees_no_figures(example: Example) -> None:
    with pytest.raises(NotPermitted):
        figures(example, SARI).month(NOVEMBER)


def test_figures_narrowed_to_a_programme_are_those_in_its_row(example: Example) -> None:
    whole = figures(example).month(NOVEMBER)
    for row in whole.programmes:
        narrowed = figures(example).month(NOVEMBER, programme=row.programme)
        assert narrowed.total == row.figures
        assert [each.figures for each in narrowed.programmes] == [row.figures]
        assert narrowed.spreads == row.spreads
    assert [one.name for one in whole.programmes[1].counselors] == ["Nadira Kusumawati"]
    assert whole.programmes[1].counselors[0].figures == whole.programmes[1].figures


def test_another_month_stands_beside_it(example: Example) -> None:
    report = figures(example).month(date(2026, 11, 17), compare=date(2026, 10, 31))
    assert (report.month, report.compared_month, report.compared) == (NOVEMBER, date(2026, 10, 1), Figures())
    assert figures(example).month(NOVEMBER, compare=NOVEMBER).compared == report.total
    assert figures(example).month(NOVEMBER, compare=JANUARY).compared is None


def test_a_month_without_data_is_empty(example: Example) -> None:
    report = figures(example).month(date(2026, 6, 1))
    assert report.empty
    assert report.total == Figures()
    assert (report.total.no_show_percent, report.total.wait_minutes, report.cases) == (None, None, ())
    assert [each.sessions for each in report.trend] == [1, 0, 0, 0, 0, 0]
    assert figures(example).drill(Measure.VISITS, date(2026, 6, 1)).total == 0


def test_a_month_in_the_future_is_refused(example: Example) -> None:
    for asked in (
        lambda: figures(example).month(JANUARY),
        lambda: figures(example).drill(Measure.VISITS, date(9999, 12, 31)),
        lambda: figures(example).findings(JANUARY),
        lambda: figures(example).close(JANUARY, seen=0),
    ):
        with pytest.raises(Refused) as caught:
            asked()
        assert caught.value.code == "statistics.future"


def test_a_month_long_ago_is_a_typing_mistake(example: Example) -> None:
    with pytest.raises(InvalidInput):
        figures(example).month(date(1, 1, 1))
    assert figures(example).month(date(1900, 1, 1), compare=date(1899, 12, 1)).empty


def test_a_running_month_is_preliminary(example: Example) -> None:
    example.at(2026, 11, 10, 12)
    report = figures(example).month(NOVEMBER)
    assert (report.state, report.through) == (MonthState.RUNNING, date(2026, 11, 10))


@pytest.mark.parametrize(
    ("measure", "total", "names"),
    [
        (Measure.PERSONS, 4, ["Darto", "Citra", "Budi"]),
        (Measure.VISITS, 8, ["Budi", "Citra", "Darto"]),
        (Measure.VISITS_NEW, 3, ["Darto", "Citra", "Budi"]),
        (Measure.VISITS_OLD, 5, ["Budi", "Citra", "Ani"]),
        (Measure.SESSIONS, 5, ["Budi", "Ani", "Citra"]),
        (Measure.CONTACTS, 1, ["Ani"]),
        (Measure.NO_SHOWS, 1, ["Darto"]),
        (Measure.NO_SHOW_PERCENT, 1, ["Darto"]),
        (Measure.CANCELLED, 0, []),
        (Measure.NOTES_ON_TIME, 5, ["Budi", "Ani", "Citra"]),
        (Measure.MEETINGS, 1, ["Kelompok Kamis"]),
        (Measure.ATTENDANCES, 2, ["Citra", "Darto"]),
        (Measure.GROUP_PERSONS, 2, ["Citra", "Darto"]),
        (Measure.REFERRALS_SENT, 0, []),
        (Measure.REFERRALS_OVERDUE, 0, []),
    ],
)
def test_each_figure_has_the_rows_that_it_counts(
    example: Example, measure: Measure, total: int, names: list[str]
) -> None:
    found = figures(example).drill(measure, NOVEMBER)
    assert found.total == total
    assert sorted(row.name for row in found.rows) == sorted(names)
    assert [row.at for row in found.rows] == sorted((row.at for row in found.rows), reverse=True)


def test_the_rows_can_be_narrowed_and_limited(example: Example) -> None:
    found = figures(example).drill(Measure.SESSIONS, NOVEMBER, programme=Programme.BK, limit=1)
    (row,) = found.rows
    assert (found.total, row.kind, row.name) == (2, RowKind.APPOINTMENT, "Ani")
    assert (row.at, row.client_id, row.counselor_name) == (datetime(2026, 11, 10, 9), ANI, "Bagus Prasetya")
    assert len(figures(example).drill(Measure.WAIT_MINUTES, NOVEMBER, limit=99).rows) == 6


@pytest.mark.parametrize("measure", [Measure.CASES_NEW, Measure.CASES_OLD, Measure.GUESTS])
def test_no_code_and_no_guest_is_ever_listed(example: Example, measure: Measure) -> None:
    with pytest.raises(ClinicError) as caught:
        figures(example).drill(measure, NOVEMBER)
    assert caught.value.code == "statistics.no_rows"


def test_whoever_may_not_see_a_client_sees_a_row_without_a_name(own: Example) -> None:
    with own.clinic.desk(NADIRA).command(quiet=True) as work:
        work.session.query(CareTeamRow).filter_by(client_id=BUDI).update({"until": date(2026, 11, 30)})
        work.session.query(Client).filter_by(id=CITRA).update({"confidentiality": Confidentiality.RESTRICTED})

    nadira = figures(own, NADIRA).drill(Measure.PERSONS, NOVEMBER)
    assert [(row.name, row.client_id) for row in nadira.rows] == [
        ("Darto", DARTO),
        ("Citra", CITRA),
        ("", None),
    ]
    # The supervisor sees every client, but no restricted one's name outside the team.
    hendra = figures(own).drill(Measure.PERSONS, NOVEMBER, programme=PSY)
    assert [(row.name, row.client_id) for row in hendra.rows] == [
        ("Darto", DARTO),
        ("Ci.", CITRA),
        ("Budi", BUDI),
    ]


def test_a_merged_client_is_counted_as_whom_it_was_merged_into(own: Example) -> None:
    with own.clinic.desk(SARI).command(quiet=True) as work:
        work.session.query(Client).filter_by(id=BUDI).update({"merged_into": CITRA})

    report = figures(own).month(NOVEMBER)

    assert (report.total.persons, report.pyramid.total.female, report.pyramid.total.male) == (3, 2, 1)
    assert (report.total.visits_new, report.total.visits) == (2, 8)
    assert [(line.code, line.new_total, line.old_total) for line in report.cases or ()] == [
        ("P02", BySex(), BySex(female=2)),
        ("F32.1", BySex(female=1), BySex(female=2)),
        ("F43.2", BySex(female=1), BySex(female=1)),
    ]
    assert {row.name for row in figures(own).drill(Measure.PERSONS, NOVEMBER).rows} == {
        "Ani",
        "Citra",
        "Darto",
    }
