"""Seven days, five weeks and twelve months are kept."""

from datetime import date, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from clinic_app.safekeeping.retention import made_at, name_of, superfluous, thin

TODAY = date(2026, 8, 19)
moments = st.datetimes(datetime(2024, 1, 1), datetime(2026, 8, 19, 23)).map(
    lambda at: at.replace(microsecond=0)
)


def test_a_year_of_closings_becomes_days_weeks_and_months() -> None:
    names = [name_of(datetime(2026, 8, 19, 16) - timedelta(days=day)) for day in range(500)]

    kept = sorted(set(names) - set(superfluous(names, TODAY)), reverse=True)

    days = [made_at(name).date() for name in kept]
    assert days[:7] == [date(2026, 8, day) for day in (19, 18, 17, 16, 15, 14, 13)]
    assert days[7:10] == [date(2026, 8, 9), date(2026, 8, 2), date(2026, 7, 31)]
    assert days[10:12] == [date(2026, 7, 26), date(2026, 6, 30)]
    assert days[-1] == date(2025, 9, 30)


@given(st.sets(moments, max_size=60))
def test_the_newest_always_stays_and_thinning_twice_changes_nothing(made: set[datetime]) -> None:
    names = [name_of(at) for at in made]
    gone = superfluous(names, TODAY)
    left = sorted(set(names) - set(gone))

    assert superfluous(left, TODAY) == []
    assert not names or max(names) in left
    assert all(name in left for name in names if made_at(name).date() == TODAY)


def test_what_is_no_backup_is_left_alone() -> None:
    names = ["teduh-20260819-102400-update.teduh", "letter.pdf", "teduh-99999999-999999.teduh"]

    assert superfluous(names, TODAY) == []


def test_backups_of_days_to_come_take_no_place_of_the_others() -> None:
    """The clock ran ahead for a week, and was set right."""
    ahead = [name_of(datetime(2027, 8, day, 16)) for day in range(1, 10)]
    names = [name_of(datetime(2026, 8, 19, 16) - timedelta(days=day)) for day in range(40)]

    assert superfluous([*names, *ahead], TODAY) == superfluous(names, TODAY)


def test_what_cannot_be_removed_keeps_nobody_from_the_rest(tmp_path: Path) -> None:
    names = [name_of(datetime(2026, 8, 19, 16) - timedelta(hours=each)) for each in range(9, 30)]
    for name in names:
        (tmp_path / name).touch()
    first, *others = superfluous(names, TODAY)
    (tmp_path / first).unlink()
    (tmp_path / first / "held").mkdir(parents=True)

    thin(tmp_path, names, TODAY)

    assert others
    assert (tmp_path / first).exists()
    assert not any((tmp_path / name).exists() for name in others)
