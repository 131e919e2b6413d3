"""The first moment of a clinic: its keys, its administrator, its recovery sheet."""

import secrets
from datetime import datetime
from pathlib import Path

from clinic_app.common.errors import InvalidInput, Refused
from clinic_app.common.permissions import CLINICAL_ROLES, Role, Title
from clinic_app.common.text import clean_line
from clinic_app.vault import keyring_file
from clinic_app.vault.attempts import Attempts
from clinic_app.vault.held_keys import ESCROW, RECOVERY, ROOT, HeldKey, Kind
from clinic_app.vault.keyring import Keyring, check_login, check_name_and_roles
from clinic_app.vault.keyring_file import Contents
from clinic_app.vault.passwords import NORMAL, Cost, check_new_password, password_bytes
from clinic_app.vault.recovery import RecoveryCode
from clinic_app.vault.roster import Roster, RosterEntry
from clinic_app.vault.sealing import new_key, new_pair
from clinic_app.vault.session import Session
from clinic_app.vault.signing import new_signing_pair
from clinic_app.vault.slots import Slot
from clinic_app.vault.trust import SlotSecrets

FIRST = 1
"""The founder's id."""


def check_founder(login: str, name: str, roles: frozenset[Role], password: str) -> None:
    """Raise `InvalidInput` for what `found` wouldn't take; the wizard asks before there is a folder."""
    check_login(login, None)
    check_name_and_roles(name, roles)
    if Role.ADMINISTRATOR not in roles:
        raise InvalidInput("roles", "roles.no_administrator")
    check_new_password(password, login, name)


def found(
    folder: Path,
    *,
    facility_name: str,
    facility_unit: str,
    login: str,
    name: str,
    title: Title,
    title_text: str,
    roles: frozenset[Role],
    password: str,
    recovery_code: RecoveryCode,
    now: datetime,
    cost: Cost = NORMAL,
) -> tuple[Keyring, Session]:
    """Make a keyring in `folder`, and the founder's session.

    Until `Session.end_founding` the session can hand on the clinical key although an administrator doesn't
    hold it, so that the wizard's counselors get theirs. Raises `InvalidInput` as `check_founder`,
    `Refused("folder.founded")` where a keyring lies already, `Unavailable` for the disk.
    """
    check_founder(login, name, roles, password)
    if (folder / keyring_file.NAME).exists():
        raise Refused("folder.founded")
    clinic = secrets.token_hex(16)
    root_secret, root_public = new_signing_pair()
    escrow_secret, escrow_public = new_pair()
    recovery_secret, recovery_public = new_pair()
    box_secret, box_public = new_pair()
    sign_secret, sign_public = new_signing_pair()
    database_key, clinical_key = new_key(), new_key()

    entry = RosterEntry(
        id=FIRST,
        login=login,
        name=clean_line(name),
        roles=roles,
        title=title,
        title_text=clean_line(title_text),
        active=True,
        box_public=box_public,
        sign_public=sign_public,
        created_on=now.date(),
        was_clinical=bool(roles & CLINICAL_ROLES),
    )
    roster = Roster(clinic, 1, (entry,))

    def vouched(kind: Kind, secret: bytes) -> HeldKey:
        return HeldKey.make(kind, clinic, 1, secret, ROOT, root_secret)

    def shared(kind: Kind, secret: bytes) -> HeldKey:
        key = vouched(kind, secret).given(RECOVERY, recovery_public, secret)
        return key.given(FIRST, box_public, secret)

    clinical = vouched(Kind.CLINICAL, clinical_key).given(ESCROW, escrow_public, clinical_key)
    if entry.clinical:
        clinical = clinical.given(FIRST, box_public, clinical_key)

    own = SlotSecrets(box_secret, sign_secret, root_public, 1, None)
    slot, slot_key = Slot.make(str(FIRST), clinic, password_bytes(password), cost, 1, own.to_bytes())
    sheet = SlotSecrets(recovery_secret, b"", root_public, 1, None)
    recovery_slot, _ = Slot.make("recovery", clinic, recovery_code.secret, cost, 1, sheet.to_bytes())

    contents = Contents(
        clinic=clinic,
        facility_name=facility_name,
        facility_unit=facility_unit,
        roster=roster,
        roster_signature=roster.signature(root_secret),
        root=shared(Kind.ROOT, root_secret),
        succession=(),
        database=shared(Kind.DATABASE, database_key),
        pending=None,
        escrow=vouched(Kind.ESCROW, escrow_secret).given(RECOVERY, recovery_public, escrow_secret),
        pairs=(),
        recovery=vouched(Kind.RECOVERY, recovery_secret),
        clinical=(clinical,),
        slots={slot.name: slot},
        recovery_slot=recovery_slot,
        attempts=Attempts({}, ()),
    )
    keyring_file.write(folder, contents)
    keyring = Keyring(folder, contents)
    session = Session(
        entry,
        slot_key=slot_key,
        box_secret=box_secret,
        sign_secret=sign_secret,
        database_key=database_key,
        root_public=root_public,
        root_secret=root_secret,
        clinical={1: clinical_key} if entry.clinical else {},
        granting={1: clinical_key},
        newest_clinical=1,
        mark=None,
        check_password=keyring.verify_password,
    )
    return keyring, session
