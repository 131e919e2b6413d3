"""The first three steps: typed before there is a clinic, kept meanwhile, and what it is founded with."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from clinic_app.facility.values import FacilityPlan
from clinic_app.sign_in.values import Founding
from ui.panels.host import Content
from ui.setup.account_step import AccountStep
from ui.setup.facility_step import FacilityStep
from ui.setup.services_step import ServicesStep


class FirstSteps:
    """Facility, services and account. `examine` raises for an administrator that founding wouldn't take."""

    def __init__(self, examine: Callable[[Founding], None]) -> None:
        self.facility = FacilityStep()
        self.services = ServicesStep()
        self.account = AccountStep(lambda: examine(self.founding()))

    def founding(self) -> Founding:
        """Everything that was typed, as the clinic is founded with it."""
        profile = replace(self.facility.profile(), programmes=self.services.chosen())
        plan = FacilityPlan(
            profile, self.services.hours.rules(), self.services.rooms.rooms(), self.services.services()
        )
        person, password = self.account.fields.person(), self.account.fields.passwords.password
        return Founding(
            plan, person.login, person.name, password, person.roles, person.title, person.title_text
        )

    def snapshot(self) -> dict[str, Content]:
        """What was typed, by step; no password."""
        return {
            "facility": self.facility.snapshot(),
            "services": self.services.snapshot(),
            "account": self.account.snapshot(),
        }

    def take_up(self, contents: Mapping[str, Content]) -> None:
        """What `snapshot` gave before."""
        steps = {"facility": self.facility, "services": self.services, "account": self.account}
        for name, content in contents.items():
            if name in steps:
                steps[name].take_up(content)
