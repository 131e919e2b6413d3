"""Dates, times, numbers and phones as ui/spec §7 writes them."""

from datetime import date, datetime, time

import pytest

from clinic_app.common import locale, translations

WEDNESDAY = date(2026, 8, 19)


@pytest.fixture
def indonesian(monkeypatch: pytest.MonkeyPatch) -> None:
    """Formats only: the words of the catalogue are tested where it is made."""
    monkeypatch.setattr(translations, "_language", "id")


@pytest.mark.usefixtures("indonesian")
class TestIndonesian:
    def test_dates(self) -> None:
        assert locale.long_date(WEDNESDAY) == "Rabu, 19 Agustus 2026"
        assert locale.short_date(WEDNESDAY) == "Rab, 19 Agu"
        assert locale.plain_date(WEDNESDAY) == "19 Agustus 2026"
        assert locale.month(WEDNESDAY) == "Agustus 2026"
        assert locale.weekday(WEDNESDAY) == "Rabu"

    @pytest.mark.parametrize(
        ("first", "last", "words"),
        [
            (date(2026, 8, 17), date(2026, 8, 22), "17–22 Agustus 2026"),
            (date(2026, 8, 31), date(2026, 9, 5), "31 Agustus–5 September 2026"),
            (date(2026, 12, 28), date(2027, 1, 2), "28 Desember 2026–2 Januari 2027"),
            (WEDNESDAY, WEDNESDAY, "19 Agustus 2026"),
        ],
    )
    def test_ranges(self, first: date, last: date, words: str) -> None:
        assert locale.date_range(first, last) == words

    def test_times(self) -> None:
        assert locale.time_range(time(10), datetime(2026, 8, 19, 10, 50)) == "10.00–10.50"

    @pytest.mark.parametrize(
        ("value", "words"), [(1942, "1.942"), (-2, "−2"), (0.5, "0,5"), (1234567.5, "1.234.567,5")]
    )
    def test_numbers(self, value: float, words: str) -> None:
        assert locale.number(value) == words

    def test_shares(self) -> None:
        assert locale.percent(0.085) == "8,5%"
        assert locale.percent(1) == "100%"
        assert locale.percent(0.6, aligned=True) == "60,0%"


def test_english() -> None:
    assert locale.long_date(WEDNESDAY) == "Wednesday, 19 August 2026"
    assert locale.date_range(date(2026, 8, 17), date(2026, 8, 22)) == "17–22 August 2026"
    assert locale.time_range(time(9, 5), time(10)) == "09:05–10:00"
    assert locale.number(1942.5) == "1,942.5"
    assert locale.years(19) == "19 years"


@pytest.mark.parametrize(
    ("day", "words"),
    [(19, "Today"), (18, "Yesterday"), (20, "Tomorrow"), (22, "Sat, 22 Aug")],
)
def test_only_the_nearest_days_have_words(day: int, words: str) -> None:
    assert locale.relative_date(date(2026, 8, day), WEDNESDAY) == words


def test_another_year_is_named() -> None:
    assert locale.relative_date(date(2025, 8, 19), WEDNESDAY) == "19 Aug 2025"


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("+6281244102213", "0812-4410-2213"),
        ("+62215551234", "021-5551-234"),
        ("+62274512345", "0274-5123-45"),
        ("+442079460018", "+44 20 7946 0018"),
        ("112", "112"),
        ("nomor kakaknya", "nomor kakaknya"),
        ("", ""),
    ],
)
def test_phones(kept: str, shown: str) -> None:
    assert locale.phone(kept) == shown
