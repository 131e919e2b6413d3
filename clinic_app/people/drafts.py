"""Half-filled forms: kept when the screen locks, and offered again to who typed them (SECURITY §3.9).

Drafts of notes lie in the same table but belong to their rooms, which number and log them.
"""

import json
import re
from datetime import datetime

from sqlalchemy import select

from clinic_app.audit.desk import Desk
from clinic_app.audit.serving import Service
from clinic_app.common.errors import Damaged, InvalidInput, NotPermitted, Refused
from clinic_app.common.permissions import Permission, requires
from clinic_app.people import draft_box
from clinic_app.people.model_drafts import DraftRow
from clinic_app.people.values import FormDraft

NOTE, GROUP_NOTE = "note", "group_note"
"""The kinds that the rooms of notes and of groups keep for themselves."""

LIMIT = 16_000_000
"""Bytes of one kept form: what was pasted into the wrong field shall not be lost either."""

_KIND = re.compile(r"[A-Za-z0-9_.-]{1,40}")
_KEY = re.compile(r"[\x20-\x7e]{0,80}")
"""Names stand in the clear: they say which form and which number, never a word of what was typed."""


class DraftService(Service):
    """What one person has typed and not finished, sealed to that person.

    An editing session is one line in the log: the first `keep` of a form since the person signed in, or since
    the form was dropped; the further ones are silent (ARCHITECTURE §2.1).
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._kept: set[tuple[str, str]] = set()

    @requires(Permission.DRAFT_OWN)
    def keep(self, kind: str, object_key: str, content: dict[str, object]) -> datetime:
        """Keep a form as it stands; when it was committed (UTC). `content` is plain JSON: text, numbers.

        An older one from before a reset, which nobody resealed, gives way: what is typed now counts more.
        Raises InvalidInput("draft.too_long"), NotPermitted for the kinds of the notes.
        """
        name = _name(kind, object_key)
        data = json.dumps({"format": 1, "content": content}, sort_keys=True).encode("ascii")
        if len(data) > LIMIT:
            raise InvalidInput("content", "draft.too_long", limit=LIMIT // 1_000_000)
        first = name not in self._kept
        with self.desk.command(quiet=not first) as work:
            try:
                draft_box.put(work.session, self.desk, *name, data, work.now_utc)
            except Refused:
                draft_box.drop(work.session, self.desk, *name)
                work.session.flush()
                draft_box.put(work.session, self.desk, *name, data, work.now_utc)
            if first:
                work.log("draft.kept", "draft", _log_name(name))
        self._kept.add(name)
        return work.now_utc

    @requires(Permission.DRAFT_OWN)
    def find(self, kind: str, object_key: str = "") -> FormDraft | None:
        """The own draft of this name.

        None also for one that can't be opened (from before a reset that nobody resealed, or broken): it must
        not keep anybody from opening the form.
        """
        name = _name(kind, object_key)
        with self.desk.reading() as session:
            row = session.get(DraftRow, (self.desk.person_id, *name))
        return None if row is None else self._offered(row)

    @requires(Permission.DRAFT_OWN)
    def all(self) -> tuple[FormDraft, ...]:
        """The own drafts of forms that can be opened, the newest first."""
        own = (DraftRow.owner == self.desk.person_id, DraftRow.kind.not_in((NOTE, GROUP_NOTE)))
        wanted = select(DraftRow).where(*own)
        with self.desk.reading() as session:
            rows = session.scalars(wanted.order_by(DraftRow.saved_at.desc(), DraftRow.object_key)).all()
        offered = (self._offered(row) for row in rows)
        return tuple(draft for draft in offered if draft is not None)

    @requires(Permission.DRAFT_OWN)
    def drop(self, kind: str, object_key: str) -> None:
        """Forget a form that was finished or given up; nothing happens if there is none."""
        name = _name(kind, object_key)
        with self.desk.command() as work:
            if draft_box.drop(work.session, self.desk, *name):
                work.log("draft.dropped", "draft", _log_name(name))
        self._kept.discard(name)

    def _offered(self, row: DraftRow) -> FormDraft | None:
        """Offered are those that open: a broken one must hide neither the form nor the others."""
        try:
            content = _content(draft_box.opened(self.desk, row))
        except (Refused, Damaged):
            return None
        return FormDraft(row.kind, row.object_key, content, row.saved_at)


def _name(kind: str, object_key: str) -> tuple[str, str]:
    if kind in (NOTE, GROUP_NOTE):
        raise NotPermitted("permission.own")
    if not _KIND.fullmatch(kind) or not _KEY.fullmatch(object_key):
        raise InvalidInput("kind", "draft.name")
    return kind, object_key


def _log_name(name: tuple[str, str]) -> str:
    return ":".join(part for part in name if part)[:80]


def _content(data: bytes) -> dict[str, object]:
    found = json.loads(data)
    if not isinstance(found, dict) or found.get("format") != 1 or not isinstance(found.get("content"), dict):
        raise Damaged("draft.format")
    content: dict[str, object] = found["content"]
    return content
