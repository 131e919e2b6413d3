"""Referrals for tests: one that lacks nothing, and the way to each state by the real commands."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pypdfium2 import PdfDocument

from clinic_app.common.errors import Refused
from clinic_app.facility.values import Programme
from clinic_app.people.values import ClientId
from clinic_app.referrals.values import (
    Channel,
    Content,
    DeskPart,
    Draft,
    Outcome,
    Receiver,
    ReferralConsentForm,
    ReferralId,
    ReferralState,
    ServiceRequested,
)
from tests.support.clinic import TODAY

if TYPE_CHECKING:
    from tests.support.clinic import Clinic

DESK = DeskPart(
    receiver=Receiver("Unit Beasiswa Kampus Nusantara", "Ibu Retno Palupi", "(0274) 555-0142"),
    follow_up=Channel.PHONE,
    feedback="Hasil seleksi semerucatatan",
)
WORDS = ("semerualasan", "semerulayanan", "semerucatatan", "semerupembatasan")
"""Words of its own in each sealed place, to look for."""


def words(pdf: bytes) -> str:
    """All that stands on the paper, in one line."""
    document = PdfDocument(pdf)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(text.split())


def code(refused: "pytest.ExceptionInfo[Refused]") -> str:
    """The code of a refusal."""
    return refused.value.code


def filled(content: Content) -> Content:
    """Steps 3 to 5 as somebody writes them."""
    return replace(
        content,
        reason="Butuh bantuan biaya kuliah semerualasan.",
        services_given="Konseling individu semerulayanan",
        informed=True,
        elsewhere=False,
        requested=(ServiceRequested.EDUCATION,),
        restricted=True,
        restricted_note="Jangan menelepon rumah semerupembatasan",
    )


def begun(clinic: "Clinic", client_id: ClientId, login: str = "nadira") -> Draft:
    """A draft with all its words, saved."""
    referrals = clinic.at(login).referrals
    draft = referrals.begin(client_id, Programme.PSY)
    assert draft.content is not None
    referrals.save_desk(draft.head.id, DESK)
    referrals.save_content(draft.head.id, filled(draft.content))
    return referrals.edit(draft.head.id)


def brought_to(
    clinic: "Clinic", client_id: ClientId, state: ReferralState, login: str = "nadira"
) -> ReferralId:
    """A referral in that state."""
    referrals = clinic.at(login).referrals
    number = begun(clinic, client_id, login).head.id
    way = list(ReferralState)
    steps = (
        lambda: referrals.record_consent(number, ReferralConsentForm(True, TODAY)),
        lambda: referrals.make_ready(number),
        lambda: referrals.send(number, TODAY, Channel.COURIER, "Pak Joko"),
        lambda: referrals.accept(number, TODAY, "Ibu Retno Palupi"),
        lambda: referrals.attend(number, TODAY, "Ibu Retno Palupi"),
        lambda: referrals.close(number, TODAY, Outcome.SERVICE_RECEIVED, "Tidak ada"),
    )
    # The consent belongs to READY.
    for step in steps[: way.index(state) + 1 if way.index(state) else 0]:
        step()
    return number
