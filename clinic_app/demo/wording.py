"""Putting invented notes together from the sentences of `resources/demo/notes.toml`."""

from random import Random

from clinic_app.demo.plan import Visit
from clinic_app.demo.sources import Sentences
from clinic_app.notes.rules import REASONED
from clinic_app.notes.values import Content, Risk, RiskSign, Template

_SIGNS = {
    Risk.LOW: ((), (), (), (RiskSign.SUBSTANCE,), (RiskSign.NO_SUPPORT,)),
    Risk.MODERATE: ((RiskSign.IDEATION,), (RiskSign.SELF_HARM,), (RiskSign.IDEATION, RiskSign.NO_SUPPORT)),
    Risk.HIGH: ((RiskSign.IDEATION, RiskSign.PLAN), (RiskSign.IDEATION, RiskSign.ATTEMPT_HISTORY)),
}
_DOWN = {Risk.HIGH: Risk.MODERATE, Risk.MODERATE: Risk.LOW, Risk.LOW: Risk.NONE, Risk.NONE: Risk.NONE}


class Wording:
    """Writes what a counselor might have written."""

    def __init__(self, chance: Random, sentences: Sentences) -> None:
        self._chance, self._known = chance, sentences

    def of(self, visit: Visit, number: int) -> Content:
        """About the client's session of this number, from 1 on."""
        chance, common = self._chance, self._known.common
        theme = self._known.themes[visit.client.theme]
        stage = "early" if number <= 2 else "middle" if number <= 6 else "late"
        told = chance.sample(theme.subjective, 2 if chance.random() < 0.75 else 3)
        seen = chance.sample(common["objective"], 1 if chance.random() < 0.6 else 2)
        found = [chance.choice(theme.assessment), chance.choice(common[stage])]
        planned = [chance.choice(theme.plan), chance.choice(common["plan"])]
        risk = self._risk(visit.client.risk, number)
        texts = {
            "subjective": " ".join(told),
            "objective": " ".join(seen),
            "assessment": " ".join(found),
            "plan": " ".join(planned),
        }
        reason = self.reason(risk)
        signs = chance.choice(_SIGNS.get(risk, ((),)))
        if chance.random() < 0.06:
            whole = "\n\n".join(texts.values())
            return Content(Template.FREE, {"text": whole}, risk, signs, reason)
        return Content(Template.SOAP, texts, risk, signs, reason)

    def reason(self, risk: Risk) -> str:
        """Why a level that asks for a reason is signed without a plan; '' for the others."""
        return self._chance.choice(self._known.reasons[risk]) if risk in REASONED else ""

    def addendum(self) -> str:
        return self._chance.choice(self._known.addenda)

    def _risk(self, usual: Risk, number: int) -> Risk:
        """Mostly the client's usual level; it falls a little as sessions go by."""
        lower = self._chance.random() < (0.12 if number <= 4 else 0.25)
        return _DOWN[usual] if lower else usual
