"""The attendance sheet, read back from the PDF."""

from datetime import date

import pypdfium2
import pytest

from clinic_app.common import translations
from clinic_app.common.errors import InvalidInputs
from clinic_app.groups.values import Mark
from clinic_app.people.model import Client
from clinic_app.people.values import Confidentiality, Sex
from tests.support.groups import AYU, GROUP, Circle


def pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


@pytest.fixture(autouse=True)
def _indonesian() -> None:
    translations.use_language("id")


def test_the_sheet_names_what_meets_where_and_who_comes(circle: Circle) -> None:
    meeting = circle.meets()
    circle.bagus.mark(meeting, AYU, Mark.LATE)
    hidden = circle.clinic.client("Sri Wahyuningsih", confidentiality=Confidentiality.RESTRICTED)
    circle.bagus.add_member(GROUP, hidden)

    (sheet,) = pages(circle.sari.sheet(meeting, blank_rows=3))

    for words in (
        "DAFTAR HADIR",
        "Puskesmas",
        "Rabu siang, pertemuan 1",
        "Rabu, 19 Agustus 2026, pukul 13.00",
    ):
        assert words in sheet
    for words in (
        "Tanda tangan",
        "L/P",
        "Instansi/Desa",
        "Ket.",
        "1 Ayu Lestari P 1 T",
        "Bagus Prasetya, S.Pd.",
    ):
        assert words in sheet
    assert "Tumbuh Bersama" not in sheet
    assert "Wahyuningsih" not in sheet
    assert "Halaman 1 dari 1" in sheet
    assert sheet.count("0812") == 0


def test_codes_only_and_every_print_is_in_the_log(circle: Circle) -> None:
    meeting = circle.meets()
    circle.sari.sheet(meeting)

    (sheet,) = pages(circle.sari.sheet(meeting, code_only=True))

    assert "Ayu" not in sheet
    assert "cetakan 2" in sheet
    assert len(circle.clinic.log("attendance_sheet.printed")) == 2
    for wrong in (-1, 101):
        with pytest.raises(InvalidInputs):
            circle.sari.sheet(meeting, blank_rows=wrong)


def test_two_hundred_members_fill_pages_that_each_begin_with_the_head(circle: Circle) -> None:
    circle.bagus.correct(GROUP, circle.form(capacity=250))
    with circle.clinic.desk("sari").command() as work:
        for number in range(10, 208):
            work.session.add(
                Client(
                    id=number,
                    record_no=f"{number:06}",
                    full_name=f"Anggota {number:03} " + "Panjang " * (number % 8),
                    sort_key=f"anggota {number:03}",
                    name_key="anggota",
                    sex=Sex.MALE,
                    birth_date=date(2000, 1, 1),
                    birth_precision="day",
                    contact="none",
                    confidentiality=Confidentiality.NORMAL,
                    registered_on=date(2026, 8, 1),
                    registered_at=work.now_utc,
                    registered_by=1,
                )
            )
        work.session.flush()
        work.session.connection().exec_driver_sql(
            "INSERT INTO group_member (group_id, client_id, asked_on, joined_on, left_reason)"
            " SELECT 1, id, '2026-08-05', '2026-08-05', '' FROM client WHERE id >= 10"
        )
        work.log("client.not_same", "client", 10)
    meeting = circle.meets()

    sheets = pages(circle.bagus.sheet(meeting))

    assert len(sheets) > 5
    assert all("Instansi/Desa" in sheet for sheet in sheets[:-1])
    assert f"Halaman {len(sheets)} dari {len(sheets)}" in sheets[-1]
    whole = " ".join(sheets)
    assert all(f"Anggota {number:03}" in whole for number in range(10, 208))
    assert circle.bagus.rest_present(meeting)[0] == AYU
    assert len(circle.record().rows) == 200
