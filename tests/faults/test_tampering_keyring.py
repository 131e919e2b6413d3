"""Flipped bits of keyring.json: by a broken sector, and by somebody who mends the hash line afterwards.

The first are all found when the file is read. Of the second, what changes a key, a role or a slot is found at
the latest when that person signs in; who gets in nevertheless has exactly what they had before.
"""

import base64
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from clinic_app.common.errors import Damaged, Refused, Unavailable
from clinic_app.common.permissions import Role, Title
from clinic_app.vault.founding import found
from clinic_app.vault.hashing import digest
from clinic_app.vault.keyring import Keyring
from clinic_app.vault.passwords import LOWEST
from clinic_app.vault.recovery import RecoveryCode
from clinic_app.vault.session import Session
from tests.clinic_app.vault.clinic_folder import NOW, Clinic, add, password
from tests.support.counts import times
from tests.support.tally import Tally

pytestmark = pytest.mark.fault

BROKEN_BITS = times(100, 1_000)
MENDED_EDITS = times(60, 3_000)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A keyring with a counselor and a receptionist, as bytes."""
    folder = tmp_path_factory.mktemp("keyring")
    keyring, founder = found(
        folder,
        facility_name="Puskesmas Teduh",
        facility_unit="",
        login="admin",
        name="Bu Admin",
        title=Title.NONE,
        title_text="",
        roles=frozenset({Role.ADMINISTRATOR}),
        password=password("admin"),
        recovery_code=RecoveryCode(bytes(20)),
        now=NOW,
        cost=LOWEST,
    )
    add(keyring, founder, "rina", Role.COUNSELOR)
    add(keyring, founder, "dewi", Role.RECEPTIONIST)
    return (folder / "keyring.json").read_bytes()


def test_every_broken_bit_is_found_when_the_file_is_read(whole: bytes, tmp_path: Path, tally: Tally) -> None:
    chance = random.Random(20260819)
    path = tmp_path / "keyring.json"
    bits = chance.sample(range(len(whole) * 8), BROKEN_BITS)
    bits += [bit for byte in (0, len(whole) - 1, whole.index(b"\n")) for bit in range(byte * 8, byte * 8 + 8)]
    for bit in bits:
        broken = bytearray(whole)
        broken[bit // 8] ^= 1 << bit % 8
        path.write_bytes(bytes(broken))
        with pytest.raises(Damaged):
            Keyring.load(tmp_path)
    tally("flipped bits in keyring.json", len(bits))


def leaves(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to all texts, numbers and truths in a JSON value."""
    if isinstance(value, dict | list):
        steps = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in steps:
            yield from leaves(inner, (*way, key))
    elif value is not None:
        yield way


def changed(value: Any, chance: random.Random) -> Any:
    """The value with one bit flipped, of the bytes where it is base64; or something else."""
    if chance.random() < 0.2:
        return chance.choice([None, "", "x", -1, 0, 1, 1 << 40, 1 << 80, 0.5, True, [], {}, ["x"], {"x": 1}])
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value ^ (1 << chance.randrange(4))
    try:
        content = bytearray(base64.b64decode(value, validate=True))
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        return base64.b64encode(bytes(content)).decode()
    except ValueError:
        at = chance.randrange(len(value)) if value else 0
        return value[:at] + chr((ord(value[at]) if value else 65) ^ 1) + value[at + 1 :]


def held(keyring: Keyring, session: Session) -> tuple[object, ...]:
    """Everything that a sign-in gives."""
    return (
        session.person_id,
        session.roles,
        session.database_key,
        session.clinical_keys(),
        session.slot_secrets(),
        session.root_public,
        keyring.roster,
        keyring.escrow_public,
    )


def test_an_edit_with_a_mended_hash_gets_nothing(whole: bytes, tmp_path: Path, tally: Tally) -> None:
    chance = random.Random(7)
    clinic = Clinic(tmp_path)
    path = tmp_path / "keyring.json"
    honest = {}
    for login in ("rina", "dewi"):
        path.write_bytes(whole)
        keyring, session = clinic.enter(login)
        honest[login] = held(keyring, session)
    line = whole.split(b"\n")[0]
    ways = list(leaves(json.loads(line)))
    refused = 0
    for _ in range(MENDED_EDITS):
        value = json.loads(line)
        *way, last = chance.choice(ways)
        place = value
        for step in way:
            place = place[step]
        place[last] = changed(place[last], chance)
        edited = json.dumps(value, sort_keys=True, separators=(",", ":")).encode()
        path.write_bytes(edited + b"\n" + digest("teduh.keyring", edited).hex().encode() + b"\n")
        login = chance.choice(["rina", "dewi"])
        try:
            keyring, session = clinic.enter(login)
        except (Damaged, Refused, Unavailable):
            refused += 1
        else:
            assert held(keyring, session) == honest[login], (*way, last)
    tally("edits of the keyring with a mended hash", MENDED_EDITS)
    assert refused > 0
