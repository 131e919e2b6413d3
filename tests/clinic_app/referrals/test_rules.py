"""The rules of referrals: the way, the days, the ticks, the numbers, bytes that come back as they were."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_app.common.errors import Damaged, InvalidInputs
from clinic_app.people.rules import REFERRAL_SCOPES, referral_text
from clinic_app.referrals import encoding
from clinic_app.referrals.rules import (
    check_content,
    check_desk,
    due_on,
    longest_consent,
    next_acts,
    preset_items,
    preset_of,
)
from clinic_app.referrals.rules.life_cycle import after, lane_of, states_of
from clinic_app.referrals.rules.numbering import letter_number
from clinic_app.referrals.rules.sharing import ordered
from clinic_app.referrals.sheet import Band, Field, Passage, Sheet, Signature, Signatures, Tick, Ticks
from clinic_app.referrals.values import (
    Caregiver,
    Channel,
    Content,
    DeskPart,
    Ground,
    Lane,
    Preset,
    Receiver,
    ReferralState,
    ServiceRequested,
    ShareItem,
    StepKind,
    Urgency,
    WithoutConsent,
)

S, K = ReferralState, StepKind
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def test_the_way_leads_forward_to_the_end() -> None:
    way = (K.READY, K.SENT, K.ACCEPTED, K.ATTENDED, K.CLOSED)
    states = (S.DRAFT, S.READY, S.SENT, S.ACCEPTED, S.ATTENDED, S.CLOSED)

    assert [after(state, act) for state, act in zip(states, way, strict=False)] == list(states[1:])
    assert next_acts(S.CLOSED) == next_acts(S.WITHDRAWN) == ()
    assert after(S.SENT, K.FOLLOWED_UP) is S.SENT
    assert after(S.DRAFT, K.SENT) is None


def test_every_state_but_the_withdrawn_has_one_lane() -> None:
    assert lane_of(S.WITHDRAWN) is None
    gathered = [state for lane in Lane for state in states_of(lane)]
    assert sorted(gathered) == sorted(set(S) - {S.WITHDRAWN})


def test_the_answer_is_due_by_the_urgency() -> None:
    sent = date(2028, 2, 28)

    assert [due_on(urgency, sent) for urgency in (Urgency.EMERGENCY, Urgency.URGENT, Urgency.ROUTINE)] == [
        *(date(2028, 2, 29), date(2028, 3, 2), date(2028, 3, 13))
    ]


@given(DAYS)
def test_a_consent_counts_for_six_months_and_not_a_day_longer(day: date) -> None:
    last = longest_consent(day)

    months = (last.year - day.year) * 12 + last.month - day.month
    assert months == 6
    assert last.day == day.day or (last + timedelta(days=1)).day == 1


@given(st.lists(st.sampled_from(list(ShareItem)), max_size=20))
def test_ticks_come_in_the_forms_order_with_the_name_and_without_notes(ticked: list[ShareItem]) -> None:
    found = ordered(ticked)

    assert found[0] is ShareItem.NAME
    assert ShareItem.NOTE_TEXT not in found
    places = [list(ShareItem).index(item) for item in found]
    assert all(first < second for first, second in pairwise(places))
    assert check_content(Content(shared=tuple(ticked))).shared == found


@pytest.mark.parametrize("minor", [False, True])
def test_presets_are_known_by_their_ticks(minor: bool) -> None:
    minimal, clinical = (preset_items(preset, minor) for preset in (Preset.MINIMAL, Preset.CLINICAL))

    assert set(minimal) < set(clinical)
    assert (ShareItem.GUARDIAN in minimal) == minor
    assert preset_of(minimal, minor) is Preset.MINIMAL
    assert preset_of(clinical, minor) is Preset.CLINICAL
    assert preset_of((*minimal, ShareItem.ADDRESS), minor) is Preset.OWN


def test_the_consent_names_what_is_shared_and_what_is_not() -> None:
    assert tuple(item.value for item in ShareItem if item is not ShareItem.NOTE_TEXT) == REFERRAL_SCOPES

    text = referral_text(
        person="{until}", receiver="RSUD", facility="Puskesmas", shared={"name", "phone"}, until="19 Februari"
    )

    assert text.startswith("Saya, {until}, memahami")
    assert "yaitu: nama, nomor telepon." in text
    assert "tidak boleh dibagikan: usia dan jenis kelamin, alamat," in text
    assert "isi catatan sesi." in text


def test_numbers_follow_the_template() -> None:
    day = date(2026, 11, 3)

    assert letter_number(83, day) == "RJ-2026-0083"
    puskesmas = "{kode_klasifikasi}/{urut:03d}/{unit}/{jenis}/{bulan_romawi}/{tahun}"
    assert letter_number(12, day, puskesmas, unit="PKM", classification="445") == "445/012/PKM/RJ/XI/2026"


def test_what_is_too_long_is_named_by_its_field() -> None:
    with pytest.raises(InvalidInputs) as refused:
        check_desk(DeskPart(sender_phone="0" * 61, receiver=Receiver("x" * 101, address="y" * 301)))
    assert [fault.field for fault in refused.value.faults] == [
        "receiver.name",
        "receiver.address",
        "sender_phone",
    ]

    exception = WithoutConsent(Ground.EMERGENCY, "x" * 501, "y" * 101)
    with pytest.raises(InvalidInputs) as refused:
        check_content(Content(reason="z" * 20_001, exception=exception))
    assert [fault.field for fault in refused.value.faults] == [
        *("reason", "exception.reason", "exception.supervisor")
    ]


CONTENTS = st.builds(
    Content,
    reason=st.text(max_size=40),
    informed=st.none() | st.booleans(),
    requested=st.lists(st.sampled_from(list(ServiceRequested))).map(tuple),
    caregiver=st.builds(Caregiver, name=st.text(max_size=10), separated=st.none() | st.booleans()),
    shared=st.lists(st.sampled_from(list(ShareItem))).map(tuple),
    exception=st.none() | st.builds(WithoutConsent, st.sampled_from(list(Ground)), st.text(max_size=10)),
)


@given(CONTENTS)
def test_content_comes_back_as_it_was(content: Content) -> None:
    content = check_content(content)
    data = encoding.encode(content)

    assert encoding.decode(Content, data) == content
    assert encoding.encode(encoding.decode(Content, data)) == data


def test_a_sheet_and_a_desk_come_back_as_they_were() -> None:
    sheet = Sheet(
        *("Puskesmas", "Unit", "No. 1", "19 Agustus", "Formulir", "Rutin"),
        bands=(
            Band("1. Klien", (Field("Nama", "Dimas"), Field("Alamat", "tidak dibagikan", shared=False))),
            Band("2. Layanan", (Passage("Alasan"), Ticks((Tick("Gizi", True),)))),
            Band("3. Tanda tangan", (Signatures((Signature("Klien", "Dimas", "Tanggal"),)),)),
        ),
    )
    desk = DeskPart(Urgency.URGENT, channel=Channel.APP, follow_up_by=date(2026, 9, 1))

    assert encoding.decode(Sheet, encoding.encode(sheet)) == sheet
    assert encoding.decode(DeskPart, encoding.encode(desk)) == desk


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b'{"format":2,"value":{}}',
        b'{"format":1,"value":{"kind":"Sheet"}}',
        b'{"format":1,"value":[]}',
        encoding.encode(DeskPart()),
        encoding.encode(Content()).replace(b'"reason":""', b'"reason":7'),
        encoding.encode(Content()).replace(b'"minimal"', b'"maximal"'),
    ],
)
def test_anything_else_is_damaged(data: bytes) -> None:
    with pytest.raises(Damaged):
        encoding.decode(Content, data)
