"""The words for the codes of clients that screens and paper share: one code, one word."""

from clinic_app.common.translations import N_, _
from clinic_app.people.values import ConsentMethod, GuardianRelation, Sex

_SEX = {Sex.MALE: N_("Male"), Sex.FEMALE: N_("Female"), Sex.UNKNOWN: N_("Unknown")}
_RELATION = {
    GuardianRelation.FATHER: N_("Father"),
    GuardianRelation.MOTHER: N_("Mother"),
    GuardianRelation.GRANDPARENT: N_("Grandparent"),
    GuardianRelation.UNCLE_AUNT: N_("Uncle or aunt"),
    GuardianRelation.SIBLING: N_("Elder sibling"),
    GuardianRelation.LEGAL_GUARDIAN: N_("Legal guardian"),
    GuardianRelation.CARER: N_("Carer of the home"),
    GuardianRelation.SOCIAL_WORKER: N_("Social worker"),
    GuardianRelation.SPOUSE: N_("Spouse"),
    GuardianRelation.OTHER: N_("Other"),
}
_METHOD = {
    ConsentMethod.SIGNED_PAPER: N_("Signed on paper"),
    ConsentMethod.THUMBPRINT: N_("Thumbprint"),
    ConsentMethod.ORAL_WITNESSED: N_("Oral, with a witness"),
}


def sex_name(sex: Sex) -> str:
    """`Laki-laki`, `Perempuan`."""
    return _(_SEX[sex])


def relation_name(relation: GuardianRelation) -> str:
    """What the guardian is to the client."""
    return _(_RELATION[relation])


def method_name(method: ConsentMethod) -> str:
    """How consent was given."""
    return _(_METHOD[method])
