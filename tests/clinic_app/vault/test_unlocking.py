"""Signing in: what each person gets, and what a failure costs."""

from datetime import timedelta

import pytest

from clinic_app.common.errors import ClinicError, InvalidInput, NotPermitted, Refused
from clinic_app.vault.attempts import NOBODY
from clinic_app.vault.binding import Binding
from clinic_app.vault.keyring import Keyring
from clinic_app.vault.sealing import seal_to
from clinic_app.vault.signing import verify
from tests.clinic_app.vault.clinic_folder import ADMIN, COUNSELOR, NOW, Clinic, password

WRONG = "bukan kata sandinya"


def refusal(keyring: Keyring, login: str, typed: str, now=NOW) -> ClinicError:
    with pytest.raises(Refused) as refused:
        keyring.unlock(login, typed, now)
    return refused.value


def test_everybody_gets_the_same_database_key(clinic: Clinic) -> None:
    keys = {clinic.enter(login)[1].database_key for login in ("admin", "rina", "dewi", "made")}
    assert len(keys) == 1
    assert len(keys.pop()) == 32


def test_roles_decide_who_holds_the_clinical_key_and_the_root(clinic: Clinic) -> None:
    held = {
        login: (session.has_clinical, session.root_secret is not None)
        for login in ("admin", "rina", "dewi", "made")
        for _, session in [clinic.enter(login)]
    }
    assert held == {
        "admin": (False, True),
        "rina": (True, False),
        "dewi": (False, False),
        "made": (True, False),
    }


def test_a_receptionists_session_holds_no_clinical_key(clinic: Clinic) -> None:
    _, dewi = clinic.enter("dewi")
    assert not dewi.clinical_keys()
    assert not dewi.granting_keys()
    with pytest.raises(NotPermitted):
        dewi.clinical_key(1)
    with pytest.raises(NotPermitted):
        _ = dewi.latest_clinical


def test_a_session_signs_and_opens_as_the_roster_says(clinic: Clinic) -> None:
    keyring, rina = clinic.enter("rina")
    entry = keyring.roster.by_login("rina")
    assert entry is not None
    here = Binding("draft", 1, "staff:2")
    assert verify(entry.sign_public, b"m", rina.sign(b"m"))
    assert rina.open_box(seal_to(entry.box_public, b"isi", here), here) == b"isi"


def test_a_login_may_be_typed_with_capitals_and_spaces(clinic: Clinic) -> None:
    assert clinic.keyring().unlock(" RINA ", password("rina"), NOW).person_id == COUNSELOR


def test_a_wrong_user_and_a_wrong_password_get_the_same_answer(clinic: Clinic) -> None:
    keyring = clinic.keyring()
    wrong, unknown = refusal(keyring, "rina", WRONG), refusal(keyring, "siapa", WRONG)
    assert (wrong.code, wrong.params) == (unknown.code, unknown.params) == ("sign_in.wrong", {"left": 4})


@pytest.mark.parametrize("login", ["rina", "siapa"])
def test_the_fifth_failure_starts_delays_that_grow_and_survive_a_restart(clinic: Clinic, login: str) -> None:
    now = NOW
    for left in (4, 3, 2, 1):
        assert refusal(clinic.keyring(), login, WRONG, now).params == {"left": left}
    for seconds in (30, 60, 120, 300, 900, 900):
        late = refusal(clinic.keyring(), login, WRONG, now)
        assert (late.code, late.params) == ("sign_in.delayed", {"seconds": seconds})
        assert clinic.keyring().delay(login, now) == seconds
        assert clinic.keyring().delay(login, now + timedelta(seconds=seconds - 1)) == 1
        now += timedelta(seconds=seconds)
        assert clinic.keyring().delay(login, now) == 0


def test_during_a_delay_the_right_password_is_not_tried(clinic: Clinic) -> None:
    keyring = clinic.keyring()
    for _ in range(5):
        refusal(keyring, "rina", WRONG)
    assert refusal(keyring, "rina", password("rina")).code == "sign_in.delayed"
    assert len(keyring.failed_attempts) == 5
    later = NOW + timedelta(seconds=30)
    assert keyring.unlock("rina", password("rina"), later).person_id == COUNSELOR
    assert keyring.delay("rina", later) == 0


def test_one_persons_delay_is_nobody_elses(clinic: Clinic) -> None:
    keyring = clinic.keyring()
    for _ in range(5):
        refusal(keyring, "rina", WRONG)
    assert keyring.unlock("admin", password("admin"), NOW).person_id == ADMIN
    assert keyring.delay("rina", NOW) == 30


def test_a_clock_set_back_does_not_lock_anybody_out(clinic: Clinic) -> None:
    for _ in range(5):
        refusal(clinic.keyring(), "rina", WRONG)
    keyring, a_year_ago = clinic.keyring(), NOW - timedelta(days=365)
    assert keyring.delay("rina", a_year_ago) == 30
    assert keyring.delay("rina", a_year_ago + timedelta(seconds=30)) == 0


def test_failures_wait_for_the_log_and_go_when_it_has_them(clinic: Clinic) -> None:
    keyring = clinic.keyring()
    refusal(keyring, "rina", WRONG)
    refusal(keyring, "kata sandi saya ini", WRONG)
    keyring = clinic.keyring()
    keyring.unlock("dewi", password("dewi"), NOW)
    waiting = keyring.failed_attempts
    assert [each.login for each in waiting] == ["rina", NOBODY]
    keyring.attempts_logged(waiting)
    assert clinic.keyring().failed_attempts == ()
    assert refusal(clinic.keyring(), "rina", WRONG).params == {"left": 3}


def test_what_was_typed_as_a_login_is_not_kept(clinic: Clinic) -> None:
    refusal(clinic.keyring(), "rahasia saya 123", WRONG)
    assert b"rahasia saya" not in (clinic.folder / "keyring.json").read_bytes()


def test_an_attempt_is_on_the_disk_before_the_password_is_tried(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PowerCut(BaseException):
        pass

    def cut(*_: object) -> bytearray:
        raise PowerCut

    monkeypatch.setattr("clinic_app.vault.slots.derive", cut)
    with pytest.raises(PowerCut):
        clinic.keyring().unlock("rina", WRONG, NOW)
    assert [each.login for each in clinic.keyring().failed_attempts] == ["rina"]


def test_asking_for_the_password_again_counts_like_signing_in(clinic: Clinic) -> None:
    keyring, rina = clinic.enter("rina")
    rina.verify_password(password("rina"), NOW)
    for left in (4, 3, 2, 1):
        with pytest.raises(Refused) as refused:
            rina.verify_password(WRONG, NOW)
        assert refused.value.params == {"left": left}
    with pytest.raises(Refused) as refused:
        rina.verify_password(WRONG, NOW)
    assert refused.value.params == {"seconds": 30}
    assert clinic.keyring().delay("rina", NOW) == 30
    assert len(keyring.failed_attempts) == 5


@pytest.mark.parametrize(
    "new",
    [
        "kata'sandi\";--baru",
        "🌧️☀️ hujan reda 🌈 lagi",
        "dua ratus " * 20,
        "كلمة سر طويلة جدا",
        "é" * 4 + "abcdefgh",
    ],
)
def test_a_password_may_hold_any_sign(clinic: Clinic, new: str) -> None:
    keyring, rina = clinic.enter("rina")
    key = rina.database_key
    keyring.change_password(rina, password("rina"), new, NOW)
    assert clinic.keyring().unlock("rina", new, NOW).database_key == key
    refusal(clinic.keyring(), "rina", password("rina"))
    keyring.mark_seen(rina, 7, b"\7" * 32)
    assert clinic.keyring().unlock("rina", new, NOW).last_seen == (7, b"\7" * 32)


def test_the_same_letters_from_another_keyboard_are_the_same_password(clinic: Clinic) -> None:
    keyring, rina = clinic.enter("rina")
    keyring.change_password(rina, password("rina"), "caf\u00e9 di pojok jalan", NOW)
    assert clinic.keyring().unlock("rina", "cafe\u0301 di pojok jalan", NOW).person_id == COUNSELOR


@pytest.mark.parametrize(
    ("new", "code"),
    [
        ("", "password.short"),
        ("elevensigns", "password.short"),
        (" " * 30, "password.blank"),
        ("a" * 40, "password.simple"),
        ("abababababab", "password.simple"),
        ("x" * 5_000_000, "password.long"),
        ("kata sandi si rina", "password.same_as_old"),
        ("KATA sandi si rina", "password.same_as_old"),
    ],
)
def test_a_password_that_cannot_be_taken_says_why(clinic: Clinic, new: str, code: str) -> None:
    keyring, rina = clinic.enter("rina")
    before = (clinic.folder / "keyring.json").read_bytes()
    with pytest.raises(InvalidInput) as refused:
        keyring.change_password(rina, password("rina"), new, NOW)
    assert refused.value.code == code
    assert (clinic.folder / "keyring.json").read_bytes() == before


@pytest.mark.parametrize("typed", ["", "x" * 5_000_000, "\ud83d", "\0", "'\";--"])
def test_odd_input_at_the_door_is_a_wrong_password(clinic: Clinic, typed: str) -> None:
    assert refusal(clinic.keyring(), "rina", typed).code == "sign_in.wrong"
    assert refusal(clinic.keyring(), typed, WRONG).code == "sign_in.wrong"


def test_the_last_seen_mark_comes_back_at_the_next_sign_in(clinic: Clinic) -> None:
    keyring, rina = clinic.enter("rina")
    assert rina.last_seen is None
    keyring.mark_seen(rina, 41, b"\x11" * 32)
    assert clinic.enter("rina")[1].last_seen == (41, b"\x11" * 32)
    assert clinic.enter("dewi")[1].last_seen is None


def test_wiping_overwrites_every_secret(clinic: Clinic) -> None:
    _, admin = clinic.enter("admin")
    _, rina = clinic.enter("rina")
    for session in (admin, rina):
        held = [each for each in vars(session).values() if isinstance(each, bytearray)]
        held += [*session._clinical.values(), *session._granting.values()]
        assert all(any(secret) for secret in held)
        assert len(held) >= 5
        session.wipe()
        assert not any(any(secret) for secret in held)
        with pytest.raises(Refused):
            _ = session.database_key
        with pytest.raises(Refused):
            session.sign(b"m")
        with pytest.raises(Refused):
            session.verify_password("x", NOW)


def test_a_session_shows_nothing_and_is_not_copied(clinic: Clinic) -> None:
    import copy
    import pickle

    _, rina = clinic.enter("rina")
    assert repr(rina) == "<Session of person 2>"
    for copying in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError):
            copying(rina)


def test_the_recovery_sheet_opens_everything_and_a_wrong_one_nothing(clinic: Clinic) -> None:
    from clinic_app.vault.recovery import new_code
    from tests.clinic_app.vault.clinic_folder import CODE

    keyring, rina = clinic.enter("rina")
    sheet = keyring.open_recovery(CODE, NOW)
    assert sheet.database_key == rina.database_key
    assert sheet.granting_keys() == rina.clinical_keys()
    assert len(sheet.escrow_secret) == 32
    sheet.wipe()
    with pytest.raises(Refused):
        _ = sheet.escrow_secret
    with pytest.raises(Refused) as refused:
        keyring.open_recovery(new_code(), NOW)
    assert refused.value.code == "recovery.wrong"
    assert clinic.keyring().failed_attempts[-1].login == "*recovery"
