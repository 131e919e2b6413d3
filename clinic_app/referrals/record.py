"""What the record offers for the form: read when it is opened, never from a note (handbook §4.1)."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clinic_app.audit.desk import Desk
from clinic_app.common.locale import phone
from clinic_app.common.permissions import Permission
from clinic_app.facility import queries as facility
from clinic_app.facility.model import ServiceTypeRow
from clinic_app.notes import risks
from clinic_app.people.queries.merging import standing_for
from clinic_app.people.queries.record import client_row, guardian
from clinic_app.people.rules import is_minor, masked
from clinic_app.people.rules.wording import relation_name
from clinic_app.people.values import ClientId
from clinic_app.referrals.model import ReferralRow
from clinic_app.referrals.rules.sharing import preset_items, services_sentence
from clinic_app.referrals.values import Caregiver, Content, Facts, Preset, Sender, ServiceGiven
from clinic_app.scheduling.model import Appointment
from clinic_app.scheduling.values import Status


def facts(session: Session, desk: Desk, client_id: ClientId) -> Facts:
    """Identity, contact and guardian, the sessions so far counted, the level of risk. Raises NotFound."""
    row = client_row(session, client_id)
    readable = desk.keys.has_clinical and desk.reach(Permission.RISK_READ) is not None
    mark = risks.present(session, desk.keys, [client_id]).get(client_id) if readable else None
    return Facts(
        name=row.full_name,
        record_no=row.record_no,
        sex=row.sex,
        birth_date=row.birth_date,
        birth_precision=row.birth_precision,
        phone=row.phone,
        address=row.address,
        nik_masked=masked(row.nik or ""),
        guardian=guardian(session, client_id),
        minor=is_minor(row.birth_date, row.birth_precision, desk.today()),
        services=_services(session, client_id),
        risk=None if mark is None else mark.level,
        risk_readable=readable,
    )


def identity(session: Session, client_id: ClientId) -> str:
    """The whole identity number, '' without one; whoever asks logs that it was shown."""
    return client_row(session, client_id).nik or ""


def initial(known: Facts) -> Content:
    """Steps 3 to 5 before anybody wrote in them: from the record, and with the least that is shared."""
    carer = known.guardian
    return Content(
        services_given=services_sentence(known.services),
        caregiver=Caregiver()
        if carer is None
        else Caregiver(carer.name, relation_name(carer.relation), phone(carer.phone)),
        shared=preset_items(Preset.MINIMAL, known.minor),
    )


def sender(session: Session, desk: Desk, row: ReferralRow) -> Sender:
    """The facility, and the owner as the officer."""
    profile = facility.profile(session)
    officer = desk.keyring.roster.titled_name_of(row.owner_id)
    return Sender(profile.name, profile.unit, officer, profile.address)


def _services(session: Session, client_id: int) -> tuple[ServiceGiven, ...]:
    rows = session.execute(
        select(ServiceTypeRow.label, func.count(), func.min(Appointment.start), func.max(Appointment.start))
        .join(ServiceTypeRow, ServiceTypeRow.id == Appointment.service_type_id)
        .where(
            Appointment.client_id.in_(standing_for([client_id])),
            Appointment.status == Status.COMPLETED,
        )
        .group_by(ServiceTypeRow.id, ServiceTypeRow.label)
        .order_by(func.min(Appointment.start), ServiceTypeRow.id)
    )
    return tuple(ServiceGiven(label, count, first.date(), last.date()) for label, count, first, last in rows)
