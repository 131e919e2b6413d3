"""Signatures, commitments, canonical bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl import bindings

from clinic_app.vault.canonical import canonical_bytes
from clinic_app.vault.hashing import SIZE, digest
from clinic_app.vault.signing import (
    asked_of_all,
    commitment,
    fingerprint,
    new_salt,
    new_signing_pair,
    sign,
    verify,
    verify_all,
)

SEED, PUBLIC = new_signing_pair()
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def test_any_flipped_bit_of_a_signature_or_message_is_found() -> None:
    message = b"catatan 7"
    signature = sign(SEED, message)
    assert verify(PUBLIC, message, signature)
    for bit in range(len(signature) * 8):
        changed = bytearray(signature)
        changed[bit // 8] ^= 1 << bit % 8
        assert not verify(PUBLIC, message, bytes(changed))
    for bit in range(len(message) * 8):
        changed = bytearray(message)
        changed[bit // 8] ^= 1 << bit % 8
        assert not verify(PUBLIC, bytes(changed), signature)


def test_a_signature_of_another_length_or_another_person_is_none() -> None:
    signature = sign(SEED, b"m")
    assert not verify(PUBLIC, b"m", signature[:-1])
    assert not verify(PUBLIC, b"m", signature + b"\0")
    assert not verify(PUBLIC[:-1], b"m", signature)
    assert not verify(new_signing_pair()[1], b"m", signature)


def test_many_signatures_are_answered_each_in_its_place() -> None:
    claims = [(PUBLIC, b"%d" % number, sign(SEED, b"%d" % number)) for number in range(9)]
    claims[3] = (PUBLIC, b"another", claims[3][2])
    assert verify_all(claims) == [number != 3 for number in range(9)]
    assert verify_all([]) == []


def test_what_asking_raises_is_not_lost_on_a_thread() -> None:
    def ask(number: int) -> bool:
        raise ValueError(number)

    with pytest.raises(ValueError, match="4"):
        asked_of_all(ask, [4])


@given(st.text("abc.-", max_size=16), st.binary(max_size=80), st.binary(max_size=64))
def test_a_hash_is_that_of_libsodium(purpose: str, data: bytes, key: bytes) -> None:
    known = bindings.crypto_generichash_blake2b_salt_personal(
        data, digest_size=SIZE, key=key, person=purpose.encode("ascii")
    )
    assert digest(purpose, data, key) == known


def test_a_commitment_needs_its_salt() -> None:
    salt = new_salt()
    assert commitment(b"isi", salt) == commitment(b"isi", salt)
    assert commitment(b"isi", salt) != commitment(b"isi", new_salt())
    assert commitment(b"isi", salt) != commitment(b"lain", salt)


def test_the_fingerprint_is_sixteen_signs_in_fours() -> None:
    assert fingerprint(bytes.fromhex("9f2c41d807be6a35ffff")) == "9f2c 41d8 07be 6a35"


@given(PLAIN)
def test_canonical_bytes_do_not_depend_on_the_order_of_keys(value: object) -> None:
    def turned(part: object) -> object:
        if isinstance(part, dict):
            return {key: turned(part[key]) for key in reversed(part)}
        return [turned(item) for item in part] if isinstance(part, list) else part

    assert canonical_bytes(value) == canonical_bytes(turned(value))


@pytest.mark.parametrize("value", [1.0, {"a": [0.5]}, {1: "a"}, b"x", {"a"}, float("nan")])
def test_what_has_no_single_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical_bytes(value)
