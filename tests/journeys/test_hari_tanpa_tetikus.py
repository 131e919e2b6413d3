"""A receptionist's day without a mouse: from the unlock screen to the lock, every act by keys alone."""

from datetime import datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt

from clinic_app.people.values import ConsentKind
from clinic_app.scheduling.values import AppointmentId, Block, Status
from tests.journeys.player import Player
from tests.support.appointments import TOMORROW, Diary
from tests.support.clinic import BAGUS, NADIRA, SARI, TODAY, ZONE, Clinic, password

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALERT = "Lewat 20 mnt. Kabari klien."


class Day:
    """Somebody at the keyboard of the real program; nothing here knows a pointer."""

    def __init__(self, player: Player, clinic: Clinic) -> None:
        self.player, self.clinic = player, clinic

    # Looking behind the screen, to compare

    def only(self, name: str) -> Block:
        """The one appointment of whoever is called so."""
        workspace = self.player.shell.workspace
        assert workspace is not None
        (client,) = workspace.clients.find(name)
        (block,) = workspace.calendar.of_client(client.id)
        return block

    def status(self, name: str) -> Status:
        return self.only(name).status

    # Time

    def pass_minutes(self, minutes: int) -> None:
        """Minutes pass while somebody works on; the window's own minute tells the page."""
        for _minute in range(minutes):
            self.clinic.clock.at += timedelta(minutes=1)
            self.breathe()

    def be_at(self, moment: time) -> None:
        """Later on the same day."""
        self.clinic.clock.at = datetime.combine(TODAY, moment, ZONE)
        self.breathe()

    def breathe(self) -> None:
        """A key that means nothing, so that nothing locks; and the minute."""
        desk = self.player.shell.desk
        assert desk is not None
        self.player.press(Qt.Key.Key_Shift)
        desk._minute.timeout.emit()
        self.player.settle()

    # Acts

    def unlock(self) -> None:
        """Back to the names, the first letters, Enter, the password, Enter."""
        player = self.player
        player.press(Qt.Key.Key_Backtab, SHIFT)
        player.keys("sari")
        player.press(Qt.Key.Key_Return)
        assert player.focus() == "login.password"
        player.keys(password(SARI))
        with player.qtbot.waitSignal(player.shell.entered, timeout=10_000):
            player.press(Qt.Key.Key_Return)
        player.settle()

    def press_at(self, name: str, most: int = 60) -> None:
        """Tab to a button and press it."""
        self.player.tab_to(name, most)
        self.player.press(Qt.Key.Key_Return)

    def register(self) -> None:
        """A new client, on the telephone."""
        player = self.player
        player.press(Qt.Key.Key_N, CONTROL | SHIFT)
        assert player.focus() == "registration.name"
        player.keys("Rina Kusuma")
        player.tab_to("registration.sex.L")
        player.press(Qt.Key.Key_Right)
        for name, text in (("birth_date", "12/03/1999"), ("phone", "0812 7777 8888")):
            player.tab_to(f"registration.{name}")
            player.keys(text)
        player.press(Qt.Key.Key_Return, CONTROL)
        player.until(lambda: player.sees("record.name"))

    def record_consents(self) -> None:
        """The text was read out and signed; then that about data."""
        for kind in (ConsentKind.SERVICE, ConsentKind.DATA):
            self.press_at("record.consent")
            if kind is ConsentKind.DATA:
                self.player.tab_to("consent.kind.service")
                self.player.press(Qt.Key.Key_Right)
            self.player.tab_to("consent.given.yes")
            self.player.press(Qt.Key.Key_Space)
            self.player.press(Qt.Key.Key_Return, CONTROL)
            self.player.until(lambda: not self.player.sees("consent.save"))

    def book(self) -> None:
        """From the record, for the day after tomorrow at nine."""
        player = self.player
        self.press_at("record.book")
        player.tab_to("booking.date")
        player.keys("21/8")
        player.press(Qt.Key.Key_Tab)
        player.keys("9")
        player.press(Qt.Key.Key_Return)
        player.until(lambda: not player.sees("booking.save"))

    def walk_in(self) -> None:
        """Somebody known stands at the desk without an appointment."""
        player = self.player
        player.press(Qt.Key.Key_D, CONTROL | SHIFT)
        player.keys("bayu")
        player.press(Qt.Key.Key_Return)
        player.press(Qt.Key.Key_Return, CONTROL)
        player.until(lambda: not player.sees("walk_in.save"))

    def to_list(self) -> None:
        """Today as a list, with the focus in it."""
        player = self.player
        player.control(Qt.Key.Key_1)
        player.tab_to("today.view.board")
        player.press(Qt.Key.Key_Right)
        if player.focus() == "today.view.list":
            player.press(Qt.Key.Key_Space)
        assert player.sees("today.list")
        self.into_list()

    def into_list(self) -> None:
        """F6 goes from region to region."""
        for _region in range(8):
            if self.player.focus().startswith("today.row."):
                return
            self.player.press(Qt.Key.Key_F6)
        raise AssertionError("F6 doesn't reach the list")

    def to_row(self, appointment: AppointmentId) -> None:
        """Arrows lead to a row."""
        self.into_list()
        self.player.press(Qt.Key.Key_Home)
        for _row in range(12):
            if self.player.focus() == f"today.row.{appointment}":
                return
            self.player.press(Qt.Key.Key_Down)
        raise AssertionError(f"no arrow leads to {appointment}")

    def move_a_day(self) -> None:
        """The panel's fields: a day later."""
        player = self.player
        player.press(Qt.Key.Key_Return)
        self.press_at("appointment.edit", 120)
        assert player.focus() == "appointment.move.date"
        player.press(Qt.Key.Key_Up)
        self.press_at("appointment.move.save")

    def cancel(self, reason: str) -> None:
        """Del asks why."""
        player = self.player
        player.press(Qt.Key.Key_Delete)
        player.tab_to("dialog.reason")
        player.keys(reason)
        self.press_at("dialog.danger")


@pytest.fixture
def day(at_work: Player, clinic: Clinic) -> Day:
    """Three are expected today, one tomorrow; Bayu is known and comes by chance."""
    diary = Diary(clinic)
    people = {name: clinic.client(name, NADIRA, consent=True) for name in ("Joko Susilo", "Dewi Anjani")}
    people["Ahmad Fauzan"] = clinic.client("Ahmad Fauzan", BAGUS, consent=True)
    people["Hasan Basri"] = clinic.client("Hasan Basri", BAGUS, consent=True)
    clinic.client("Bayu Saputra", BAGUS, consent=True)
    diary.book(people["Joko Susilo"], "10.30", "11.20", day=TODAY)
    diary.book(people["Dewi Anjani"], "13.00", "13.50", day=TODAY)
    diary.book(people["Ahmad Fauzan"], "11.00", "11.50", BAGUS, room=2, day=TODAY)
    diary.book(people["Hasan Basri"], "09.00", "09.50", BAGUS, room=2, day=TOMORROW)
    clinic.close()
    return Day(at_work, clinic)


def test_from_the_unlock_screen_to_the_lock(day: Day) -> None:
    player = day.player

    day.unlock()
    joko = day.only("Joko Susilo").id
    assert player.focus() == f"today.card.{joko}", "today is in sight, the next one first"

    day.register()
    day.record_consents()
    day.book()
    assert day.only("Rina Kusuma").start == datetime(2026, 8, 21, 9)

    player.control(Qt.Key.Key_1)
    day.press_at("today.follow_up.confirm")
    day.press_at(f"today.follow_up.confirm.{day.only('Hasan Basri').id}.act")
    assert day.status("Hasan Basri") is Status.CONFIRMED

    day.walk_in()
    assert day.status("Bayu Saputra") is Status.CHECKED_IN

    day.to_list()
    day.to_row(joko)
    player.press(Qt.Key.Key_D)
    assert day.status("Joko Susilo") is Status.CHECKED_IN
    assert ALERT not in player.words_in_sight()
    day.pass_minutes(20)
    assert ALERT in player.words_in_sight()
    player.press(Qt.Key.Key_S)
    assert day.status("Joko Susilo") is Status.IN_SESSION

    dewi = day.only("Dewi Anjani")
    day.to_row(dewi.id)
    day.move_a_day()
    assert day.only("Dewi Anjani").start.date() == TOMORROW
    player.control(Qt.Key.Key_Z)
    assert day.only("Dewi Anjani").start == dewi.start
    player.control(Qt.Key.Key_Y)
    assert day.only("Dewi Anjani").start.date() == TOMORROW
    player.control(Qt.Key.Key_Z)
    player.press(Qt.Key.Key_Escape)

    day.to_row(dewi.id)
    day.cancel("sakit, minta minggu depan")
    assert day.status("Dewi Anjani") is Status.CANCELLED_CLIENT

    player.control(Qt.Key.Key_K)
    player.keys("7777 8888")
    player.press(Qt.Key.Key_Return)
    player.until(lambda: player.sees("record.name"))
    assert player.widget("record.name").text() == "Rina Kusuma"  # type: ignore[attr-defined]

    day.be_at(time(14, 50))
    player.control(Qt.Key.Key_1)
    assert player.sees("today.list"), "the list comes back"
    day.to_row(joko)
    player.press(Qt.Key.Key_E)
    day.to_row(day.only("Ahmad Fauzan").id)
    player.press(Qt.Key.Key_X)
    ended = {name: day.status(name) for name in ("Joko Susilo", "Ahmad Fauzan")}
    assert ended == {"Joko Susilo": Status.COMPLETED, "Ahmad Fauzan": Status.NO_SHOW}

    player.lock()
    words = player.words_in_sight()
    assert not any(name in words for name in ("Joko", "Rina", "Dewi"))


@pytest.mark.parametrize(("screen", "tools"), [(Qt.Key.Key_1, "today."), (Qt.Key.Key_2, "calendar.")])
def test_tab_goes_through_a_page_s_tools_where_they_stand(day: Day, screen: Qt.Key, tools: str) -> None:
    player = day.player
    day.unlock()
    for _again in range(2):
        player.control(Qt.Key.Key_3)
        player.control(screen)
    player.tab_to("rail.lock")
    player.press(Qt.Key.Key_Tab)
    passed = []
    while player.focus() != "shell.search":
        passed.append(player.focus())
        assert passed[-1].startswith(tools), passed
        player.press(Qt.Key.Key_Tab)
    assert passed
