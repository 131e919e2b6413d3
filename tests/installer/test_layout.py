"""The house keeps its shape: fixed rooms, doors that only hold a sign, short files, locks that hold."""

import ast
import re
import statistics
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = {"clinic_app", "ui", "resources", "tests", "installer", "docs", ".ci"}
BESIDE = {
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "README.md",
    "pyproject.toml",
}
CODE = [
    path
    for room in ("clinic_app", "ui", "installer", "tests")
    for path in sorted((ROOT / room).rglob("*.py"))
]
# Where a long file has become a folder of the same name, its __init__ still is that file.
DOORS = sorted((ROOT / "clinic_app").glob("*/__init__.py"))
FILES = {"cli", "sign_in", "workspace", "safekeeping"}
LOCKS = [ROOT / "installer" / "requirements.lock", ROOT / "installer" / "requirements-dev.lock"]


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.fixture(scope="module")
def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode != 0:
        pytest.skip("not a checkout")
    return [name for name in listed.stdout.split("\0") if name]


def test_nothing_stands_at_the_top_but_the_fixed_rooms(tracked: list[str]) -> None:
    top = {name.split("/")[0] for name in tracked}
    assert top <= ROOMS | BESIDE


def test_nothing_that_is_made_from_something_else_is_committed(tracked: list[str]) -> None:
    assert [name for name in tracked if re.search(r"\.(mo|pyc|db)$", name)] == []


@pytest.mark.parametrize("path", [path for path in DOORS if path.parent.name not in FILES], ids=relative)
def test_a_rooms_door_says_what_the_room_is_for_and_imports_nothing(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "no docstring"
    assert len(tree.body) == 1, "more than a docstring"


def test_files_fit_the_eye() -> None:
    lines = {relative(path): len(path.read_text(encoding="utf-8").splitlines()) for path in CODE}
    assert {file: count for file, count in lines.items() if count > 300} == {}
    assert statistics.median(lines.values()) <= 120


def test_the_installer_is_not_a_package_of_the_program() -> None:
    find = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"][
        "packages"
    ]
    assert {pattern.split(".")[0] for pattern in find["find"]["include"]} == {"clinic_app", "ui", "resources"}


def test_the_installer_needs_nothing_but_the_standard_library() -> None:
    # translation_check runs inside the environment and is the only one that may use what lies there.
    for path in (ROOT / "installer").glob("*.py"):
        if path.name == "translation_check.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                assert name.split(".")[0] in STANDARD, f"{path.name} imports {name}"


STANDARD = {
    *("collections", "concurrent", "contextlib", "dataclasses", "hashlib", "importlib", "installer", "os"),
    *("shutil", "subprocess", "sys", "time", "venv"),
}


def pins(lock: Path) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==([^ \\]+)", lock.read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS, ids=relative)
def test_a_lock_pins_each_library_by_hash_and_names_no_place(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) > 20
    assert [entry.split()[0] for entry in entries if not re.match(r"[a-z0-9-]+==\S+", entry)] == []
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text
    assert "index" not in text


def test_both_locks_pin_the_same_versions_and_hold_the_build_backend() -> None:
    run, test = (pins(lock) for lock in LOCKS)
    assert run.items() <= test.items()
    assert "setuptools" in run


def test_every_dependency_is_in_the_locks_and_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    reasons = (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8").lower()
    run, test = (pins(lock) for lock in LOCKS)
    for requirement in project["dependencies"] + project["optional-dependencies"]["test"]:
        name = re.match(r"[A-Za-z0-9-]+", requirement).group().lower()
        assert name in (run if requirement in project["dependencies"] else test)
        assert name in reasons
