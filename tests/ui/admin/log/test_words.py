"""Every action and every detail that the code writes into the log has words on the log's screen."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from clinic_app.audit.chain import ATTENDANCE
from clinic_app.audit.values import LogLine
from clinic_app.scheduling.values import HistoryAction
from ui.admin.log.actions import ACTIONS, GROUPS, look_of, of_group
from ui.admin.log.facts import FACTS, HIDDEN, facts
from ui.admin.log.known import Known
from ui.admin.log.subjects import subject
from ui.theme.icons import exists

ROOT = Path(__file__).resolve().parents[4] / "clinic_app"
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(ROOT.rglob("*.py"))}
STEPS = frozenset(f"appointment.{step}" for step in HistoryAction)
NOT_LOGGED_SO = frozenset({"appointment.created"})
"""A step that the log calls booked."""
EXPANDED = frozenset({"case_keys", "drafts", "former", "keep_days", "made_at", "ended_again"})
"""Details that a command adds from a dict."""


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """The calls that write a line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "log":
            yield node


def constants() -> dict[str, set[str]]:
    """Module constants that are codes, by name: the same name may mean something else in another room."""
    found: dict[str, set[str]] = {}
    for tree in TREES.values():
        for node in tree.body:
            if not isinstance(node, ast.Assign):
                continue
            for target in node.targets:
                names = target.elts if isinstance(target, ast.Tuple) else [target]
                values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
                for name, value in zip(names, values, strict=False):
                    if isinstance(name, ast.Name) and isinstance(value, ast.Constant):
                        found.setdefault(name.id, set()).add(str(value.value))
    return found


def codes(node: ast.expr, known: dict[str, set[str]]) -> set[str]:
    """What an argument may be."""
    if isinstance(node, ast.Constant):
        return {str(node.value)}
    if isinstance(node, ast.IfExp):
        return codes(node.body, known) | codes(node.orelse, known)
    if isinstance(node, ast.JoinedStr):
        return set(STEPS - NOT_LOGGED_SO)
    name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
    return known.get(name, set())


def passes_on(function: ast.FunctionDef) -> bool:
    """Whether it logs the action that it is given."""
    given = [argument for call in calls(function) for argument in call.args]
    return any(isinstance(argument, ast.Name) and argument.id == "action" for argument in given)


def logged() -> set[str]:
    """Every code that reaches the log: given to it, or to a function of the same file that passes it on."""
    known, found = constants(), set(ATTENDANCE)
    for tree in TREES.values():
        passing = {
            function.name
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef)
            and any(
                isinstance(arg, ast.Name) and arg.id == "action" for c in calls(function) for arg in c.args
            )
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name == "log" or name in passing:
                for argument in node.args:
                    found |= {code for code in codes(argument, known) if "." in code and " " not in code}
    return found


def test_the_walk_finds_what_is_known_to_be_logged() -> None:
    assert {
        "session.opened",
        "client.opened",
        "appointment.missed",
        "staff.reset",
        "note.addendum",
        "case_key.granted",
        "backup.made",
        "log.broken",
    } <= logged()


def test_every_action_has_words() -> None:
    assert sorted(logged() - ACTIONS.keys()) == []


def test_every_detail_has_words() -> None:
    details = {key.arg for tree in TREES.values() for call in calls(tree) for key in call.keywords if key.arg}
    assert sorted((details | EXPANDED) - FACTS.keys() - HIDDEN) == []


@pytest.mark.parametrize("action", sorted(ACTIONS))
def test_an_action_has_an_icon_and_a_group(action: str) -> None:
    look = ACTIONS[action]
    assert exists(look.icon)
    assert action in of_group(look.group)
    assert look.tone in ("neutral", "success", "warning", "danger")


def test_groups_share_out_all_actions() -> None:
    assert frozenset().union(*(of_group(group) for group in GROUPS)) == ACTIONS.keys()


def test_an_action_of_a_newer_program_is_shown_by_its_code() -> None:
    assert look_of("robot.asked").text == "robot.asked"


@pytest.mark.parametrize("number", ["", "0", "²", "x", "9" * 40])
@pytest.mark.parametrize("object", ["person", "room", "holiday", "login"])
def test_whatever_somebody_wrote_into_a_line_it_has_words(object: str, number: str) -> None:
    known = Known({1: "Ratna Puspita"}, ZoneInfo("Asia/Jayapura"), date(2026, 8, 19))
    details = {"at": "9999-12-31T23:59:59+00:00", "made_at": "0001-01-01T00:00:00+14:00"}
    line = LogLine(5, None, 1, "room.changed", object, number, details, b"", b"", sound=False)

    assert subject(line, known, {}) is not None
    assert len(list(facts(line, known))) == 2
