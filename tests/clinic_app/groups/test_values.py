"""The letters of attendance."""

from clinic_app.groups.values import Mark


def test_who_was_late_came_and_who_was_excused_did_not() -> None:
    assert [mark.value for mark in Mark if mark.came] == ["H", "T"]
