"""The same note gives the same bytes, and comes back as it was."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_app.common.errors import Damaged
from clinic_app.notes import encoding
from clinic_app.notes.values import SECTIONS, Content, Risk, RiskMark, RiskSign, Template
from clinic_app.people.values import PersonId

SECTION = st.sampled_from([section for sections in SECTIONS.values() for section in sections])
CONTENT = st.builds(
    Content,
    template=st.sampled_from(Template),
    sections=st.dictionaries(SECTION, st.text()),
    risk=st.none() | st.sampled_from(Risk),
    signs=st.lists(st.sampled_from(RiskSign), unique=True).map(lambda signs: tuple(sorted(signs))),
    risk_reason=st.text(),
)
HEADER = encoding.Header(
    note_id=7,
    version=0,
    client_id=12,
    appointment_id=31,
    episode_id=5,
    author_id=3,
    session_start=datetime(2026, 8, 19, 9),
    session_end=datetime(2026, 8, 19, 9, 50),
    signed_at=datetime(2026, 8, 19, 3, 12, 4, 25, tzinfo=UTC),
    status="signed",
    template="soap",
    prev_hash=bytes(32),
    commitment=bytes(range(32)),
)


@given(CONTENT)
def test_any_note_comes_back_as_it_was(content: Content) -> None:
    assert encoding.decode(encoding.encode(content)) == content


@given(CONTENT)
def test_the_same_note_gives_the_same_bytes(content: Content) -> None:
    turned = Content(
        content.template,
        dict(reversed(content.sections.items())),
        content.risk,
        tuple(reversed(content.signs)),
        content.risk_reason,
    )

    assert encoding.encode(turned) == encoding.encode(content)


@given(st.text())
def test_any_addendum_comes_back_as_it_was(text: str) -> None:
    assert encoding.decode_addendum(encoding.encode_addendum(text)) == text


@pytest.mark.parametrize("level", list(Risk))
def test_every_level_of_risk_takes_the_same_room(level: Risk) -> None:
    mark = RiskMark(level, HEADER.signed_at, PersonId(3))

    data = encoding.encode_risk(mark)

    assert len(data) == encoding.RISK_BYTES
    assert encoding.decode_risk(data) == mark


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"{}",
        b"[]",
        b"null",
        b'{"format":2}',
        b'{"format":1,"template":"soap"}',
        b'{"level":"high"}',
    ],
)
def test_other_bytes_are_no_note(data: bytes) -> None:
    for read in (encoding.decode, encoding.decode_addendum, encoding.decode_risk):
        with pytest.raises(Damaged):
            read(data)


def test_an_unknown_word_of_a_list_is_no_note() -> None:
    found = encoding.plain(Content(risk=Risk.LOW))

    for change in ({"template": "odt"}, {"risk": "extreme"}, {"signs": ["x"]}, {"sections": []}):
        with pytest.raises(Damaged):
            encoding.decode(json.dumps({**found, **change}).encode())


@pytest.mark.parametrize("field", encoding.Header._fields)
def test_every_field_of_the_header_is_signed(field: str) -> None:
    value = getattr(HEADER, field)
    other = (
        value + timedelta(microseconds=1)
        if isinstance(value, datetime)
        else bytes(31) + b"\x09"
        if isinstance(value, bytes)
        else "addendum"
        if isinstance(value, str)
        else value + 1
    )

    assert encoding.header_bytes(HEADER._replace(**{field: other})) != encoding.header_bytes(HEADER)


def test_a_stamp_is_the_same_in_any_zone() -> None:
    moved = HEADER.signed_at.astimezone(timezone(timedelta(hours=7)))

    assert encoding.header_bytes(HEADER._replace(signed_at=moved)) == encoding.header_bytes(HEADER)
