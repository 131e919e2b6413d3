"""Putting a signed version into the table, with its line in the log."""

from clinic_app.audit.desk import Work
from clinic_app.common.errors import Damaged, NotPermitted
from clinic_app.notes import encoding, queries, risks
from clinic_app.notes.model import NoteRow, NoteVersion
from clinic_app.notes.reading import ADDED, SIGNED, intact, logged, versions
from clinic_app.notes.sealing import sign_version
from clinic_app.notes.values import Content, NoteState, Template
from clinic_app.people.case_keys import writing_key
from clinic_app.people.values import ClientId
from clinic_app.vault.hashing import sealed_hash


def first_version(work: Work, note: NoteRow, content: Content) -> None:
    """Sign and seal a draft's words as version 0, and decide the client's risk with it.

    Raises NotPermitted with clinical_key.missing or case_key.missing, Damaged("note.broken") when the note
    was signed before and somebody made it a draft again, Damaged("note.moved") when its session is another's.
    """
    if not work.desk.keys.has_clinical:
        raise NotPermitted("clinical_key.missing")
    if versions(work.session, note.id) or logged(work.session, note.id):
        raise Damaged("note.broken")
    assert content.risk is not None, "rules.ready_to_sign was asked before"
    about = queries.appointment_row(work.session, note.appointment_id)
    if (note.client_id, note.episode_id) != (about.client_id, about.episode_id):
        # Else it would be sealed to another client's team.
        raise Damaged("note.moved")
    row = sign_version(
        work.desk.keys,
        writing_key(work, ClientId(note.client_id)),
        note,
        content=encoding.encode(content),
        template=content.template,
        session_start=about.start,
        session_end=about.end,
        signed_at=work.now_utc,
    )
    note.state = NoteState.SIGNED
    _insert(work, note, row, SIGNED)
    risks.write(work, note, content.risk)


def add_version(work: Work, note: NoteRow, text: str) -> None:
    """Sign and seal an addendum after the last version.

    Raises Damaged("note.broken") when a version before it isn't what was signed: nothing is built upon that.
    """
    known, told = versions(work.session, note.id), logged(work.session, note.id)
    sound = all(intact(row, note, known, told, work.desk.keyring.roster) for row in known.values())
    if not known or set(known) != set(told) or not sound:
        raise Damaged("note.broken")
    last = known[max(known)]
    row = sign_version(
        work.desk.keys,
        writing_key(work, ClientId(note.client_id)),
        note,
        content=encoding.encode_addendum(text),
        template=Template(last.template),
        session_start=last.session_start,
        session_end=last.session_end,
        signed_at=work.now_utc,
        after=last,
    )
    _insert(work, note, row, ADDED)


def _insert(work: Work, note: NoteRow, row: NoteVersion, action: str) -> None:
    work.session.add(row)
    work.log(
        action, "note", note.id, version=row.version, client=note.client_id, sealed=sealed_hash(row.blob)
    )
