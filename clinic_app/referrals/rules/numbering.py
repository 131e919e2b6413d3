"""The numbers of letters, from a template with the tokens of handbook §4.2."""

from datetime import date

KIND = "RJ"
"""Letters of referral; every kind counts by itself, anew each year."""
TEMPLATE = "{jenis}-{tahun}-{urut:04d}"

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def letter_number(
    count: int, day: date, template: str = TEMPLATE, *, unit: str = "", classification: str = ""
) -> str:
    """The number of the `count`-th letter of the year, e.g. `RJ-2026-0083` or `445/012/XI/2026`.

    Tokens: urut, kode_klasifikasi, unit, jenis, bulan_romawi, tahun. Raises KeyError for another one.
    """
    return template.format(
        urut=count,
        kode_klasifikasi=classification,
        unit=unit,
        jenis=KIND,
        bulan_romawi=_ROMAN[day.month - 1],
        tahun=day.year,
    )
