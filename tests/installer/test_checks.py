"""The test command says at its end which checks failed, and last of all what pytest counted."""

import sys

import pytest

from installer import checks, places
from installer.checks import Check, Outcome


def test_the_summary_names_each_failure_and_ends_with_the_count_of_tests() -> None:
    lines = checks.summary(
        [
            Outcome("ruff check", True, 0.1, ""),
            Outcome("contracts", False, 0.4, "ui imports storage"),
            Outcome("pytest", False, 12.0, "=== 1 failed, 80 passed in 12.00s ==="),
        ]
    ).splitlines()
    assert "ok      ruff check (0.1 s)" in lines
    assert "FAILED  contracts (0.4 s)" in lines
    assert lines[-2:] == ["failed: contracts, pytest", "=== 1 failed, 80 passed in 12.00s ==="]


def test_without_a_failure_none_is_named() -> None:
    assert "failed" not in checks.summary([Outcome("pytest", True, 1.0, "=== 3 passed in 1.00s ===")])


def test_a_check_passes_or_fails_by_its_exit_code_and_reads_nothing() -> None:
    program = "import sys; print(repr(sys.stdin.read()), 'é'); sys.exit(int(sys.argv[1]))"
    for code, passed in (("0", True), ("3", False)):
        outcome = checks.run_check(
            Check("probe", [sys.executable, "-c", program, code]), checks.checking_environment(full=False)
        )
        assert (outcome.passed, outcome.output) == (passed, "'' é\n")


def test_the_full_counts_are_asked_for_in_so_many_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(checks.FULL, "1")
    assert checks.FULL not in checks.checking_environment(full=False)
    assert checks.checking_environment(full=True)[checks.FULL] == "1"
    assert checks.checking_environment(full=True)["QT_QPA_PLATFORM"] == "offscreen"


def test_modules_are_compiled_once_even_where_the_machine_keeps_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    program = "import sys; print(sys.dont_write_bytecode, sys.pycache_prefix)"
    probe = Check("probe", [sys.executable, "-c", program])
    outcome = checks.run_check(probe, checks.checking_environment(full=False))
    assert outcome.output == f"False {places.COMPILED}\n"
