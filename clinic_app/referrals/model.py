"""The tables of referrals: who, whereto and in which state in the clear, the rest under the case key."""

from datetime import date, datetime

from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from clinic_app.audit.model import never_changed
from clinic_app.facility.values import Programme
from clinic_app.referrals.values import Channel, Ground, Outcome, ReferralState, StepKind, Urgency
from clinic_app.storage.base import Base
from clinic_app.storage.types import EnumText, UtcDateTime


class ReferralRow(Base):
    """A referral's head: what the reception prepares and tracks (SECURITY §2, L0); nothing clinical.

    Every step is also in `referral_step`; the dates are repeated here for lists and the month's figures.
    """

    __tablename__ = "referral"
    __table_args__ = (
        Index("ix_referral__client", "client_id", "state"),
        Index("ix_referral__closed", "closed_on"),
        Index("ix_referral__state", "state", "due_on", "owner_id"),
        # All that a month's figures ask of referrals (SECURITY §4).
        Index(
            "ix_referral__sent",
            *("sent_on", "closed_on", "programme", "owner_id", "due_on", "accepted_on", "attended_on"),
            *("outcome", "client_id"),
        ),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    letter_no: Mapped[str] = mapped_column(String(40), default="")
    """Given when it becomes ready; never used again (handbook §4.2)."""
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    episode_id: Mapped[int | None] = mapped_column(ForeignKey("episode.id"))
    programme: Mapped[Programme] = mapped_column(EnumText(Programme))
    owner_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    """The counselor who answers for it until it is closed."""
    state: Mapped[ReferralState] = mapped_column(EnumText(ReferralState))
    urgency: Mapped[Urgency] = mapped_column(EnumText(Urgency))
    sender_phone: Mapped[str] = mapped_column(String(60), default="")
    sender_email: Mapped[str] = mapped_column(String(100), default="")
    receiver: Mapped[str] = mapped_column(String(100), default="")
    receiver_contact: Mapped[str] = mapped_column(String(100), default="")
    receiver_phone: Mapped[str] = mapped_column(String(60), default="")
    receiver_email: Mapped[str] = mapped_column(String(100), default="")
    receiver_address: Mapped[str] = mapped_column(String(300), default="")
    channel: Mapped[Channel | None] = mapped_column(EnumText(Channel))
    follow_up: Mapped[Channel | None] = mapped_column(EnumText(Channel))
    follow_up_by: Mapped[date | None] = mapped_column(Date)
    created_on: Mapped[date] = mapped_column(Date)
    created_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    sent_on: Mapped[date | None] = mapped_column(Date)
    due_on: Mapped[date | None] = mapped_column(Date)
    """By when the next thing should have happened: the answer, by urgency; then the agreed feedback."""
    accepted_on: Mapped[date | None] = mapped_column(Date)
    attended_on: Mapped[date | None] = mapped_column(Date)
    closed_on: Mapped[date | None] = mapped_column(Date)
    outcome: Mapped[Outcome | None] = mapped_column(EnumText(Outcome))
    consent_id: Mapped[int | None] = mapped_column(ForeignKey("consent.id"))
    consent_until: Mapped[date | None] = mapped_column(Date)
    consent_receiver: Mapped[str] = mapped_column(String(100), default="")
    """To whom the consent allows the disclosure: another receiver needs another consent."""
    ground: Mapped[Ground | None] = mapped_column(EnumText(Ground))
    """Why it goes out without consent; the reason itself is sealed."""


class ReferralContent(Base):
    """What the form tells while it is being written, under the case key; `version` counts the saves."""

    __tablename__ = "referral_content"

    referral_id: Mapped[int] = mapped_column(ForeignKey("referral.id"), primary_key=True)
    version: Mapped[int] = mapped_column(Integer)
    saved_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)
    generation: Mapped[int] = mapped_column(Integer)
    blob: Mapped[bytes] = mapped_column(LargeBinary)


class DeskWords(Base):
    """The words that the desk prepares: sealed to the case's public half, and to who wrote them.

    Sealing takes a public key only, so the author's signature lies inside, before the words (SECURITY §3.7).
    """

    __tablename__ = "referral_desk"

    referral_id: Mapped[int] = mapped_column(ForeignKey("referral.id"), primary_key=True)
    version: Mapped[int] = mapped_column(Integer)
    saved_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)
    generation: Mapped[int] = mapped_column(Integer)
    blob: Mapped[bytes] = mapped_column(LargeBinary)
    own: Mapped[bytes] = mapped_column(LargeBinary)
    """The same words, sealed to who wrote them."""


class Disclosure(Base):
    """Exactly what was disclosed, word for word, each time the referral became ready; the last one counts."""

    __tablename__ = "referral_disclosure"

    referral_id: Mapped[int] = mapped_column(ForeignKey("referral.id"), primary_key=True)
    version: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    letter_no: Mapped[str] = mapped_column(String(40))
    frozen_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    frozen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    commitment: Mapped[bytes] = mapped_column(LargeBinary(32))
    signature: Mapped[bytes] = mapped_column(LargeBinary(64))
    generation: Mapped[int] = mapped_column(Integer)
    blob: Mapped[bytes] = mapped_column(LargeBinary)


class ReferralStep(Base):
    """One step of a referral's way: what happened on which day, who reported it; nothing clinical."""

    __tablename__ = "referral_step"
    __table_args__ = (Index("ix_referral_step__referral", "referral_id", "id"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    referral_id: Mapped[int] = mapped_column(ForeignKey("referral.id"))
    kind: Mapped[StepKind] = mapped_column(EnumText(StepKind))
    state: Mapped[ReferralState] = mapped_column(EnumText(ReferralState))
    """After the step."""
    day: Mapped[date] = mapped_column(Date)
    channel: Mapped[Channel | None] = mapped_column(EnumText(Channel))
    who: Mapped[str] = mapped_column(String(100), default="")
    """At the receiver: who answered, or confirmed that the client came."""
    remark: Mapped[str] = mapped_column(String(300), default="")
    reached: Mapped[bool] = mapped_column(Boolean, default=True)
    """False for a call that nobody answered: the state stays."""
    at: Mapped[datetime] = mapped_column("at_utc", UtcDateTime)
    person_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))


class LetterCounter(Base):
    """The last number given to a kind of letter in a year; it only grows."""

    __tablename__ = "letter_counter"

    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    year: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    last: Mapped[int] = mapped_column(Integer)


never_changed(Disclosure)
