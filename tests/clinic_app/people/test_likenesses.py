"""Who is offered as perhaps the same person, out of a real clinic."""

from datetime import date
from typing import Any

from clinic_app.people.values import ClientForm, ClientId, Guardian, GuardianRelation, Sex
from clinic_app.workspace import Workspace
from tests.support.clinic import Clinic

NIK = "3311125203010001"
BORN = date(2001, 3, 12)
"""The day on which `clinic.client` lets everybody be born."""


def alike(desk: Workspace, name: str, birth: date | None = None, **fields: Any) -> list[ClientId]:
    """Who is offered for such a form, with a telephone that nobody has."""
    fields.setdefault("but", ())
    but = fields.pop("but")
    form = ClientForm(name, fields.pop("sex", None), birth, **fields)
    return [one.client_id for one in desk.clients.likenesses(form, but=but)]


def test_the_same_nik_leaves_no_choice(clinic: Clinic, sari: Workspace) -> None:
    known = clinic.client("Ayu Lestari", nik=NIK)
    (found,) = sari.clients.likenesses(ClientForm("Budi", None, nik="3311 1252 0301 0001"))
    assert (found.client_id, found.same_nik, found.sure) == (known, True, True)


def test_the_same_name_and_birth_date_are_offered(clinic: Clinic, sari: Workspace) -> None:
    known = clinic.client("Siti Nurhaliza")
    assert alike(sari, "St. Nur Haliza", BORN) == [known]
    assert alike(sari, "Nurhaliza Siti, S.T.", BORN) == [known], "in whichever order"
    (found,) = sari.clients.likenesses(ClientForm("Siti Nurhaliza", None, BORN))
    assert not found.sure


def test_another_birth_date_or_name_is_another_person(clinic: Clinic, sari: Workspace) -> None:
    clinic.client("Siti Nurhaliza")
    assert alike(sari, "Siti Nurhaliza", date(2001, 3, 13)) == []
    assert alike(sari, "Siti Nurhayati", BORN) == []
    assert alike(sari, "Siti Nurhaliza") == []
    assert alike(sari, "", BORN) == []


def test_day_and_month_changed_with_the_same_telephone(clinic: Clinic, sari: Workspace) -> None:
    known = clinic.client("Siti Nurhaliza", phone="0812-1111-2222")
    assert alike(sari, "Siti Nurhaliza", date(2001, 12, 3)) == [known]
    (found,) = sari.clients.likenesses(
        ClientForm("Siti Nurhaliza", None, date(2001, 12, 3), phone="+62 812 1111 2222")
    )
    assert (found.client_id, found.sure) == (known, False)


def test_name_and_telephone_are_enough_without_a_birth_date(clinic: Clinic, sari: Workspace) -> None:
    known = clinic.client("Siti Nurhaliza", phone="0812-1111-2222")
    assert alike(sari, "Siti Noerhaliza", phone="081211112222") == [known]
    assert alike(sari, "Bayu Saputra", phone="081211112222") == []


def test_everything_the_same_has_to_be_answered(clinic: Clinic, sari: Workspace) -> None:
    clinic.client("Siti Nurhaliza", phone="0812-1111-2222")
    (found,) = sari.clients.likenesses(ClientForm("Siti Nurhaliza", Sex.FEMALE, BORN, phone="0812-1111-2222"))
    assert found.sure
    assert alike(sari, "Siti Nurhaliza", BORN, sex=Sex.MALE) == [], "another sex"


def test_part_of_the_name_on_the_same_day(clinic: Clinic, sari: Workspace) -> None:
    known = clinic.client("Siti Nurhaliza Putri")
    assert alike(sari, "Siti Nurhaliza", BORN) == [known]


def test_a_guardian_is_found_by_name_and_by_telephone(clinic: Clinic, sari: Workspace) -> None:
    father = Guardian("Sukardi", GuardianRelation.FATHER, "0813-1111-2222")
    known = clinic.client("Siti Nurhaliza", birth_date=date(2015, 3, 12), phone="", guardian=father)
    same_father = Guardian("Bpk. Soekardi", GuardianRelation.FATHER)
    assert alike(sari, "Siti Nurhaliza", guardian=same_father) == [known]
    assert alike(sari, "Siti Nurhaliza", phone="0813 1111 2222") == [known], "40 + 10, just enough"


def test_an_estimate_is_like_what_lies_within_a_year(clinic: Clinic, sari: Workspace) -> None:
    known = clinic.client("Slamet", age=25)
    assert alike(sari, "Slamet", date(2002, 1, 5)) == [known]
    assert alike(sari, "Slamet", age=26) == [known]
    assert alike(sari, "Slamet", date(2004, 1, 5)) == []


def test_an_age_finds_a_name_written_in_one_word(clinic: Clinic, sari: Workspace) -> None:
    known = clinic.client("Nur Haliza")
    assert alike(sari, "Nurhaliza", age=25) == [known]


def test_the_likeliest_stands_first(clinic: Clinic, sari: Workspace) -> None:
    perhaps = clinic.client("Siti Nurhaliza", phone="")
    surely = clinic.client("Siti Nurhaliza", phone="0812-1111-2222")
    certainly = clinic.client("Putri", nik=NIK, phone="")
    found = alike(sari, "Siti Nurhaliza", BORN, phone="0812-1111-2222", nik=NIK)
    assert found == [certainly, surely, perhaps]


def test_the_client_being_corrected_is_not_like_itself(clinic: Clinic, sari: Workspace) -> None:
    known = clinic.client("Slamet", nik=NIK)
    assert alike(sari, "Slamet", BORN, nik=NIK, but=[known]) == []


def test_who_was_declared_another_person_is_not_offered_again(clinic: Clinic, sari: Workspace) -> None:
    first = clinic.client("Slamet", phone="")
    second = clinic.client("Slamet", phone="", not_same_as=(first,))
    assert alike(sari, "Slamet", BORN, but=[second]) == []
    assert len(alike(sari, "Slamet", BORN)) == 2


def test_half_a_form_finds_nobody_and_does_no_harm(clinic: Clinic, sari: Workspace) -> None:
    clinic.client("Slamet")
    for odd in ("", "-", "'", "S", "مريم", "x" * 5_000):
        assert alike(sari, odd, date(1, 1, 1), nik="33", phone="08") == []
        assert alike(sari, odd, date(9999, 12, 31)) == []
