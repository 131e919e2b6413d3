"""One whole working day across four roles, with keys and mouse, to the month printed from it.

The administrator opens; reception receives, registers, books and sends; a counselor holds three sessions and
a group, records what people come for and refers one of them; the supervisor prints August. What the paper
says is compared with what was counted by hand (handbook §7.4):

    5 Aug  Ayu    BK  session                       new visit, new case P02
    19 Aug Ayu    BK  session                       old visit, old case P02
    19 Aug Dimas  BK  session                       new visit, new case A08
    19 Aug Siti   PSY walk-in                       new visit, new case F43.2
    19 Aug Joko   BK  missed                        1 of 5 appointments did not come
    19 Aug group  PSY Ayu H, Dimas T, Siti I        2 of 3, two more visits, and a guest
    19 Aug Dimas  referred                          1 sent

so 6 visits (3 new), 4 sessions, 3 persons, 3 new cases and 1 old one.
"""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from clinic_app.people.values import Sex
from tests.journeys.one_day.counselor import Counselor
from tests.journeys.one_day.keepers import Keepers
from tests.journeys.one_day.reception import Reception
from tests.journeys.player import Player
from tests.support.appointments import Diary
from tests.support.clinic import ADMIN, HENDRA, NADIRA, SARI, Clinic

AYU, DIMAS, SITI, JOKO = "Ayu Lestari", "Dimas Arya Nugroho", "Siti Rahmawati", "Joko Susilo"
BEFORE, TODAY = date(2026, 8, 5), date(2026, 8, 19)
COUNTED_BY_HAND = (
    # visits: new L P, together, old L P, together, all
    "Konseling 1 1 2 0 1 1 3",
    "Layanan psikososial 0 1 1 1 1 2 3",
    "Jumlah 1 2 3 1 2 3 6",
    # persons L P: 2 and 3 are 3 together
    "Konseling 1 1 2",
    "Layanan psikososial 1 2 3",
    "Jumlah* 1 2 3",
    # sessions L P, together, contacts
    "Konseling 1 2 3 0",
    "Layanan psikososial 0 1 1 0",
    # by age: persons L P, new L P, old L P, sessions L P
    "15–19 1 0 1 0 1 0 1 0",
    "20–44 0 1 0 1 0 2 0 2",
    "45–54 0 1 0 1 0 0 0 1",
    "Jumlah 1 2 1 2 1 2 1 3",
    # sessions by age: counseling L P, psychosocial L P, together L P
    "15–19 1 0 0 0 1 0",
    "20–44 0 2 0 0 0 2",
    "45–54 0 0 0 1 0 1",
    "Jumlah 1 2 0 1 1 3",
    # cases: new L P, together, old L P, together
    "A08 Kecemasan ujian/presentasi 1 0 1 0 0 0",
    "P02 Kecemasan 0 1 1 0 1 1",
    "F43.2 Gangguan penyesuaian 0 1 1 0 0 0",
    # the group: meetings, came, expected, share, persons; one guest, a woman
    "Layanan psikososial 1 2 3 66,7% 2",
    "Dihitung tanpa nama 0 1 0 1",
    # missed: sessions, missed, share, called off
    "Konseling 3 1 25,0% 0",
    "Jumlah 4 1 20,0% 0",
    # waited: 30 on the 5th, 20, 40 and 90 minutes; three of four notes in time
    "Jumlah 45 4 3 75,0%",
    # referrals: sent, accepted, attended, closed, overdue
    "Konseling 1 0 0 0 0",
)
"""Lines of the paper."""


class Day(Reception, Counselor, Keepers):
    """Everybody of that day."""


def until_today(day: Day) -> None:
    """Ayu was here on the 5th and comes again, Joko is expected; without the window."""
    clinic, diary = day.clinic, Diary(day.clinic)
    day.clock(7, 30, BEFORE)
    ayu = clinic.client(AYU, NADIRA, consent=True)
    joko = clinic.client(JOKO, NADIRA, consent=True, sex=Sex.MALE, birth_date=date(1980, 2, 1))
    first = diary.book(ayu, "08.00", "08.50", day=BEFORE).appointment_id
    for client, since, until in ((ayu, "08.00", "08.50"), (joko, "09.00", "09.50")):
        diary.book(client, since, until, day=TODAY)
    clinic.at(SARI).calendar.check_in(first)
    day.clock(8, 0, BEFORE)
    clinic.at(NADIRA).calendar.start(first)
    day.clock(8, 50, BEFORE)
    clinic.at(NADIRA).calendar.complete(first)
    clinic.close()


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.journey
def test_satu_hari(at_work: Player, clinic: Clinic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    day = Day(at_work, clinic)
    until_today(day)

    day.sits_down(ADMIN, 7, 20)
    day.looks_at_the_log()

    day.sits_down(SARI, 7, 40)
    day.receives(AYU)
    day.registers_and_books_weekly(DIMAS)

    day.sits_down(NADIRA, 8, 0)
    day.holds_session(AYU, until=(8, 50))
    day.records_in_record(AYU, "P02", "05/08/2026")

    day.sits_down(SARI, 9, 20)
    day.marks_as_missed(JOKO)
    day.receives(DIMAS)
    day.lets_walk_in(SITI)

    day.sits_down(NADIRA, 10, 0)
    day.holds_session(DIMAS, problem="A08", until=(10, 50))
    day.holds_session(SITI, problem="F43.2", until=(11, 50))
    day.founds_group("Kelompok Rabu", AYU, DIMAS, SITI)
    day.clock(13, 5)
    day.marks_attendance("HTI")
    day.refers(DIMAS, "Unit Beasiswa Kampus Nusantara", "Membutuhkan bantuan biaya kuliah semester ini.")

    day.sits_down(SARI, 14, 40)
    day.sends_the_referral()

    day.sits_down(HENDRA, 15, 0)
    day.opens_the_month()
    columns = ("persons", "new", "visits", "sessions", "no_shows", "referrals")
    assert [day.number("BK", column) for column in columns] == ["2", "2", "3", "3", "1", "1"]
    assert [day.number("PSY", column) for column in columns] == ["3", "1", "3", "1", "0", "0"]
    assert [day.number("total", column) for column in columns] == ["3*", "3", "6", "4", "1", "1"]
    paper = words_of(day.prints_the_month(tmp_path / "agustus.pdf", monkeypatch)).splitlines()
    missing = [line for line in COUNTED_BY_HAND if line not in paper]
    assert missing == [], "\n".join(paper)
    assert not [name for name in (AYU, DIMAS, SITI, JOKO) if name in "\n".join(paper)]
    assert day.head_of_the_log_is_on(paper)
