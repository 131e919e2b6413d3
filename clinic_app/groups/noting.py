"""The shared note of a meeting: written once, without names, under the group's key (handbook §2.10)."""

import json
from datetime import datetime

from clinic_app.audit.desk import Work
from clinic_app.common.errors import Damaged, Refused
from clinic_app.common.permissions import Permission, requires
from clinic_app.groups import encoding, keys, queries
from clinic_app.groups.at_groups import AtGroups, tell
from clinic_app.groups.model import GroupNoteVersion
from clinic_app.groups.rules import names_within
from clinic_app.groups.rules.notes import checked, checked_text, is_empty
from clinic_app.groups.sealing import intact, sign_version
from clinic_app.groups.signed_notes import ADDED, OBJECT, SIGNED, signed_note, told, versions
from clinic_app.groups.values import GroupId
from clinic_app.groups.values_notes import NoteContent, NoteDraft, SignedGroupNote
from clinic_app.people import draft_box
from clinic_app.people.drafts import GROUP_NOTE
from clinic_app.scheduling.values_meetings import MeetingId, MeetingStatus
from clinic_app.vault.hashing import sealed_hash


class Noting(AtGroups):
    """The commands of Catatan kelompok. A draft is its author's alone; a signed note is for all who lead."""

    @requires(Permission.GROUP_NOTE)
    def note(self, meeting_id: MeetingId) -> SignedGroupNote | NoteDraft:
        """The signed note, logged as opened; else the own draft, empty when nothing was written."""
        with self.desk.command() as work:
            group_id, _ = self._own_meeting(work, meeting_id)
            keys.ensure(work, group_id, queries.facilitators(work.session, group_id))
            if versions(work.session, meeting_id) or told(work.session, meeting_id):
                work.log("group_note.opened", OBJECT, meeting_id)
                return signed_note(work.session, self.desk, group_id, meeting_id)
            draft = self._draft(work, meeting_id)
            if draft.saved_at is not None:
                work.log("group_note.resumed", OBJECT, meeting_id)
            self._saved.discard(meeting_id)
            return draft

    @requires(Permission.GROUP_NOTE)
    def save_note(self, meeting_id: MeetingId, content: NoteContent) -> datetime:
        """Keep the words of the own draft; when they were committed (UTC).

        Raises InvalidInputs for a section that is too long, Refused with group_note.signed or meeting.future.
        """
        content = checked(content)
        first = meeting_id not in self._saved
        with self.desk.command(quiet=not first) as work:
            self._assert_may_write(work, meeting_id)
            inside = {"format": encoding.FORMAT, "meeting": meeting_id, "sections": content.sections}
            data = json.dumps(inside, sort_keys=True).encode("utf-8")
            draft_box.put(work.session, self.desk, GROUP_NOTE, str(meeting_id), data, work.now_utc)
            if first:
                work.log("group_note.saved", OBJECT, meeting_id)
        self._saved.add(meeting_id)
        return work.now_utc

    @requires(Permission.GROUP_NOTE)
    def names_in(self, meeting_id: MeetingId, content: NoteContent | str) -> tuple[str, ...]:
        """Words of members' names that stand in the text: to be asked about before signing, no more."""
        text = content if isinstance(content, str) else "\n".join(content.sections.values())
        with self.desk.reading() as session:
            group_id = queries.group_of(session, meeting_id)
            self._assert_leads(session, group_id)
            everybody = queries.members(session, self.desk, group_id, mine=True)
        return names_within(text, (member.name for member in everybody))

    @requires(Permission.GROUP_NOTE)
    def sign_note(self, meeting_id: MeetingId, password: str) -> SignedGroupNote:
        """Sign the own draft: from now on there are addenda only.

        Raises Refused with group_note.signed, group_note.empty, meeting.not_held or sign_in.wrong,
        NotPermitted("case_key.missing").
        """
        self.desk.keys.verify_password(password, self.desk.now_utc())
        with self.desk.command() as work:
            group_id = self._assert_may_write(work, meeting_id, held=True)
            content = self._draft(work, meeting_id).content
            if is_empty(content):
                raise Refused("group_note.empty")
            self._write(work, group_id, meeting_id, encoding.encode(content), SIGNED)
            draft_box.drop(work.session, self.desk, GROUP_NOTE, str(meeting_id))
            work.session.flush()
            return signed_note(work.session, self.desk, group_id, meeting_id)

    @requires(Permission.GROUP_NOTE)
    def add_to_note(self, meeting_id: MeetingId, text: str, password: str) -> SignedGroupNote:
        """Add to a signed note. Raises InvalidInput("text"), Damaged("group_note.broken"), else as above."""
        text = checked_text(text)
        self.desk.keys.verify_password(password, self.desk.now_utc())
        with self.desk.command() as work:
            group_id, _ = self._own_meeting(work, meeting_id)
            known, said = versions(work.session, meeting_id), told(work.session, meeting_id)
            if not known and not said:
                raise Refused("group_note.not_signed")
            roster = self.desk.keyring.roster
            sound = all(intact(one, group_id, known, said, roster) for one in known.values())
            if not known or set(known) != set(said) or not sound:
                # Nothing is built upon what isn't what was signed.
                raise Damaged("group_note.broken")
            after = known[max(known)]
            self._write(work, group_id, meeting_id, encoding.encode_text(text), ADDED, after)
            return signed_note(work.session, self.desk, group_id, meeting_id)

    def _write(
        self,
        work: Work,
        group_id: GroupId,
        meeting_id: MeetingId,
        content: bytes,
        action: str,
        after: GroupNoteVersion | None = None,
    ) -> None:
        key = keys.writing_key(work, group_id, queries.facilitators(work.session, group_id))
        row = sign_version(self.desk.keys, key, meeting_id, group_id, content, work.now_utc, after)
        work.session.add(row)
        work.session.flush()
        work.log(action, OBJECT, meeting_id, version=row.version, sealed=sealed_hash(row.blob))
        tell(work, group_id)

    def _assert_may_write(self, work: Work, meeting_id: MeetingId, *, held: bool = False) -> GroupId:
        group_id, row = self._own_meeting(work, meeting_id)
        if row.status is MeetingStatus.CANCELLED:
            raise Refused("meeting.cancelled")
        if row.start.date() > work.today:
            raise Refused("meeting.future")
        if held and row.status is not MeetingStatus.HELD:
            raise Refused("meeting.not_held")
        if versions(work.session, meeting_id) or told(work.session, meeting_id):
            raise Refused("group_note.signed")
        return group_id

    def _draft(self, work: Work, meeting_id: MeetingId) -> NoteDraft:
        found = draft_box.get(work.session, self.desk, GROUP_NOTE, str(meeting_id))
        if found is None:
            return NoteDraft(meeting_id, NoteContent(), None)
        inside = json.loads(found[0])
        if inside.get("format") != encoding.FORMAT or inside.get("meeting") != meeting_id:
            raise Damaged("group_note.format")
        return NoteDraft(meeting_id, NoteContent(dict(inside["sections"])), found[1])
