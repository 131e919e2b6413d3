"""Values of the plain types as people, programs and mischief hand them over."""

from datetime import date, time, timedelta

from tests.support.clinic import password

TEXTS = (
    *("", " ", "\t\n \r", "A", "Ayu Lestari", "😀" * 50, "👩‍👩‍👧‍👦", "مرحبا بالعالم", "\u202eevil\u202c"),
    *("'\";--", "'); DROP TABLE client;--", "%_*", "\x00", "a\x00b", "\x1b[2J", "\ud800", "e\u0301"),
    *("\ufeff", "{name}", "%s %d", "331112", "3311124505010003", "-1", "1e999", "NaN", "../../etc"),
    *("x" * 10_000, "x" * 100_000, "\u0301" * 100_000, "word " * 2_000, "\n" * 5_000),
    *("0812-4410-2213", "+62 812 4410 2213", "ayu@contoh.id", "2026-08-19", "09.15", "Asia/Jakarta"),
    *("subjective", "text", "client", "note", "booking.new", "low", "sari", "M.Psi., Psikolog"),
    *(password("nadira"), password("sari"), password("admin"), password("hendra"), "kata sandi yang baru"),
    "Klien minta pindah karena jadwal kuliahnya",
)
NUMBERS = (
    *(*range(-2, 8), 15, 60, 127, 200, 1_000, 10**6, 2**31 - 1, 2**31, 2**53, 2**63 - 1, 2**63),
    *(-(2**63), -(2**63) - 1, 10**30),
)
DAYS = (
    *(date.min, date.max, date(1800, 1, 1), date(2200, 12, 31), date(2000, 2, 29), date(2001, 3, 12)),
    *(date(2026, 8, 17), date(2026, 8, 18), date(2026, 8, 19), date(2026, 8, 20), date(2027, 1, 1)),
)
TIMES = (time.min, time.max, time(7, 30), time(8), time(9), time(9, 50), time(12, 30), time(23, 59))
LENGTHS = (
    *(timedelta(0), timedelta(minutes=-30), timedelta(minutes=1), timedelta(minutes=50), timedelta(days=2)),
    *(timedelta.min, timedelta.max),
)
FILE_NAMES = (
    *("cadangan.teduh", "a b.teduh", "tanpa akhiran", ".teduh", "x" * 300, "né\u0301.teduh", "\x00", "a\x00"),
    *("\ud800.teduh", "CON", "a:b", "a\nb", "berkas/di dalam berkas", "tidak/ada/folder.teduh", "folder"),
)
