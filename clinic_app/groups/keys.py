"""A group's keys: those who lead it hold them, as a care team holds a client's (SECURITY §3.7)."""

from clinic_app.audit.desk import Work
from clinic_app.common.errors import NotPermitted
from clinic_app.groups.values import GroupId
from clinic_app.people.case_keys import ensure_among
from clinic_app.people.values import PersonId
from clinic_app.vault.case_keys import CaseKey

KIND = "group"


def subject_of(group_id: int) -> str:
    """The name under which a group's keys and ciphertexts go."""
    return f"{KIND}:{group_id}"


def ensure(work: Work, group_id: GroupId, facilitators: tuple[PersonId, ...]) -> CaseKey | None:
    """The key to write with now, made or handed over as `people.case_keys.ensure` does for a client."""
    return ensure_among(work, KIND, group_id, facilitators)


def writing_key(work: Work, group_id: GroupId, facilitators: tuple[PersonId, ...]) -> CaseKey:
    """As `ensure`, for who must have one. Raises NotPermitted("case_key.missing")."""
    key = ensure(work, group_id, facilitators)
    if key is None:
        raise NotPermitted("case_key.missing")
    return key
