"""What leaders of groups write after a meeting: the shared note, and remarks for single members."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from random import Random

from clinic_app.demo import outlines
from clinic_app.demo.desks import Desks
from clinic_app.demo.gathering import Gathering, Member, Sitting
from clinic_app.demo.ledger import Ledger
from clinic_app.demo.sessions import Sessions
from clinic_app.groups import encoding, remarks
from clinic_app.groups.keys import KIND
from clinic_app.groups.model import GroupNoteVersion, MemberRemark
from clinic_app.groups.sealing import sign_version
from clinic_app.groups.signed_notes import OBJECT, SIGNED
from clinic_app.groups.values_notes import SECTIONS, NoteContent
from clinic_app.vault.hashing import sealed_hash

_NOTED, _REMARKED = 0.6, 0.05
_NOTE = tuple(column.key for column in GroupNoteVersion.__table__.columns)
_REMARK = tuple(column.key for column in MemberRemark.__table__.columns)


class GroupNotes:
    """Signs and seals with the leaders' own keys, through the functions the services use."""

    def __init__(
        self,
        ledger: Ledger,
        utc: Callable[[datetime], datetime],
        desks: Desks,
        sessions: Sessions,
        chance: Random,
    ) -> None:
        self._ledger, self._utc, self._desks = ledger, utc, desks
        self._sessions, self._chance = sessions, chance
        self._remarks = count(1)

    def begin(self, stamp: datetime, group: Gathering) -> None:
        """The group's first key, for those who lead it."""
        due = {worker.id for worker in group.leaders}
        group.key = self._sessions.make_key(stamp, KIND, group.id, 1, group.leaders[0], due)

    def write(self, at: datetime, group: Gathering, sitting: Sitting) -> None:
        """Some minutes after a meeting that was held."""
        if self._chance.random() < _NOTED:
            self._note(at + timedelta(seconds=40), group, sitting)
        for member, mark in sitting.marks.items():
            if mark.came and member.client.keys and self._chance.random() < _REMARKED:
                self._remark(at + timedelta(seconds=90), sitting, member)

    def _note(self, at: datetime, group: Gathering, sitting: Sitting) -> None:
        assert group.key is not None
        stamp, author = self._utc(at), group.leaders[0]
        said = outlines.texts()
        content = NoteContent({section: self._chance.choice(said[section]) for section in SECTIONS})
        row = sign_version(author.keys, group.key, sitting.id, group.id, encoding.encode(content), stamp)
        self._ledger.add(GroupNoteVersion, **{name: getattr(row, name) for name in _NOTE})
        self._ledger.log(
            stamp, author, SIGNED, OBJECT, sitting.id, version=row.version, sealed=sealed_hash(row.blob)
        )

    def _remark(self, at: datetime, sitting: Sitting, member: Member) -> None:
        stamp, author, key = self._utc(at), sitting.staff[0], member.client.keys[-1][0]
        row = MemberRemark(
            id=next(self._remarks),
            meeting_id=sitting.id,
            client_id=member.client.id,
            author_id=author.id,
            written_at=stamp,
            generation=key.generation,
        )
        text = self._chance.choice(outlines.texts()["remarks"])
        remarks.seal(self._desks.of(author, at), row, key.public, text)
        self._ledger.add(MemberRemark, **{name: getattr(row, name) for name in _REMARK})
        self._ledger.log(
            stamp,
            author,
            remarks.WRITTEN,
            "remark",
            row.id,
            client=member.client.id,
            meeting=sitting.id,
            sealed=remarks.hash_of(row),
        )
