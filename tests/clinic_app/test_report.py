"""`clinic-app report`: the month as a file, from the command line."""

import io
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from clinic_app import cli
from clinic_app.cli import entering
from clinic_app.common.clock import FixedClock
from tests.support.clinic import HENDRA, SARI, password
from tests.support.november import DECEMBER_2


@dataclass
class Said:
    """What a command returned and printed."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setattr(entering, "SystemClock", lambda: FixedClock(DECEMBER_2))

    def command(*arguments: object, user: str = HENDRA, secret: str | None = None) -> Said:
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{password(user) if secret is None else secret}\n"))
        code = cli.main(["report", *map(str, arguments), "--user", user, "--password-stdin"])
        printed = capsys.readouterr()
        return Said(code, printed.out, printed.err)

    return command


@pytest.fixture
def folder(november_template: Path, tmp_path: Path) -> Path:
    shutil.copytree(november_template, tmp_path / "clinic")
    return tmp_path / "clinic"


def test_the_month_is_written_in_the_form_of_the_name(folder: Path, tmp_path: Path, run: Run) -> None:
    begins = {"pdf": b"%PDF-", "xlsx": b"PK\x03\x04", "csv": b"\xef\xbb\xbfBulan;", "JSON": b"{"}
    for ending, first in begins.items():
        file = tmp_path / f"november.{ending}"
        said = run("month", "--month", "2026-11", "--out", file, "--data", folder)
        assert (said.code, said.err) == (0, "")
        assert said.out == f"Laporan ditulis: {file}\n"
        assert file.read_bytes().startswith(first)

    figures = json.loads((tmp_path / "november.JSON").read_text(encoding="utf-8"))
    assert (figures["month"], figures["masked"], figures["total"]["visits"]) == ("2026-11", False, 8)
    assert figures["log"]["entry"] > 0


def test_for_outside_it_is_masked(folder: Path, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "luar.json"
    asked = ("--month", "2026-11", "--out", file, "--data", folder, "--outside", "--language", "en")
    assert run("month", *asked).code == 0
    assert json.loads(file.read_text(encoding="utf-8"))["masked"] is True


@pytest.mark.parametrize(
    ("user", "month", "secret", "says"),
    [
        (SARI, "2026-11", None, "your role"),
        (HENDRA, "2027-01", None, "has not begun"),
        (HENDRA, "2026-11", "wrong", "password"),
    ],
)
def test_a_refusal_is_one_line_and_writes_nothing(
    folder: Path, tmp_path: Path, run: Run, user: str, month: str, secret: str | None, says: str
) -> None:
    file = tmp_path / "x.csv"
    asked = ("--month", month, "--out", file, "--data", folder, "--language", "en")
    said = run("month", *asked, user=user, secret=secret)
    assert (said.code, said.out) == (1, "")
    assert said.err.count("\n") == 1
    assert says in said.err.lower()
    assert not file.exists()


def test_no_report_is_written_over_the_clinic_or_a_folder(folder: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "folder.csv").mkdir()
    for file in (folder / "x.csv", folder / "backups" / "x.csv", tmp_path / "folder.csv"):
        said = run("month", "--month", "2026-11", "--out", file, "--data", folder)
        assert (said.code, said.out) == (1, "")
    assert run("month", "--month", "2026-11", "--out", tmp_path / "no" / "x.csv", "--data", folder).code == 1


@pytest.mark.parametrize(
    "wrong",
    [
        ("year", "--month", "2026-11", "--out", "x.csv"),
        ("month", "--month", "2026-13", "--out", "x.csv"),
        ("month", "--month", "2026-1", "--out", "x.csv"),
        ("month", "--month", "20261101", "--out", "x.csv"),
        ("month", "--month", "2026-11", "--out", "x.doc"),
        ("month", "--month", "2026-11", "--out", "csv"),
        ("month", "--month", "2026-11"),
        ("month", "--out", "x.csv"),
        (),
    ],
)
def test_wrong_usage(tmp_path: Path, run: Run, wrong: tuple[str, ...]) -> None:
    assert run(*wrong, "--data", tmp_path).code == 2


@pytest.mark.parametrize(("language", "word"), [("id", "Bulan dalam angka"), ("en", "The month in figures")])
def test_the_list_of_reports(capsys: pytest.CaptureFixture[str], language: str, word: str) -> None:
    assert cli.main(["report", "--language", language, "--list"]) == 0
    assert capsys.readouterr().out.startswith(f"month\t{word}")
