"""The generations of one client's case key: which may be used, and how another is made (SECURITY §3.7)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic_app.audit.desk import Desk
from clinic_app.audit.model import AuditEntry
from clinic_app.common.errors import Damaged, NotPermitted
from clinic_app.people.model_keys import CaseGeneration, CaseKeyShare
from clinic_app.people.values import PersonId
from clinic_app.vault import case_keys as vault
from clinic_app.vault.case_keys import CaseKey
from clinic_app.vault.hashing import digest
from clinic_app.vault.held_keys import ESCROW
from clinic_app.vault.roster import Roster, RosterEntry

MADE, GRANTED = "case_key.made", "case_key.granted"
"""What the log calls a new generation, and one handed to somebody more."""


@dataclass(frozen=True)
class CaseRing:
    """All generations of one subject, and who holds them."""

    session: Session
    desk: Desk
    subject: str
    rows: Mapping[int, CaseGeneration]
    shares: dict[tuple[int, str], CaseKeyShare]

    @classmethod
    def of(cls, session: Session, desk: Desk, subject: str) -> "CaseRing":
        rows = session.scalars(select(CaseGeneration).where(CaseGeneration.subject == subject))
        return cls(
            session,
            desk,
            subject,
            {row.generation: row for row in rows},
            shares_of(session, subject),
        )

    def open(self, generation: int) -> CaseKey:
        """The key of one generation, as sealed to the person at the desk.

        Raises NotPermitted("case_key.missing") when it isn't, Damaged("case_key.foreign") when nobody vouches
        for it.
        """
        row = self.rows.get(generation)
        share = self.shares.get((generation, str(self.desk.person_id)))
        if row is None or share is None or share.sealed_to != mark(self.desk.keys.box_public):
            raise NotPermitted("case_key.missing")
        if not vouched(row, self.desk.keyring.roster):
            raise Damaged("case_key.foreign")
        binding = vault.holder_binding(self.subject, generation, self.desk.person_id)
        return vault.open_generation(self.desk.keys, share.blob, binding, row.public)

    def usable(self, due: Mapping[PersonId, RosterEntry]) -> CaseKey | None:
        """The newest generation, if it is the present team's and one of them made it.

        A generation made by somebody who isn't in the team might be known to somebody who isn't, and so might
        one that the log says was given to others, whatever the table of shares says by now.
        """
        newest = max(self.rows, default=0)
        if newest == 0 or not self.only_known_to(newest, due):
            return None
        if self.holders(newest) != {str(who) for who in due} | {ESCROW}:
            return None
        try:
            return self.open(newest)
        except (NotPermitted, Damaged):
            return None

    def only_known_to(self, newest: int, due: Mapping[PersonId, RosterEntry]) -> bool:
        """Whether the newest generation was made by one of these and given to nobody else."""
        given = self.holders(newest) <= {str(who) for who in due} | {ESCROW}
        return given and self.rows[newest].maker in due and self._given(newest) <= set(due)

    def holders(self, generation: int) -> set[str]:
        return {who for number, who in self.shares if number == generation}

    def make(self, due: Mapping[PersonId, RosterEntry], at: datetime) -> CaseKey:
        """The next generation, for the present team and the escrow."""
        number = max((*self.rows, *(generation for generation, _ in self.shares)), default=0) + 1
        boxes = {int(who): entry.box_public for who, entry in due.items()}
        escrow = self.desk.keyring.escrow_public
        made = vault.make_generation(self.desk.keys, self.subject, number, boxes, escrow)
        self.session.add(
            CaseGeneration(
                subject=self.subject,
                generation=number,
                public=made.public,
                maker=made.maker_id,
                made_at=at,
                signature=made.public_signature,
            )
        )
        self.session.flush()
        for who, blob in made.sealed.items():
            public = escrow if who == ESCROW else boxes[int(who)]
            self._keep(number, str(who), public, blob)
        return made.key

    def hand_over(self, due: Mapping[PersonId, RosterEntry]) -> set[PersonId]:
        """Give the team what it lacks of the generations that the person at the desk can open."""
        handed: set[PersonId] = set()
        for generation in self.rows:
            lacking = [
                (who, entry.box_public)
                for who, entry in due.items()
                if not self._sealed_to(generation, str(who), entry.box_public)
            ]
            if not lacking:
                continue
            try:
                key = self.open(generation)
            except (NotPermitted, Damaged):
                continue
            for who, public in lacking:
                self._keep(generation, str(who), public, vault.grant(key, int(who), public))
                handed.add(who)
        return handed

    def _given(self, newest: int) -> set[PersonId]:
        """Everybody to whom the newest generation was given, as the log tells."""
        kind, _, number = self.subject.partition(":")
        told = self.session.execute(
            select(AuditEntry.action, AuditEntry.details)
            .where(AuditEntry.object == kind, AuditEntry.object_id == number)
            .where(AuditEntry.action.in_((MADE, GRANTED)))
            .order_by(AuditEntry.seq)
        )
        given: set[PersonId] = set()
        for action, text in told:
            details = json.loads(text)
            if action == GRANTED:
                given.update(details["to"])
            else:
                given = set(details["holders"]) if details["generation"] == newest else set()
        return given

    def _sealed_to(self, generation: int, holder: str, public: bytes) -> bool:
        share = self.shares.get((generation, holder))
        return share is not None and share.sealed_to == mark(public)

    def _keep(self, generation: int, holder: str, public: bytes, blob: bytes) -> None:
        share = self.shares.get((generation, holder))
        if share is None:
            share = CaseKeyShare(subject=self.subject, generation=generation, holder=holder)
            self.shares[generation, holder] = share
            self.session.add(share)
        share.sealed_to, share.blob = mark(public), blob


def shares_of(session: Session, subject: str) -> dict[tuple[int, str], CaseKeyShare]:
    rows = session.scalars(select(CaseKeyShare).where(CaseKeyShare.subject == subject))
    return {(row.generation, row.holder): row for row in rows}


def vouched(row: CaseGeneration, roster: Roster) -> bool:
    """Whether the public half was made by a person who may: also the first one never comes from the desk."""
    maker = roster.by_id(row.maker)
    return (
        maker is not None
        and maker.was_clinical
        and vault.verify_generation(row.public, row.signature, row.subject, row.generation, maker)
    )


def mark(public: bytes) -> bytes:
    """What a share remembers of the public key that it was sealed to."""
    return digest("teduh.sealed-key", public)
