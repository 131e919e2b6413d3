"""Calling a method with odd arguments, and seeing whether a refusal left the clinic as it was."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import sqlcipher3.dbapi2 as driver

from clinic_app.common import translations
from clinic_app.common.errors import ClinicError, InvalidInputs
from clinic_app.common.messages import words
from clinic_app.storage.database import open_db
from clinic_app.vault.attempts import Attempts
from tests.support.clinic import ADMIN, Clinic

LOGGED_BEFORE = ("backup.examine",)
"""What is in the log before it is tried: looking into a backup, whether it opens or not."""
DELAYED = ("sign_in.wrong", "sign_in.delayed")


@dataclass
class Watch:
    """Counts calls and answers, and keeps what must not have happened."""

    clinic: Clinic
    calls: int = 0
    answers: int = 0
    surprises: list[tuple[str, str, str]] = field(default_factory=list)
    _eye: driver.Connection = field(init=False)

    def __post_init__(self) -> None:
        key = self.clinic.desk(ADMIN).keys.database_key
        self._eye = open_db(self.clinic.folder / "clinic.db", key)

    def told(self) -> str:
        """The surprises, each kind once with its first arguments."""
        first = {(name, what): arguments for name, what, arguments in reversed(self.surprises)}
        return "\n".join(f"{name}: {what}\n    {arguments}" for (name, what), arguments in first.items())

    def close(self) -> None:
        self._eye.close()

    def call(self, name: str, method: Callable[..., object], arguments: dict[str, Any]) -> None:
        """One call: a value, or a refusal with words that changed nothing."""
        self.calls += 1
        before = self._state()
        try:
            method(**arguments)
            self.answers += 1
        except ClinicError as refusal:
            self._judge(name, refusal, arguments)
            if self._state() != before and name not in LOGGED_BEFORE:
                self._note(name, f"refused with {refusal.code}, and something was changed", arguments)
        except Exception as fault:
            self._note(name, f"{fault!r:.200}", arguments)
            if self._state() != before:
                self._note(name, f"failed with {fault!r:.80}, and something was changed", arguments)

    def _judge(self, name: str, refusal: ClinicError, arguments: dict[str, Any]) -> None:
        for each in (refusal, *(refusal.faults if isinstance(refusal, InvalidInputs) else ())):
            for language in ("id", "en"):
                translations.use_language(language)
                try:
                    sentence = words(each)
                except (KeyError, IndexError) as fault:
                    self._note(name, f"no words in {language} for {each.code}: {fault!r}", arguments)
                else:
                    if not sentence or "\\n" in sentence:
                        self._note(name, f"odd words for {each.code}: {sentence!r:.80}", arguments)
        if refusal.code in DELAYED:
            self.clinic.clock.forward(minutes=16)

    def _state(self) -> tuple[object, ...]:
        """Another as soon as anything was committed, or the keyring changed in more than its attempts."""
        (version,) = self._eye.execute("PRAGMA data_version").fetchone()
        keyring = replace(self.clinic.keyring._contents, attempts=Attempts({}, ()))
        return version, keyring

    def _note(self, name: str, what: str, arguments: dict[str, Any]) -> None:
        if len(self.surprises) < 200:
            self.surprises.append((name, what, f"{arguments!r:.400}"))
