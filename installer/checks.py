"""`python3 -m installer test [--full] [args]`: set up, run every check, name at the end those that failed."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from installer import places, prepare

# Read by tests/faults: all the counts of SECURITY.md §9 instead of a seeded sample.
FULL = "TEDUH_FULL"


@dataclass(frozen=True)
class Check:
    name: str
    command: list[str]


@dataclass(frozen=True)
class Outcome:
    name: str
    passed: bool
    seconds: float
    output: str

    def __str__(self) -> str:
        return f"{'ok    ' if self.passed else 'FAILED'}  {self.name} ({self.seconds:.1f} s)"


def check(arguments: list[str]) -> int:
    """Run all checks, the fast ones two at a time and then the tests; 0 when all of them passed."""
    prepare.ready(prepare.TEST)
    full = "--full" in arguments
    pytest_arguments = [argument for argument in arguments if argument != "--full"]
    if full:
        # A test of the full run may take minutes; the dump that tells of a stuck one can end a busy one.
        pytest_arguments += ["-o", "faulthandler_timeout=0"]
    environment = checking_environment(full=full)

    outcomes = []
    with ThreadPoolExecutor(max_workers=2) as workers:
        for outcome in workers.map(lambda each: run_check(each, environment), static_checks()):
            print(outcome, flush=True)
            if not outcome.passed:
                print(outcome.output, flush=True)
            outcomes.append(outcome)
    tests = run_tests(pytest_arguments, environment)
    outcomes.append(tests)
    print(summary(outcomes), flush=True)
    return 0 if all(outcome.passed for outcome in outcomes) else 1


def static_checks() -> list[Check]:
    """The checks that only read the code, the slow ones first so that both workers end together."""
    mypy = [places.PYTHON, "-m", "mypy", "--no-error-summary"]
    ruff = places.program("ruff")
    # Each mypy has a cache of its own: they run at the same time with different settings.
    return [
        Check(
            "mypy --strict", [*mypy, "--cache-dir=.mypy_cache/strict", "--strict", "clinic_app", "installer"]
        ),
        Check("mypy ui", [*mypy, "--cache-dir=.mypy_cache/ui", "ui"]),
        Check("contracts", [places.program("lint-imports"), "--no-cache"]),
        Check("translations", [places.PYTHON, "-m", "installer.translation_check"]),
        Check("ruff format", [ruff, "format", "--check", "."]),
        Check("ruff check", [ruff, "check", "."]),
    ]


def checking_environment(*, full: bool) -> dict[str, str]:
    """The environment of the checks: no screen, and the full counts of faults only when asked for.

    Compiled modules are kept, whatever the machine says: many tests start the program anew.
    """
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONUTF8": "1",
        "PYTHONPYCACHEPREFIX": places.COMPILED,
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment.pop(FULL, None)
    return environment | ({FULL: "1"} if full else {})


def run_check(each: Check, environment: dict[str, str]) -> Outcome:
    """Run one check with its output kept back."""
    start = time.monotonic()
    done = subprocess.run(
        each.command,
        cwd=places.ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    return Outcome(each.name, done.returncode == 0, time.monotonic() - start, done.stdout)


def run_tests(arguments: list[str], environment: dict[str, str]) -> Outcome:
    """Run pytest with its output shown as it comes; the outcome keeps its last line."""
    colour = "yes" if sys.stdout.isatty() else "no"
    command = [places.PYTHON, "-m", "pytest", "-n", "2", f"--color={colour}", *arguments]
    start = time.monotonic()
    last = ""
    with subprocess.Popen(
        command,
        cwd=places.ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as pytest:
        assert pytest.stdout is not None
        for line in pytest.stdout:
            print(line, end="", flush=True)
            last = line.rstrip() or last
    return Outcome("pytest", pytest.returncode == 0, time.monotonic() - start, last)


def summary(outcomes: list[Outcome]) -> str:
    """One line a check, and as the very last the one in which pytest counts its tests."""
    lines = ["", *map(str, outcomes)]
    if failed := [outcome.name for outcome in outcomes if not outcome.passed]:
        lines.append(f"failed: {', '.join(failed)}")
    return "\n".join([*lines, outcomes[-1].output])
