"""How samples become figures, and figures a table."""

import pytest

from tests.bench.figures import AIMS, median, percentile, table


def test_a_percentile_is_one_of_the_samples() -> None:
    samples = [float(number) for number in range(1, 101)]

    assert percentile(samples, 95) == 95
    assert percentile([3.0, 1.0, 2.0], 95) == 3
    assert median([3.0, 1.0, 2.0]) == 2


def test_no_samples_are_no_figure() -> None:
    with pytest.raises(ValueError, match="no samples"):
        percentile([], 95)


def test_the_table_says_which_aims_are_met() -> None:
    figures = {"autosave_ms_p95": 12.0, "client_search_ms": 31.0, "backup_mb_per_s": 39.0, "verify_s": 9.0}
    lines = table(figures).splitlines()

    assert len(lines) == len(AIMS)
    assert "ok" in next(line for line in lines if line.startswith("autosave"))
    assert "missed" in next(line for line in lines if line.startswith("client_search"))
    assert "≥ 40 MB/s" in next(line for line in lines if line.startswith("backup"))
    assert "missed" in next(line for line in lines if line.startswith("backup")), "less is worse here"
    assert "no aim" in next(line for line in lines if line.startswith("verify"))
    assert "not measured" in next(line for line in lines if line.startswith("cold_start"))
