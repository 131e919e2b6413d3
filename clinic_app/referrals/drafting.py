"""A referral being written: begun, its two halves kept and read. For the service, which asked who may."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clinic_app.audit.desk import Desk, Work
from clinic_app.common.errors import Damaged, InvalidInput, InvalidInputs, NotPermitted, Refused
from clinic_app.common.permissions import Permission
from clinic_app.episodes import queries as episodes
from clinic_app.facility import queries as facility
from clinic_app.facility.values import Programme
from clinic_app.people import care_team, case_keys
from clinic_app.people.case_keys import subject_of
from clinic_app.people.case_ring import CaseRing
from clinic_app.people.queries.merging import bearer_of
from clinic_app.people.values import ClientId, PersonId
from clinic_app.referrals import queries, record, sealing, tracking
from clinic_app.referrals.model import DeskWords, ReferralContent, ReferralRow
from clinic_app.referrals.values import (
    Content,
    DeskPart,
    Draft,
    Receiver,
    ReferralState,
    StepKind,
    Urgency,
)


def create(work: Work, client_id: ClientId, programme: Programme, owner_id: PersonId) -> ReferralRow:
    """An empty referral of a client."""
    episode = episodes.open_row(work.session, client_id, programme)
    row = ReferralRow(
        id=1 + (work.session.scalar(select(func.max(ReferralRow.id))) or 0),
        client_id=client_id,
        episode_id=None if episode is None else episode.id,
        programme=programme,
        owner_id=owner_id,
        state=ReferralState.DRAFT,
        urgency=Urgency.ROUTINE,
        sender_phone=facility.profile(work.session).phone,
        created_on=work.today,
        created_by=work.desk.person_id,
    )
    work.session.add(row)
    work.session.flush()
    tracking.add_step(work, row, StepKind.CREATED, work.today)
    work.log("referral.created", "referral", row.id, client=client_id, programme=programme, owner=owner_id)
    work.session.flush()
    return row


def owner_for(work: Work, client_id: ClientId, wished: PersonId | None) -> PersonId:
    """Who answers for a new referral: the wished member of the team, else the person at the desk, else the
    lead. Raises InvalidInputs("owner_id") for somebody else, and for a client without a team.
    """
    team = care_team.team_ids(work.session, client_id)
    me = PersonId(work.desk.person_id)
    if wished is not None and wished not in team:
        raise InvalidInputs([InvalidInput("owner_id", "referral.owner")])
    if not team:
        raise InvalidInputs([InvalidInput("owner_id", "referral.no_team")])
    return wished or (me if me in team else team[0])


def is_inside(session: Session, desk: Desk, row: ReferralRow) -> bool:
    """Whether the person at the desk may know what the referral says of the client."""
    return care_team.may(session, desk, Permission.REFERRAL_WRITE, standing(session, row))


def standing(session: Session, row: ReferralRow) -> ClientId:
    """The client whom the referral is about, as the records stand now."""
    return bearer_of(session, row.client_id)


def own_draft(row: ReferralRow) -> ReferralRow:
    """The row, if it may still be written. Raises Refused("referral.not_draft")."""
    if row.state is not ReferralState.DRAFT:
        raise Refused("referral.not_draft")
    return row


def draft(session: Session, desk: Desk, row: ReferralRow) -> Draft:
    """All that the form and its preview need. Raises NotPermitted("case_key.missing"), Damaged."""
    today = desk.today()
    inside = is_inside(session, desk, row)
    known = record.facts(session, desk, standing(session, row)) if inside else None
    content, saved_at = None, None
    if known is not None:
        kept = session.get(ReferralContent, row.id)
        content = record.initial(known) if kept is None else content_of(session, desk, row, kept)
        saved_at = None if kept is None else kept.saved_at
    return Draft(
        head=queries.head(session, desk, row, today),
        desk=desk_part(session, desk, row),
        sender=record.sender(session, desk, row),
        consent=queries.consent_of(session, row),
        today=today,
        content=content,
        facts=known,
        saved_at=saved_at,
    )


def content_of(session: Session, desk: Desk, row: ReferralRow, kept: ReferralContent) -> Content:
    """The words of steps 3 to 5. Raises NotPermitted("case_key.missing"), Damaged."""
    ring = CaseRing.of(session, desk, subject_of(row.client_id))
    return sealing.open_content(ring.open(kept.generation), desk.keyring.roster, kept, row.client_id)


def keep_content(work: Work, row: ReferralRow, content: Content) -> None:
    """Seal and keep the words of steps 3 to 5. Raises NotPermitted("case_key.missing")."""
    key = case_keys.writing_key(work, ClientId(row.client_id))
    kept = work.session.get(ReferralContent, row.id)
    if kept is None:
        kept = ReferralContent(referral_id=row.id, version=0)
        work.session.add(kept)
    kept.version += 1
    kept.saved_by, kept.saved_at = work.desk.person_id, work.now_utc
    sealing.seal_content(work.desk.keys, key, kept, row.client_id, content)


def desk_part(session: Session, desk: Desk, row: ReferralRow) -> DeskPart:
    """Steps 1, 2 and 6."""
    return DeskPart(
        urgency=row.urgency,
        sender_phone=row.sender_phone,
        sender_email=row.sender_email,
        receiver=Receiver(
            row.receiver,
            row.receiver_contact,
            row.receiver_phone,
            row.receiver_email,
            row.receiver_address,
        ),
        channel=row.channel,
        follow_up=row.follow_up,
        follow_up_by=row.follow_up_by,
        feedback=words_of(session, desk, row) or "",
    )


def keep_desk(work: Work, row: ReferralRow, part: DeskPart) -> None:
    """Write steps 1, 2 and 6. Raises InvalidInputs("feedback") where there is no key to seal it with."""
    row.urgency = part.urgency
    row.sender_phone, row.sender_email = part.sender_phone, part.sender_email
    receiver = part.receiver
    row.receiver, row.receiver_contact = receiver.name, receiver.contact
    row.receiver_phone, row.receiver_email = receiver.phone, receiver.email
    row.receiver_address = receiver.address
    row.channel, row.follow_up, row.follow_up_by = part.channel, part.follow_up, part.follow_up_by
    present = words_of(work.session, work.desk, row)
    # Who can't read what somebody else wrote sees nothing there, and must not wipe it out with that.
    unread = present is None and not part.feedback
    if not unread and part.feedback != (present or ""):
        _keep_words(work, row, part.feedback)


def words_of(session: Session, desk: Desk, row: ReferralRow) -> str | None:
    """The words that the desk sealed; None for who can't read them. Raises Damaged for changed ones."""
    kept = session.get(DeskWords, row.id)
    if kept is None:
        return ""
    roster = desk.keyring.roster
    if is_inside(session, desk, row):
        ring = CaseRing.of(session, desk, subject_of(row.client_id))
        try:
            return sealing.open_words(ring.open(kept.generation), roster, kept, row.client_id)
        except NotPermitted:
            return None
    if kept.saved_by != desk.person_id:
        return None
    try:
        return sealing.open_own_words(desk.keys, roster, kept, row.client_id)
    except Damaged:
        # From before a reset of the own keys, or changed: the team's copy tells which.
        return None


def _keep_words(work: Work, row: ReferralRow, text: str) -> None:
    public, generation = _public_half(work, row)
    kept = work.session.get(DeskWords, row.id)
    if kept is None:
        kept = DeskWords(referral_id=row.id, version=0)
        work.session.add(kept)
    kept.version += 1
    kept.saved_by, kept.saved_at = work.desk.person_id, work.now_utc
    sealing.seal_words(work.desk.keys, public, generation, kept, row.client_id, text)


def _public_half(work: Work, row: ReferralRow) -> tuple[bytes, int]:
    """What to seal to: the present team's key. Raises Damaged for one that nobody vouches for."""
    key = case_keys.ensure(work, ClientId(row.client_id))
    if key is not None:
        return key.public, key.generation
    half = case_keys.public_half(work, row.client_id)
    if half is None:
        raise InvalidInputs([InvalidInput("feedback", "referral.no_key")])
    generation, public = half
    return public, generation
