"""An hour at a clinic: one command after the other, of many kinds, each of which ends with "saved"."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import count, islice
from typing import Any

from clinic_app.notes.values import Content, Risk, Template
from clinic_app.scheduling.values import Moved
from tests.support.appointments import Diary, slot
from tests.support.clinic import NADIRA, SARI, TODAY, Clinic, password
from tests.support.sessions import hold_session

Command = Callable[[], object]

LONG = "Klien menelepon dari luar kota dan menceritakan harinya. " * 5_000
"""A form so large that keeping it again soon fills SQLite's log, which is then written back."""


def commands(clinic: Clinic, many: int) -> Iterator[Command]:
    """So many commands; each is to be called before the next is asked for."""
    return islice((command for number in count() for command in _of_one_client(clinic, number)), many)


def _of_one_client(clinic: Clinic, number: int) -> Iterator[Command]:
    diary, notes, made = Diary(clinic), clinic.at(NADIRA).notes, _Made()
    day = TODAY + timedelta(days=1 + number)
    name = "Klien " + str(number).translate(str.maketrans("0123456789", "abcdefghij")).title()
    held = datetime.combine(TODAY, datetime.min.time()) + timedelta(hours=7, minutes=number)

    def move() -> None:
        to = slot("13.00", "13.50", clinic.person(NADIRA), 2, day)
        assert isinstance(clinic.at(SARI).calendar.move(made.booking, to, reason="Uji beban"), Moved)

    def type_note(words: str) -> None:
        notes.save(made.note, Content(Template.FREE, {"text": f"{words} {number}. " * 20}, Risk.NONE))

    yield made.keeping("client", lambda: clinic.client(name, NADIRA))
    yield lambda: clinic.consent(made.client)
    yield made.keeping("booking", lambda: diary.book(made.client, day=day, reason="Uji beban").appointment_id)
    yield move
    yield lambda: clinic.at(SARI).drafts.keep("client", "", {"text": LONG, "number": number})
    yield made.keeping("session", lambda: hold_session(clinic, made.client, NADIRA, at=held))
    yield made.keeping("note", lambda: notes.begin(made.session).head.id)
    yield lambda: type_note("Kalimat")
    yield lambda: type_note("Kalimat kedua")
    yield lambda: notes.sign(made.note, password(NADIRA))


class _Made:
    """What the commands for one client have made so far."""

    client: Any
    booking: Any
    session: Any
    note: Any

    def keeping(self, name: str, command: Command) -> Command:
        return lambda: setattr(self, name, command())
