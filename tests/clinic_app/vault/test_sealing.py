"""What is sealed opens in its own place, whole, for whom it was meant: and nowhere else."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinic_app.common.errors import Damaged
from clinic_app.vault.binding import Binding
from clinic_app.vault.sealing import (
    generation_of,
    new_key,
    new_pair,
    open_sealed,
    open_sealed_to,
    seal,
    seal_to,
)

HERE = Binding("note", 7, "client:12", version=2, generation=3)
KEY = new_key()
SECRET, PUBLIC = new_pair()
BINDINGS = st.builds(
    Binding,
    st.sampled_from(["note", "draft", "n"]),
    st.one_of(st.integers(0, 9), st.sampled_from(["1", "client:1", "escrow"])),
    st.sampled_from(["client:1", "client:12", "clinic"]),
    st.integers(1, 3),
    st.integers(0, 3),
)


@given(st.binary(max_size=400), BINDINGS)
def test_what_was_sealed_comes_back(plaintext: bytes, binding: Binding) -> None:
    assert open_sealed(KEY, seal(KEY, plaintext, binding), binding) == plaintext
    assert open_sealed_to(SECRET, seal_to(PUBLIC, plaintext, binding), binding) == plaintext
    assert generation_of(seal(KEY, plaintext, binding)) == binding.generation


def test_any_flipped_bit_of_a_blob_refuses() -> None:
    for blob, unseal in (
        (seal(KEY, b"Cemas sebelum ujian", HERE), lambda changed: open_sealed(KEY, changed, HERE)),
        (seal_to(PUBLIC, b"Cemas", HERE), lambda changed: open_sealed_to(SECRET, changed, HERE)),
    ):
        for bit in range(len(blob) * 8):
            changed = bytearray(blob)
            changed[bit // 8] ^= 1 << bit % 8
            with pytest.raises(Damaged):
                unseal(bytes(changed))


def test_a_cut_or_lengthened_blob_refuses() -> None:
    blob, box = seal(KEY, b"Cemas", HERE), seal_to(PUBLIC, b"Cemas", HERE)
    for cut in range(len(blob)):
        with pytest.raises(Damaged):
            open_sealed(KEY, blob[:cut], HERE)
    for cut in range(len(box)):
        with pytest.raises(Damaged):
            open_sealed_to(SECRET, box[:cut], HERE)
    with pytest.raises(Damaged):
        open_sealed(KEY, blob + b"\0", HERE)


@settings(max_examples=200)
@given(BINDINGS, BINDINGS)
def test_a_blob_opens_in_its_own_place_only(here: Binding, there: Binding) -> None:
    blob, box = seal(KEY, b"x", here), seal_to(PUBLIC, b"x", here)
    if here == there:
        assert open_sealed(KEY, blob, there) == open_sealed_to(SECRET, box, there) == b"x"
        return
    with pytest.raises(Damaged):
        open_sealed(KEY, blob, there)
    with pytest.raises(Damaged):
        open_sealed_to(SECRET, box, there)


def test_row_three_and_row_named_3_are_two_places() -> None:
    assert replace(HERE, row=3).bytes() != replace(HERE, row="3").bytes()


def test_another_key_opens_nothing() -> None:
    with pytest.raises(Damaged):
        open_sealed(new_key(), seal(KEY, b"x", HERE), HERE)
    with pytest.raises(Damaged):
        open_sealed_to(new_pair()[0], seal_to(PUBLIC, b"x", HERE), HERE)


def test_a_public_key_that_no_secret_has_is_refused() -> None:
    with pytest.raises(Damaged):
        seal_to(bytes(32), b"x", HERE)


def test_the_same_text_sealed_twice_looks_different() -> None:
    assert seal(KEY, b"x", HERE) != seal(KEY, b"x", HERE)
    assert seal_to(PUBLIC, b"x", HERE) != seal_to(PUBLIC, b"x", HERE)
