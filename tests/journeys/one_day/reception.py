"""What reception does on that day."""

from datetime import timedelta

from PySide6.QtCore import Qt

from clinic_app.referrals.values import Filters, ReferralState
from clinic_app.scheduling.values import Status
from tests.journeys.one_day.sitting import TODAY, Sitting

_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
WEEKS = 8


class Reception(Sitting):
    """Receives, registers, books, sends."""

    def receives(self, name: str) -> None:
        """By the button on the card."""
        self.player.control(Qt.Key.Key_1)
        self.player.click(f"today.card.{self.appointment(name)}.action")
        assert self.status(name) is Status.CHECKED_IN

    def marks_as_missed(self, name: str) -> None:
        """X on the card."""
        self.presses_on_card(name, Qt.Key.Key_X)
        assert self.status(name) is Status.NO_SHOW

    def registers_and_books_weekly(self, name: str) -> None:
        """A new client at the desk: form, consent, then the same hour for eight weeks from today on."""
        player = self.player
        player.press(Qt.Key.Key_N, _CONTROL | _SHIFT)
        player.type("registration.name", name)
        player.click("registration.sex.L")
        player.click("registration.birth.age")
        player.type("registration.age", "19")
        player.type("registration.phone", "081244102213")
        player.click("registration.save")
        player.until(lambda: player.sees("record.name"))
        self._records_consent()
        player.click("record.book")
        self.chooses("booking.counselor", "Nadira")
        player.type("booking.date", "19/08/2026")
        player.type("booking.start", "10.00")
        player.press(Qt.Key.Key_Tab)
        player.tick("booking.repeat")
        player.click("booking.save")
        player.until(lambda: player.sees("series.list"))
        (client,) = self.workspace.clients.find(name)
        assert self.workspace.calendar.of_client(client.id) == (), "all dates are seen before one is written"
        player.click("dialog.danger")
        player.until(lambda: not player.sees("series.list"))
        days = sorted(block.start.date() for block in self.workspace.calendar.of_client(client.id))
        assert days == [TODAY + timedelta(weeks=week) for week in range(WEEKS)]

    def lets_walk_in(self, name: str) -> None:
        """Somebody who has never been here, at the desk without an appointment."""
        player = self.player
        player.press(Qt.Key.Key_D, _CONTROL | _SHIFT)
        player.keys(name)
        player.press(Qt.Key.Key_Return)
        player.until(lambda: player.sees("registration.name"))
        player.click("registration.sex.P")
        player.type("registration.birth_date", "02/07/1981")
        player.click("registration.save")
        player.until(lambda: player.sees("walk_in.save"))
        self.chooses("walk_in.programme", "Psikososial")
        self.chooses("walk_in.counselor", "Nadira")
        player.click("walk_in.save")
        player.until(lambda: not player.sees("walk_in.save"))
        self.opens_record(name)
        self._records_consent()

    def _records_consent(self) -> None:
        """Read out over the desk and signed on paper, for the client whose record is open."""
        player = self.player
        player.click("record.consent")
        player.click("consent.given.yes")
        player.click("consent.save")
        player.until(lambda: not player.sees("consent.save"))

    def sends_the_referral(self) -> None:
        """By courier; what the form tells stays unseen."""
        player = self.player
        player.control(Qt.Key.Key_5)
        (head,) = self.workspace.referrals.find(Filters())
        player.click(f"referrals.card.{head.id}")
        player.click("referrals.panel.sent")
        self.chooses("dialog.channel", "Kurir")
        player.click("dialog.danger")
        player.until(lambda: not player.sees("dialog.danger"))
        (sent,) = self.workspace.referrals.find(Filters())
        assert (sent.state, sent.sent_on) == (ReferralState.SENT, TODAY)
        assert "biaya kuliah" not in player.words_in_sight()
