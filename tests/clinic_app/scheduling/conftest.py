"""A calendar to write into, and two clients of Nadira's."""

import pytest

from clinic_app.people.values import ClientId
from tests.support.appointments import Diary
from tests.support.clinic import NADIRA, Clinic


@pytest.fixture
def diary(clinic: Clinic) -> Diary:
    return Diary(clinic)


@pytest.fixture
def ayu(clinic: Clinic) -> ClientId:
    return clinic.client("Ayu Lestari", NADIRA)


@pytest.fixture
def reza(clinic: Clinic) -> ClientId:
    return clinic.client("Reza Mahendra", NADIRA)
