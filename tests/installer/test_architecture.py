"""`docs/architecture.md` says what is true: rooms, the way of a command, where services are; no circle."""

import ast
import re
from functools import cache, cached_property
from pathlib import Path

import grimp
import pytest

from clinic_app.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
STEPS = re.findall(r"^\d+\. `([\w/]+\.py)` · `(\w+)`", PAGE, re.MULTILINE)
SERVICES = re.findall(r"^\| `(\w+)` \| `([\w/]+\.py)` \| (.*)\|$", PAGE, re.MULTILINE)


def drawn(package: str) -> list[str]:
    """The rooms of a package in the drawing, from the top."""
    box = PAGE.split(f"┌─ {package}/ ")[1].split("\n└")[0]
    lines = re.findall(r"^│ (\w+(?: · \w+)*)  ", box, re.MULTILINE)
    return [room for line in lines for room in line.split(" · ")]


@pytest.mark.parametrize("package", ["ui", "clinic_app"])
def test_the_drawing_has_every_room_once_and_no_other(package: str) -> None:
    folder = ROOT / package
    rooms = {path.stem for path in folder.glob("*.py")} | {path.parent.name for path in folder.glob("*/*.py")}

    assert sorted(drawn(package)) == sorted(rooms - {"__init__"})


@pytest.mark.parametrize("package", ["ui", "clinic_app"])
def test_the_tests_mirror_the_rooms(package: str) -> None:
    rooms = {path.parent.name for path in (ROOT / package).glob("*/__init__.py")}
    mirror = ROOT / "tests" / package
    folders = {path.relative_to(mirror).parts[0] for path in mirror.rglob("*/*.py")}

    assert folders <= rooms
    assert [room for room in rooms - folders if not (mirror / f"test_{room}.py").exists()] == []


@pytest.mark.parametrize(("file", "name"), STEPS)
def test_each_step_of_the_way_stands_in_its_file(file: str, name: str) -> None:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))

    assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}


def test_the_way_goes_through_two_folders() -> None:
    assert len(STEPS) == 10
    assert {"/".join(file.split("/")[:2]) for file, _ in STEPS} == {"ui/calendar", "clinic_app/scheduling"}


def test_every_service_is_where_the_page_says() -> None:
    services = {name for name, member in vars(Workspace).items() if isinstance(member, cached_property)}
    assert {name for name, _, _ in SERVICES} == services
    for name, file, _ in SERVICES:
        kind = getattr(Workspace, name).func.__annotations__["return"]
        source = (ROOT / "clinic_app" / file).read_text(encoding="utf-8")
        assert f"class {kind}(" in source, f"{name} is not in {file}"


@pytest.mark.parametrize(("service", "_file", "places"), SERVICES)
def test_every_service_is_called_where_the_page_says(service: str, _file: str, places: str) -> None:
    folders = re.findall(r"`(\w+)/`", places)
    assert folders or places.strip() == "not yet"
    for folder in folders:
        sources = [path.read_text(encoding="utf-8") for path in (ROOT / "ui" / folder).rglob("*.py")]
        assert any(re.search(rf"workspace\.{service}\b", source) for source in sources), folder


@cache
def imports() -> dict[str, set[str]]:
    """Who imports whom, also within functions. A name for the type checker alone ties nothing."""
    graph = grimp.build_graph("clinic_app", "ui", exclude_type_checking_imports=True, cache_dir=None)
    return {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}


def test_no_module_imports_another_in_a_circle() -> None:
    # Whoever imports nothing that is left, or is imported by nobody left, stands in no circle.
    left = imports()
    while True:
        wanted = set().union(*left.values())
        kept = {module: others & left.keys() for module, others in left.items() if module in wanted}
        kept = {module: others for module, others in kept.items() if others}
        if kept == left:
            break
        left = kept

    assert sorted(left) == []
