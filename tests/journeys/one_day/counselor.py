"""What the counselor does on that day."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextEdit

from clinic_app.notes.values import SECTIONS, Template
from clinic_app.notes.values.problems import CodeSystem
from clinic_app.referrals.values import Filters, ReferralState
from clinic_app.scheduling.values import Status
from clinic_app.scheduling.values_meetings import MeetingStatus
from tests.journeys.one_day.sitting import Sitting
from tests.support.clinic import NADIRA, password

_SAID = ("Bercerita tentang minggu ini.", "Tenang.", "Membaik.", "Bertemu lagi.")


class Counselor(Sitting):
    """Holds sessions and a group, writes, records problems, refers."""

    def holds_session(self, name: str, *, until: tuple[int, int], problem: str = "") -> None:
        """Begin, write, record what it was about, sign, end."""
        player = self.player
        player.control(Qt.Key.Key_1)
        number = self.appointment(name)
        player.click(f"today.card.{number}.action")
        player.click(f"today.card.{number}.action")
        player.until(lambda: player.sees("note.section.subjective"))
        for code, text in zip(SECTIONS[Template.SOAP], _SAID, strict=True):
            self._writes(f"note.section.{code}", text)
        if problem:
            self._records_problem(problem)
        self.clock(*until)
        player.click("note.risk.none")
        player.until(lambda: "Tersimpan" in player.widget("note.saved.text").text())
        player.control(Qt.Key.Key_Return)
        player.type("note.password", password(NADIRA))
        player.click("note.sign.confirm")
        player.until(lambda: player.sees("note.read_only"))
        self.presses_on_card(name, Qt.Key.Key_E)
        assert self.status(name) is Status.COMPLETED

    def _writes(self, name: str, text: str) -> None:
        section = self.player.widget(name)
        field = section if isinstance(section, QTextEdit) else section.findChild(QTextEdit)
        assert field is not None
        field.setFocus()
        self.player.qtbot.keyClicks(field, text)

    def _records_problem(self, code: str) -> None:
        """In the tab beside the note; a psychologist's list begins with ICD-10."""
        player = self.player
        player.click("note.tab.problems")
        player.click("problem.add")
        if "." not in code:
            player.click(f"problem.system.{CodeSystem.CATEGORY}")
        player.widget("problem.code").setFocus()
        player.keys(code)
        player.press(Qt.Key.Key_Return)
        assert code in player.text("problem.code")
        player.click("problem.save")
        player.until(lambda: not player.sees("problem.save"))

    def records_in_record(self, name: str, code: str, first_day: str) -> None:
        """From the client's record, for what was known before."""
        player = self.player
        self.opens_record(name)
        player.click("record.problems.open")
        player.click("problem.add")
        player.click(f"problem.system.{CodeSystem.CATEGORY}")
        player.widget("problem.code").setFocus()
        player.keys(code)
        player.press(Qt.Key.Key_Return)
        player.type("problem.day", first_day)
        player.click("problem.save")
        player.until(lambda: not player.sees("problem.save"))

    # The group

    def founds_group(self, public_name: str, *members: str) -> None:
        """A group of the psychosocial service, its members, and a meeting today at one."""
        player = self.player
        player.control(Qt.Key.Key_4)
        player.click("groups.new")
        player.type("group.public_name", public_name)
        self.chooses("group.programme", "Layanan psi")
        self.chooses("group.service", "Kelompok dukungan")
        self.chooses("group.facilitators", "Nadira")
        player.click("group.save")
        player.until(lambda: not player.sees("group.save"))
        for name in members:
            player.click("groups.member.add")
            player.type("group.member.client", name)
            player.press(Qt.Key.Key_Return)
            player.click("group.member.save")
            player.until(lambda: not player.sees("group.member.save"))
        player.click("groups.tab.meetings")
        player.click("groups.meetings.plan")
        player.type("meeting.date", "19/08/2026")
        player.type("meeting.start", "13.00")
        player.type("meeting.end", "14.30")
        player.press(Qt.Key.Key_Tab)
        player.until(lambda: player.widget("meeting.save").isEnabled())
        player.click("meeting.save")
        player.until(lambda: not player.sees("meeting.save"))

    def marks_attendance(self, letters: str) -> None:
        """One letter after the other, from the first member down; then a woman who is only counted."""
        player = self.player
        player.click("groups.tab.attendance")
        player.widget("groups.grid").setFocus()
        player.keys(letters)
        player.widget("groups.grid").setFocus()
        player.press(Qt.Key.Key_D)
        player.click("groups.guests.counted")
        player.click("groups.guests.sex.P")
        player.click("groups.guests.add")
        player.until(lambda: not player.sees("groups.guests.add"))
        (head,) = self.workspace.groups.groups()
        record = self.workspace.groups.record(head.id)
        (meeting,) = record.meetings
        assert meeting.status is MeetingStatus.HELD
        assert "".join(row.marks[meeting.id] for row in record.rows) == letters

    # The referral

    def refers(self, name: str, receiver: str, reason: str) -> None:
        """The six steps, until it is ready."""
        player = self.player
        self.opens_record(name)
        player.click("record.refer")
        player.click("dialog.danger")
        player.until(lambda: player.sees("referral.next"))
        player.click("referral.next")
        player.type("referral.receiver.name", receiver)
        player.click("referral.next")
        player.type("referral.reason", reason)
        player.tick("referral.requested.financial")
        player.click("referral.elsewhere.no")
        player.click("referral.next")
        player.tick("referral.share.reason")
        player.click("referral.next")
        player.click("referral.informed.yes")
        player.click("referral.answer.agrees")
        player.click("referral.giver.client")
        player.click("referral.consent.record")
        player.click("referral.restricted.no")
        player.click("referral.next")
        assert player.widget("referral.next").isEnabled(), player.words_in_sight()
        player.click("referral.next")
        player.until(lambda: player.sees("referral.ready"))
        (head,) = self.workspace.referrals.find(Filters())
        assert (head.state, head.receiver) == (ReferralState.READY, receiver)
