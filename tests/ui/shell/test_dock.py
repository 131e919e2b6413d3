"""Panels at the right of any page: whoever isn't registered yet is, and then comes back to what was begun."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from clinic_app.people.values import Sex
from tests.support.clinic import Clinic
from ui.panels.booking import BookingPanel
from ui.panels.registration import RegistrationPanel
from ui.panels.walk_in import WalkInPanel
from ui.shell.desk import Desk


@pytest.mark.parametrize("kind", [BookingPanel, WalkInPanel])
def test_a_new_client_is_registered_and_then_stands_in_the_panel(
    clinic: Clinic, enter: Callable[[str], Desk], kind: type[BookingPanel | WalkInPanel]
) -> None:
    desk = enter("sari")
    (desk.book if kind is BookingPanel else desk.walk_in)()
    begun = desk.dock.panel
    assert isinstance(begun, kind)

    begun.client.newWanted.emit("Ayu Lestari")
    form = desk.dock.panel
    assert isinstance(form, RegistrationPanel)
    assert form.fields.name.text() == "Ayu Lestari"
    form.fields.sex.set_key(Sex.FEMALE)
    form.fields.birth.show_way("age")
    form.fields.birth.age.setText("19")
    form.try_to_save()
    QApplication.processEvents()

    back = desk.dock.panel
    assert isinstance(back, kind)
    client = back.client.client()
    assert client is not None
    assert client.full_name == "Ayu Lestari"
    assert len(clinic.log("client.registered")) == 1
