"""A sentence without its Indonesian words, or with other fields in braces, doesn't pass."""

import gettext
import os
import sys
from pathlib import Path

import pytest

from installer import places, translation_check, translations

SOURCE = """
from clinic_app.common.translations import _, ngettext, pgettext

title = _("Sign note")
greeting = _("Good morning, {name}")
count = ngettext("One note", "{count} notes", 3)
month = pgettext("calendar", "May")
may = pgettext("permission", "May")
"""

GOOD = """
msgid "Sign note"
msgstr "Tanda tangani catatan"

msgid "Good morning, {name}"
msgstr "Selamat pagi, {name}"

msgid "One note"
msgid_plural "{count} notes"
msgstr[0] "{count} catatan"

msgctxt "calendar"
msgid "May"
msgstr "Mei"

msgctxt "permission"
msgid "May"
msgstr "Boleh"
"""


def findings(folder: Path, *parts: str) -> list[str]:
    code = folder / "ui"
    code.mkdir(exist_ok=True)
    (code / "page.py").write_text(SOURCE, encoding="utf-8")
    files = []
    for number, part in enumerate(parts):
        files.append(folder / f"{number}.id.po")
        files[-1].write_text(part, encoding="utf-8")
    translated, among_files = translation_check.read_translations(files)
    return among_files + translation_check.compare(translation_check.extract([code]), translated)


def test_a_complete_catalogue_has_no_findings(tmp_path: Path) -> None:
    assert findings(tmp_path, GOOD) == []


def test_a_mark_inside_an_f_string_is_found_though_babel_does_not_see_it(tmp_path: Path) -> None:
    code = tmp_path / "ui"
    code.mkdir()
    (code / "title.py").write_text(
        "title = f\"Teduh: {_('locked')}\"\nplain = _('locked')\n", encoding="utf-8"
    )

    assert translation_check.hidden([code]) == ["ui/title.py:1: marked inside an f-string: _('locked')"]


def test_what_is_not_in_any_file_is_found_with_its_place(tmp_path: Path) -> None:
    without = GOOD.replace('msgid "Sign note"\nmsgstr "Tanda tangani catatan"', "")
    assert findings(tmp_path, without) == ["ui/page.py:4: not translated: 'Sign note'"]


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ('"Tanda tangani catatan"', '""', "translated with nothing"),
        ('"Tanda tangani catatan"', '"  "', "translated with nothing"),
        ('"Selamat pagi, {name}"', '"Selamat pagi"', "other fields"),
        ('"Selamat pagi, {name}"', '"Selamat pagi, {nama}"', "other fields"),
        ('"Selamat pagi, {name}"', '"Selamat pagi, {name"', "other fields"),
        ('"{count} catatan"', '"Satu catatan"', "other fields"),
        ('msgid "Sign note"', '#, fuzzy\nmsgid "Sign note"', "unsure"),
        ('msgctxt "calendar"', 'msgctxt "months"', "not translated: 'May'"),
    ],
)
def test_each_way_of_being_wrong_is_found(tmp_path: Path, right: str, wrong: str, complaint: str) -> None:
    (finding,) = findings(tmp_path, GOOD.replace(right, wrong))
    assert complaint in finding


def test_one_sentence_in_two_wordings_is_found(tmp_path: Path) -> None:
    again = 'msgid "Sign note"\nmsgstr "Teken catatan"\n'
    assert findings(tmp_path, GOOD, again) == ["1.id.po: worded in two ways: 'Sign note'"]


@pytest.mark.parametrize(
    ("forms", "right"), [("nplurals=1; plural=0;", True), ("nplurals=2; plural=(n != 1);", False)]
)
def test_the_catalogue_must_say_that_indonesian_has_one_form(tmp_path: Path, forms: str, right: bool) -> None:
    whole = tmp_path / "teduh.po"
    header = (
        f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {forms}\\n"\n'
    )
    whole.write_text(header + GOOD, encoding="utf-8")
    _, among_files = translation_check.read_translations([whole])
    assert (among_files == []) is right


def test_a_catalogue_is_compiled_when_it_changed_and_only_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "program", lambda name: str(Path(sys.executable).with_name(name)))
    source = tmp_path / "id" / "LC_MESSAGES" / "teduh.po"
    source.parent.mkdir(parents=True)
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
    source.write_text(header + GOOD, encoding="utf-8")

    assert translations.compile_changed(str(tmp_path)) == ["id"]
    words = gettext.translation("teduh", str(tmp_path), ["id"])
    assert words.gettext("Sign note") == "Tanda tangani catatan"
    assert words.pgettext("calendar", "May") == "Mei"
    assert translations.compile_changed(str(tmp_path)) == []

    compiled = source.with_suffix(".mo").stat().st_mtime
    os.utime(source, (compiled + 5, compiled + 5))
    assert translations.compile_changed(str(tmp_path)) == ["id"]
