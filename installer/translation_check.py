"""Checks that every sentence of the program has its Indonesian words.

Runs in the environment, as `python -m installer.translation_check`, since it needs Babel. Compares what Babel
finds in the code with the catalogue.
"""

import ast
import string
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from installer import places

SOURCES = ("clinic_app", "ui")
LANGUAGE = "id"
MARKS = frozenset({"_", "N_", "ngettext", "pgettext"})

# A sentence is known by its context and its English words, as gettext knows it.
Key = tuple[str | None, str]


def main() -> int:
    """Print what is missing or wrong, one a line; 0 when nothing is."""
    root = Path(places.ROOT)
    translated, findings = read_translations(catalogue_files(Path(places.TRANSLATIONS)))
    sentences = list(extract(root / source for source in SOURCES))
    findings += compare(sentences, translated)
    findings += hidden(root / source for source in SOURCES)
    for finding in findings:
        print(finding)
    print(f"{len(sentences)} sentences, {len(findings)} findings")
    return 1 if findings else 0


def catalogue_files(folder: Path) -> list[Path]:
    """The Indonesian catalogue, if there is one."""
    whole = folder / LANGUAGE / "LC_MESSAGES" / "teduh.po"
    return [whole] if whole.exists() else []


def extract(folders: Iterable[Path]) -> Iterator[Message]:
    """Every sentence that the code marks for translation, with the place where it was found first."""
    found: dict[tuple[str | None, object], Message] = {}
    for folder in folders:
        for name, line, words, _comments, context in extract_from_dir(str(folder)):
            place = (f"{folder.name}/{Path(name).as_posix()}", line)
            found.setdefault((context, words), Message(words, locations=[place], context=context))
    yield from found.values()


def hidden(folders: Iterable[Path]) -> list[str]:
    """Marks inside an f-string, which Babel doesn't find there: their words would stay English."""
    findings = []
    for folder in folders:
        for path in sorted(folder.rglob("*.py")):
            for text in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(text, ast.JoinedStr):
                    place = f"{folder.name}/{path.relative_to(folder).as_posix()}:{text.lineno}"
                    findings += [
                        f"{place}: marked inside an f-string: {ast.unparse(part)}"
                        for part in ast.walk(text)
                        if isinstance(part, ast.Call)
                        and isinstance(part.func, ast.Name)
                        and part.func.id in MARKS
                    ]
    return findings


def read_translations(files: Iterable[Path]) -> tuple[dict[Key, Message], list[str]]:
    """All translated sentences, and the sentences that the files word in two ways."""
    known: dict[Key, Message] = {}
    findings = []
    for path in files:
        with path.open("rb") as file:
            catalogue: Catalog = read_po(file, locale=LANGUAGE, charset="utf-8")
        # Babel takes two forms for granted; the header must say otherwise.
        if path.suffixes == [".po"] and catalogue.num_plurals != 1:
            findings.append(f"{path.name}: the header must say Plural-Forms: nplurals=1; plural=0;")
        for message in catalogue:
            if not message.id:
                continue  # the header
            before = known.setdefault(key_of(message), message)
            if wordings(before) != wordings(message):
                findings.append(f"{path.name}: worded in two ways: {first(message)!r}")
    return known, findings


def compare(sentences: Iterable[Message], translated: dict[Key, Message]) -> list[str]:
    """What is missing, empty, unsure or wrong in its fields, one line each."""
    findings = []
    for sentence in sentences:
        answer = translated.get(key_of(sentence))
        if complaint := _complaint(sentence, answer):
            place = ":".join(map(str, sentence.locations[0])) if sentence.locations else "?"
            findings.append(f"{place}: {complaint}: {first(sentence)!r}")
    return findings


def key_of(message: Message) -> Key:
    """Context and singular."""
    return message.context, first(message)


def first(message: Message) -> str:
    """The English words, the singular where there are two."""
    return message.id if isinstance(message.id, str) else message.id[0]


def wordings(message: Message) -> tuple[str, ...]:
    """The Indonesian words: one form, and any further one that somebody filled in."""
    words = message.string
    if isinstance(words, tuple | list):
        form, *further = words
        return (form, *filter(None, further))
    return (words or "",)


def fields(text: str) -> set[str]:
    """The names in braces, as str.format reads them. Raises ValueError when the braces don't close."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _complaint(sentence: Message, answer: Message | None) -> str | None:
    if answer is None:
        return "not translated"
    if answer.fuzzy:
        return "marked as unsure"
    answers = wordings(answer)
    if not all(words.strip() for words in answers):
        return "translated with nothing"
    # Indonesian has one form for all numbers, so it names what the English plural names.
    needed = sentence.id if isinstance(sentence.id, str) else sentence.id[-1]
    try:
        wanted = fields(needed)
    except ValueError:
        return None  # not a text for str.format: a lone brace is just a sign
    try:
        same = all(fields(words) == wanted for words in answers)
    except ValueError:
        same = False
    return None if same else "other fields in braces than the English"


if __name__ == "__main__":
    sys.exit(main())
