"""The form on paper, read back: every shared word is there, no other one is, whatever was typed."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import PdfDocument

from clinic_app.common.text import clean_text
from clinic_app.facility.values import Programme
from clinic_app.notes.values import Risk
from clinic_app.people.values import (
    BirthPrecision,
    ClientId,
    ClientName,
    Confidentiality,
    ConsentGiver,
    ConsentId,
    ConsentMethod,
    PersonId,
    Sex,
)
from clinic_app.referrals import documents
from clinic_app.referrals.rules import shared_now
from clinic_app.referrals.rules.composing import compose
from clinic_app.referrals.values import (
    Caregiver,
    ConsentState,
    Content,
    DeskPart,
    Draft,
    Facts,
    Receiver,
    ReferralHead,
    ReferralId,
    ReferralState,
    Sender,
    ServiceRequested,
    ShareItem,
    StandingConsent,
    Urgency,
)

TODAY = date(2026, 8, 19)
PRINTING = documents.Printing("Nadira K.", datetime(2026, 8, 19, 10, 24))
MARKED = {
    ShareItem.PHONE: "081200001111",
    ShareItem.ADDRESS: "Jalanrahasia",
    ShareItem.GUARDIAN: "Walirahasia",
    ShareItem.ID_NUMBER: "3311120203050003",
    ShareItem.ORIGIN: "Bangsarahasia",
    ShareItem.REASON: "Alasanrahasia",
    ShareItem.SERVICES_GIVEN: "Layananrahasia",
    ShareItem.RISK: "Moderate",
}
"""A word of its own in everything that may be shared."""


def draft(content: Content | None = None, desk: DeskPart | None = None, **facts: Any) -> Draft:
    name = ClientName(
        ClientId(1),
        "004217",
        "Dimas Arya Nugroho",
        Sex.MALE,
        date(2007, 3, 2),
        BirthPrecision.DAY,
        "",
        Confidentiality.NORMAL,
        False,
        None,
        True,
    )
    nobody, nothing = PersonId(2), None
    head = ReferralHead(
        ReferralId(1),
        *("", name, Programme.PSY, nobody, "Nadira", ReferralState.DRAFT, Urgency.ROUTINE, ""),
        *(TODAY, nobody, nothing, nothing, nothing, nothing, nothing, nothing, ConsentState.NONE),
    )
    known = Facts(
        name.full_name,
        name.record_no,
        name.sex,
        name.birth_date,
        name.birth_precision,
        MARKED[ShareItem.PHONE],
        MARKED[ShareItem.ADDRESS],
        "3311 12•• •••• 0003",
        None,
        False,
        (),
        Risk.MODERATE,
        True,
    )
    return Draft(
        head,
        desk or DeskPart(receiver=Receiver("RSUD Cempaka")),
        Sender("Puskesmas Rimba Asri", "Layanan Psikososial", "Nadira Kusumawati", "Jl. Melati 5"),
        None,
        TODAY,
        content or marked(),
        replace(known, **facts),
    )


def marked(*shared: ShareItem) -> Content:
    return Content(
        reason=MARKED[ShareItem.REASON],
        services_given=MARKED[ShareItem.SERVICES_GIVEN],
        nationality=MARKED[ShareItem.ORIGIN],
        caregiver=Caregiver(MARKED[ShareItem.GUARDIAN], "Ibu", "08129999"),
        requested=(ServiceRequested.EDUCATION,),
        shared=(ShareItem.NAME, *shared),
    )


def pages(pdf: bytes) -> list[str]:
    document = PdfDocument(pdf)
    found = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return found


def letters(text: str) -> str:
    """Without what breaks lines: a word that is wider than the paper goes on in the next one."""
    return "".join(text.replace("\ufffe", "").split())


@settings(max_examples=25, deadline=None, database=None)
@given(st.sets(st.sampled_from(list(ShareItem))), st.booleans(), st.booleans())
def test_every_shared_word_is_printed_and_no_other(ticked: set[ShareItem], minor: bool, code: bool) -> None:
    content = replace(marked(*ticked), case_code=code)
    consent = StandingConsent(
        ConsentId(1),
        True,
        TODAY,
        TODAY,
        None,
        (),
        "RSUD Cempaka",
        ConsentMethod.SIGNED_PAPER,
        ConsentGiver.GUARDIAN,
        MARKED[ShareItem.GUARDIAN],
        "",
    )
    filled = replace(draft(content, minor=minor), consent=consent)
    assert filled.facts is not None
    shared = shared_now(filled.facts, content, TODAY)
    assert set(shared) == (ticked | {ShareItem.NAME}) - {ShareItem.NOTE_TEXT, ShareItem.SCREENING}

    text = letters("".join(pages(documents.draft_form(compose(filled, identity="3311120203050003")))))

    for item, word in MARKED.items():
        assert (word in text) == (item in shared), item
    assert ("DimasAryaNugroho" in text) != code
    assert ("19years" in text) == (ShareItem.AGE_SEX in shared)


WILD = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Co", "Cn")), max_size=300)


@settings(max_examples=10, deadline=None, database=None)
@given(WILD, WILD, WILD)
def test_whatever_is_typed_makes_a_form(reason: str, address: str, other: str) -> None:
    content = replace(
        marked(*ShareItem),
        reason=f"AWAL {clean_text(reason)} AKHIR",
        requested=(ServiceRequested.OTHER,),
        other=" ".join(clean_text(other).split())[:100],
    )
    desk = DeskPart(receiver=Receiver("RSUD", address=clean_text(address)))

    found = pages(documents.form(compose(draft(content, desk)), PRINTING, "9f2c"))

    whole = "".join(found)
    assert whole.count("AWAL") == whole.count("AKHIR") == 3
    assert len(found) % 3 == 0


def test_three_copies_each_count_their_own_pages() -> None:
    found = pages(documents.form(compose(draft(), letter_no="RJ-2026-0083"), PRINTING, "9f2c"))

    each = len(found) // 3
    for place, copy in enumerate(documents.COPIES):
        for number, page in enumerate(found[place * each : (place + 1) * each], start=1):
            flat = " ".join(page.split())
            assert copy in flat
            assert f"Page {number} of {each}" in flat
            assert "No. RJ-2026-0083" in flat
            assert "PUSKESMAS RIMBA ASRI" in flat
            assert "Confidential" in flat
            assert "DRAFT" not in flat


def test_long_names_addresses_and_reasons_run_on_and_empty_fields_leave_no_gap() -> None:
    long_name = "Raden Mas Panji Kusumawardhana Adiningrat Suryaningrat Widod"
    assert len(long_name) == 60
    address = "\n".join(f"Baris alamat nomor {number}" for number in range(1, 6))
    reason = " ".join(f"kata{number}" for number in range(2_000))
    content = replace(marked(*ShareItem), reason=reason)
    desk = DeskPart(receiver=Receiver(long_name, address=address))

    found = pages(documents.draft_form(compose(draft(content, desk, name=long_name))))

    whole = " ".join("".join(found).split())
    assert whole.count(long_name) >= 2
    for line in address.split("\n"):
        assert line in whole
    assert all(f"kata{number}" in whole.split() for number in range(2_000))
    assert len(found) > 3
    for page in found:
        assert "PUSKESMAS RIMBA ASRI" in page
        assert "DRAFT" in page
    bare = "".join(pages(documents.draft_form(compose(draft(Content(), DeskPart(), address="")))))
    assert "E-mail" not in bare
    assert "Contact person" not in bare


@pytest.mark.parametrize("minor", [False, True])
def test_nobody_signs_on_another_page_than_the_words(minor: bool) -> None:
    for lines in range(0, 60, 6):
        content = replace(marked(*ShareItem), reason="\n".join(["satu baris alasan"] * lines))
        for page in pages(documents.draft_form(compose(draft(content, minor=minor)))):
            text = letters(page)
            assert ("Referringofficer" in text) == ("Persetujuanberlakusampai" in text)


def test_what_the_desk_sees_has_no_client_in_it() -> None:
    found = "".join(pages(documents.draft_form(compose(replace(draft(), content=None, facts=None)))))

    assert "Dimas" not in found
    assert "RSUD Cempaka" in found
