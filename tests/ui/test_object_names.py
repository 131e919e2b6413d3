"""docs/object-names.md is what people script the program by: it and the sources name the same widgets.

A name made of parts (`login.user.<login>`) is compared by its fixed parts. Run as a program, this prints the
names that the sources give and the list lacks.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "object-names.md"
_LISTED = re.compile(r"^- `([^`]+)`", re.MULTILINE)
_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_<>]+)+")
_PART = "<>"


def sources() -> Iterator[ast.Module]:
    for path in sorted((ROOT / "ui").rglob("*.py")):
        yield ast.parse(path.read_text(encoding="utf-8"))


def words(node: ast.expr) -> str | None:
    """A string as written, its changing parts as `<>`."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = [words(value) if isinstance(value, ast.Constant) else _PART for value in node.values]
        return "".join(part or "" for part in parts)
    return None


def named() -> set[str]:
    """Every name that is given in so many words."""
    found = set()
    for tree in sources():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            given = node.args[:1] if node.func.attr == "setObjectName" else []
            if node.func.attr == "add":
                given = [keyword.value for keyword in node.keywords if keyword.arg == "name"]
            found |= {text for each in given if (text := words(each)) and _NAME.fullmatch(text)}
    return found


def written() -> set[str]:
    """Every string in the sources, as a name would be compared."""
    return {
        text
        for tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.expr) and (text := words(node))
    }


def listed() -> list[str]:
    return [re.sub(r"<[^>]*>", _PART, name) for name in _LISTED.findall(DOCUMENT.read_text(encoding="utf-8"))]


def test_every_name_in_the_sources_is_listed() -> None:
    assert sorted(named() - set(listed())) == []


def test_every_listed_name_is_in_the_sources() -> None:
    known = written()
    # A name may be put together from a prefix and a key: then its prefix is written with the joint.
    pieces = {text for text in known if _PART in text}
    patterns = [
        re.compile(".+".join(map(re.escape, piece.split(_PART)))) for piece in pieces if piece.strip("<>.")
    ]
    unknown = [
        name for name in listed() if name not in known and not any(p.fullmatch(name) for p in patterns)
    ]
    assert unknown == []


def test_no_name_is_listed_twice() -> None:
    names = listed()
    assert len(set(names)) == len(names)


if __name__ == "__main__":
    print("\n".join(f"- `{name}`" for name in sorted(named() - set(listed()))))
