"""What a note must hold before it is signed, and what may be typed into it."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_app.common.errors import InvalidInput, InvalidInputs
from clinic_app.notes import rules
from clinic_app.notes.values import SECTIONS, Content, Missing, NoteState, Risk, Template

SECTION = st.sampled_from([section for sections in SECTIONS.values() for section in sections])
CONTENT = st.builds(
    Content,
    template=st.sampled_from(Template),
    sections=st.dictionaries(SECTION, st.text(max_size=60)),
    risk=st.none() | st.sampled_from(Risk),
)


def soap(**sections: str) -> Content:
    return Content(Template.SOAP, sections, Risk.NONE)


def test_a_note_is_due_a_day_after_the_session() -> None:
    assert rules.due(datetime(2026, 8, 19, 9, 50)) == datetime(2026, 8, 20, 9, 50)


def test_only_a_draft_may_change() -> None:
    assert [state for state in NoteState if rules.may_change(state)] == [NoteState.DRAFT]


@pytest.mark.parametrize("content", [Content(risk=Risk.NONE), soap(subjective=" \n\t ", plan="")])
def test_a_note_without_a_word_is_not_signed(content: Content) -> None:
    assert rules.ready_to_sign(content) == (Missing("note.missing.any"),)


def test_one_section_is_enough_and_the_empty_ones_are_pointed_at() -> None:
    missing = rules.ready_to_sign(soap(plan="Bertemu lagi"))

    assert [one.code for one in missing] == [
        "note.missing.subjective",
        "note.missing.objective",
        "note.missing.assessment",
    ]
    assert rules.blocks(missing) == ()


def test_a_free_note_has_no_empty_sections() -> None:
    assert rules.ready_to_sign(Content(Template.FREE, {"text": "Hadir"}, Risk.LOW)) == ()


def test_the_risk_must_be_decided() -> None:
    content = replace(soap(subjective="a", objective="b", assessment="c", plan="d"), risk=None)

    assert rules.ready_to_sign(content) == (Missing("note.missing.risk"),)


@pytest.mark.parametrize("risk", [Risk.MODERATE, Risk.HIGH])
@pytest.mark.parametrize("reason", ["", "   "])
def test_a_raised_risk_needs_a_reason(risk: Risk, reason: str) -> None:
    content = replace(Content(Template.FREE, {"text": "a"}, risk), risk_reason=reason)

    assert rules.ready_to_sign(content) == (Missing("note.missing.risk_reason"),)
    assert rules.ready_to_sign(replace(content, risk_reason="Rencana keselamatan menyusul")) == ()


def test_five_megabytes_are_refused_at_their_section() -> None:
    content = soap(subjective="Tidur cukup", objective="x" * 5_000_000)

    with pytest.raises(InvalidInputs) as refused:
        rules.check_content(content)

    assert [(fault.field, fault.code) for fault in refused.value.faults] == [("objective", "note.too_long")]
    rules.check_content(soap(objective="x" * rules.SECTION_LIMIT))


def test_a_section_that_no_template_has_is_refused() -> None:
    with pytest.raises(InvalidInputs):
        rules.check_content(soap(diagnosis="F32"))


def test_too_long_a_reason_is_refused() -> None:
    with pytest.raises(InvalidInputs) as refused:
        rules.check_content(replace(soap(), risk_reason="x" * (rules.REASON_LIMIT + 1)))

    assert refused.value.faults[0].field == "risk_reason"


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "note.addendum_empty"), (" \n ", "note.addendum_empty"), ("x" * 5_000_000, "note.too_long")],
)
def test_an_addendum_says_something_and_not_too_much(text: str, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        rules.check_addendum(text)

    assert refused.value.code == code


def test_soap_becomes_free_text_in_order_and_back() -> None:
    note = soap(plan="Bertemu lagi", subjective="Sulit tidur")

    free = rules.change_template(note, Template.FREE)
    again = rules.change_template(free, Template.SOAP)

    assert free.sections == {"text": "Sulit tidur\n\nBertemu lagi"}
    assert again.sections == {"subjective": "Sulit tidur\n\nBertemu lagi"}


@given(content=CONTENT, template=st.sampled_from(Template))
def test_no_word_is_lost_or_hidden_by_another_template(content: Content, template: Template) -> None:
    changed = rules.change_template(content, template)

    assert set(changed.sections) <= set(SECTIONS[template])
    words = sorted({word for text in content.sections.values() for word in text.split()})
    assert sorted({word for text in changed.sections.values() for word in text.split()}) == words


@given(st.text(st.characters(), max_size=40))
def test_any_text_becomes_valid_unicode(text: str) -> None:
    mended = rules.mend_text(text)

    assert mended.encode("utf-8").decode("utf-8") == mended
    assert rules.mend_text(mended) == mended


def test_half_a_pair_is_replaced_and_a_whole_pair_joined() -> None:
    assert rules.mend_text("a\ud83d\ude00b") == "a\U0001f600b"
    assert rules.mend_text("a\ud83db") == "a\ufffdb"
