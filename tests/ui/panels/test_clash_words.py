"""A clash with a meeting says which one, and whose time it is."""

import pytest

from clinic_app.common import translations
from clinic_app.people.values import ClientId, PersonId
from clinic_app.scheduling.values import Conflict, ConflictKind
from clinic_app.scheduling.values_meetings import MeetingId
from tests.support.appointments import at
from ui.panels.clash_words import brief, facts

K = ConflictKind
NAMES = {PersonId(3): "Nadira"}


def clash(kind: ConflictKind, **facts: object) -> Conflict:
    known: dict[str, object] = {"meeting_id": MeetingId(1), "with_name": "Rabu siang", "room_name": "Aula"}
    return Conflict(kind, at("13.00"), at("14.30"), 30, counselor_id=PersonId(3), **(known | facts))  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def _indonesian() -> None:
    translations.use_language("id")


def test_a_meeting_is_named() -> None:
    assert facts([clash(K.CLIENT)], NAMES) == ["Klien ditunggu di Rabu siang sampai 14.30."]
    assert facts([clash(K.COUNSELOR)], NAMES) == ["Nadira memimpin Rabu siang sampai 14.30."]
    both = facts([clash(K.ROOM), clash(K.COUNSELOR)], NAMES)
    assert both == ["Nadira dan Aula dipakai Rabu siang sampai 14.30."]


def test_a_member_is_named_with_what_takes_the_time() -> None:
    member = {"member_id": ClientId(1), "member_name": "Ayu Lestari"}

    assert facts([clash(K.MEMBER, **member)], NAMES) == ["Ayu Lestari ditunggu di Rabu siang sampai 14.30."]
    own = clash(K.MEMBER, **member, meeting_id=None, with_name="Ayu Lestari")
    assert facts([own], NAMES) == ["Ayu Lestari punya janji sampai 14.30."]
    assert brief(own) == "Bentrok: Ayu Lestari"
