"""Between the fields of registration, the form they make, and what is kept of a half-filled one."""

from clinic_app.people.values import (
    ClientForm,
    Confidentiality,
    ContactChannel,
    Guardian,
    GuardianRelation,
    PersonId,
    Sex,
)
from ui.panels.birth_fields import BY_AGE, BY_DATE
from ui.panels.host import Content
from ui.panels.kept_form import text_of
from ui.panels.registration_fields import RegistrationFields


def read_form(fields: RegistrationFields) -> ClientForm:
    """What stands in the fields now."""
    by_age = fields.birth.way.key() == BY_AGE
    sex = fields.sex.key()
    return ClientForm(
        full_name=fields.name.text(),
        sex=sex if isinstance(sex, Sex) else None,
        birth_date=None if by_age else fields.birth.date.value(),
        age=fields.birth.years() if by_age else None,
        nik=fields.nik.text(),
        phone=fields.phone.text(),
        contact=fields.contact.key() or ContactChannel.WHATSAPP,
        contact_note=fields.contact_note.text(),
        address=fields.address.text(),
        guardian=_guardian(fields),
        confidentiality=Confidentiality.RESTRICTED
        if fields.restricted.isChecked()
        else Confidentiality.NORMAL,
        team=fields.team.team(),
    )


def _guardian(fields: RegistrationFields) -> Guardian | None:
    """None while nothing is typed: a minor without one is the service's to refuse."""
    own = fields.guardian
    if not own.asked or not (own.name.text().strip() or own.phone.text().strip()):
        return None
    return Guardian(own.name.text(), own.relation.key() or GuardianRelation.OTHER, own.phone.text())


def write_form(fields: RegistrationFields, form: ClientForm) -> None:
    """Show a form."""
    fields.name.setText(form.full_name)
    fields.sex.set_key(form.sex)
    fields.birth.show_way(BY_AGE if form.age is not None and form.birth_date is None else BY_DATE)
    fields.birth.date.set_value(form.birth_date)
    fields.birth.age.setText("" if form.age is None else str(form.age))
    fields.nik.setText(form.nik)
    fields.phone.setText(form.phone)
    fields.contact.set_key(form.contact)
    fields.contact_note.setText(form.contact_note)
    fields.address.setText(form.address)
    guardian = form.guardian
    fields.guardian.wanted.setChecked(guardian is not None)
    fields.guardian.name.setText(guardian.name if guardian else "")
    fields.guardian.relation.set_key(guardian.relation if guardian else None)
    fields.guardian.phone.setText(guardian.phone if guardian else "")
    fields.restricted.setChecked(form.confidentiality is Confidentiality.RESTRICTED)
    fields.team.set_team(form.team)


def snapshot(fields: RegistrationFields) -> Content:
    """Everything as typed, also what can't be read."""
    sex = fields.sex.key()
    content: Content = {name: edit.text() for name, edit in fields.lines().items()}
    content |= {
        "sex": sex.value if isinstance(sex, Sex) else "",
        "way": fields.birth.way.key(),
        "contact": fields.contact.key().value,
        "guardian": fields.guardian.wanted.isChecked(),
        "relation": str(fields.guardian.relation.key() or ""),
        "restricted": fields.restricted.isChecked(),
        "team": list(fields.team.team()),
    }
    return content


def take_up(fields: RegistrationFields, content: Content) -> None:
    """Put a kept form back; what is odd in it is left out."""
    for name, edit in fields.lines().items():
        edit.setText(text_of(content, name))
    fields.sex.set_key(next((sex for sex in Sex if sex.value == content.get("sex")), None))
    fields.birth.show_way(BY_AGE if content.get("way") == BY_AGE else BY_DATE)
    channels = (channel for channel in ContactChannel if channel.value == content.get("contact"))
    fields.contact.set_key(next(channels, ContactChannel.WHATSAPP))
    fields.guardian.wanted.setChecked(content.get("guardian") is True)
    relations = (one for one in GuardianRelation if one.value == content.get("relation"))
    fields.guardian.relation.set_key(next(relations, None))
    fields.restricted.setChecked(content.get("restricted") is True)
    team = content.get("team")
    fields.team.set_team(
        [PersonId(one) for one in team if isinstance(one, int)] if isinstance(team, list) else []
    )
