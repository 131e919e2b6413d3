"""Consents: what must be recorded, and which one stands."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clinic_app.common.errors import InvalidInputs
from clinic_app.people.rules import (
    REFERRAL_SCOPES,
    check_consent,
    consent_text,
    consent_version,
    may_write_note,
)
from clinic_app.people.rules.consent_texts import read_texts, scope_texts
from clinic_app.people.values import (
    Consent,
    ConsentForm,
    ConsentGiver,
    ConsentId,
    ConsentKind,
    ConsentMethod,
    PersonId,
)

TODAY = date(2026, 8, 19)
YES = ConsentForm(ConsentKind.SERVICE, True, TODAY)


def faults(form: ConsentForm, *, minor: bool = False) -> list[tuple[str, str]]:
    try:
        check_consent(form, today=TODAY, birth=date(2001, 3, 12), minor=minor)
    except InvalidInputs as refusal:
        return [(fault.field, fault.code) for fault in refusal.faults]
    return []


@pytest.mark.parametrize(
    ("form", "found"),
    [
        (YES, []),
        (replace(YES, day=date(2026, 8, 20)), [("day", "consent.future")]),
        (replace(YES, day=date(1800, 1, 1)), [("day", "consent.too_early")]),
        (replace(YES, giver=ConsentGiver.GUARDIAN), [("giver_name", "text.required")]),
        (replace(YES, method=ConsentMethod.THUMBPRINT), [("witness", "text.required")]),
        (replace(YES, method=ConsentMethod.ORAL_WITNESSED, witness="Sari Melati"), []),
        (replace(YES, witness="x" * 5_000_000), [("witness", "text.too_long")]),
        (replace(YES, scopes=("research",)), [("scopes", "consent.scopes")]),
        (replace(YES, kind=ConsentKind.DATA, scopes=("research", "whatsapp")), []),
        (replace(YES, kind=ConsentKind.DATA, scopes=("everything",)), [("scopes", "consent.scopes")]),
        (replace(YES, kind=ConsentKind.EXCEPTION), [("reason", "text.required")]),
        (replace(YES, kind=ConsentKind.EXCEPTION, reason="darurat"), [("reason", "consent.reason_short")]),
        (replace(YES, kind=ConsentKind.EXCEPTION, reason="Krisis, klien tidak dapat bicara."), []),
    ],
)
def test_what_a_consent_must_hold(form: ConsentForm, found: list[tuple[str, str]]) -> None:
    assert faults(form) == found


def test_for_a_minor_the_guardian_consents_but_the_minor_may_refuse() -> None:
    guardian = replace(YES, giver=ConsentGiver.GUARDIAN, giver_name="Siti Rahmawati")

    assert faults(YES, minor=True) == [("giver", "consent.guardian")]
    assert faults(guardian, minor=True) == []
    assert faults(replace(YES, given=False), minor=True) == []


def consent(
    number: int,
    day: int,
    *,
    given: bool = True,
    withdrawn: int | None = None,
    kind: ConsentKind = ConsentKind.SERVICE,
) -> Consent:
    return Consent(
        ConsentId(number), kind, given, date(2026, 8, day), ConsentMethod.SIGNED_PAPER, ConsentGiver.CLIENT,
        "", "", "", (), "2026-08", PersonId(1), None if withdrawn is None else date(2026, 8, withdrawn),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("consents", "may"),
    [
        ([], False),
        ([consent(1, 1)], True),
        ([consent(1, 20)], False),
        ([consent(1, 1, given=False)], False),
        ([consent(1, 1), consent(2, 5, given=False)], False),
        ([consent(1, 5, given=False), consent(2, 5)], True),
        ([consent(1, 1, withdrawn=10)], False),
        ([consent(1, 1, withdrawn=20)], True),
        ([consent(1, 1, withdrawn=10), consent(2, 10)], True),
        ([consent(1, 1, withdrawn=10), consent(2, 5)], False),
        ([consent(1, 1, kind=ConsentKind.DATA)], False),
        ([consent(1, 1, kind=ConsentKind.EXCEPTION)], True),
        ([consent(1, 1, kind=ConsentKind.EXCEPTION), consent(2, 2, given=False)], False),
    ],
)
def test_the_last_decision_counts(consents: list[Consent], may: bool) -> None:
    assert may_write_note(consents, TODAY) is may


def test_the_words_name_the_facility() -> None:
    words = consent_text(ConsentKind.DATA, "Puskesmas {x} Rimba Asri")

    assert words.startswith("Saya menyetujui Puskesmas {x} Rimba Asri memproses")
    assert "bersedia" in consent_text(ConsentKind.SERVICE, "")
    assert consent_text(ConsentKind.EXCEPTION, "") == ""
    assert list(scope_texts()) == ["whatsapp", "research", "services"]
    assert consent_version()


SCOPES_OF_B = '[data.scopes]\nwhatsapp = "x"\nresearch = "x"\nservices = "x"\n'
TEXTS = f'version = "1"\n[service]\ntext = "A"\n[data]\ntext = "B {{facility}}"\n{SCOPES_OF_B}'
TEXT_C = '[referral]\ntext = "C {person}"\nnever = "x"\n'
ITEMS = "[referral.items]\n" + "".join(f'{code} = "x"\n' for code in REFERRAL_SCOPES)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("version = 1 1", "line 1"),
        ('version = "1"\n', "service"),
        (
            'version = "1"\n[service]\ntext = "A"\n'
            '[data]\ntext = "B {facility}"\n[data.scopes]\nmail = "x"\n'
            f"{TEXT_C}{ITEMS}",
            "scopes",
        ),
        (
            f'version = "1"\n[service]\ntext = "A"\n[data]\ntext = "B"\n{SCOPES_OF_B}{TEXT_C}{ITEMS}',
            "facility",
        ),
        (f"{TEXTS}{TEXT_C}{ITEMS}", "referral.text"),
        (f'{TEXTS}{TEXT_C}[referral.items]\nname = "x"\n', "referral.items"),
    ],
)
def test_a_faulty_file_of_words_is_named(tmp_path: Path, content: str, says: str) -> None:
    file = tmp_path / "texts.toml"
    file.write_text(content, encoding="utf-8")

    with pytest.raises(ValueError, match=rf"texts\.toml: .*{says}"):
        read_texts(file)
