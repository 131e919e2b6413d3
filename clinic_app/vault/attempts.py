"""Failed attempts to sign in: how long to wait, and what the log has yet to be told (SECURITY §3.3).

An attempt is written down as failed before the password is tried and struck out when it was right, so killing
the program in between doesn't help. Who can edit the file, put back an older copy of it or set the computer's
clock forward can shorten the delay; against such a person stands the cost of each guess, not the delay.
Without the file's hash line being right the program doesn't start at all, and an edit doesn't reach what is
logged already.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from clinic_app.vault.encoding import moment_of, number_in, stamp, string_in

FREE = 4
"""Failures without a delay; the fifth starts it."""
DELAYS = (30, 60, 120, 300, 900)
"""Seconds after the fifth, sixth, … failure; the last stays."""
KEPT = 500
"""How many failures wait for the log at most; the oldest go first."""
NOBODY = ""
"""In a login's place when nobody has it: what was typed may have been a password."""


@dataclass(frozen=True)
class FailedAttempt:
    """A failure for the log; `login` is `NOBODY` for one that doesn't exist, "*recovery" for the sheet."""

    at: datetime
    login: str


@dataclass(frozen=True)
class Failures:
    """Failures of one login since it last signed in."""

    count: int
    last: datetime


@dataclass(frozen=True)
class Attempts:
    """What the keyring file remembers of failures."""

    failures: dict[str, Failures]
    unlogged: tuple[FailedAttempt, ...]

    def seconds_left(self, login: str, now: datetime) -> int:
        """How long this login has to wait; 0 when it may try."""
        known = self.failures.get(login)
        if known is None or known.count <= FREE:
            return 0
        delay = DELAYS[min(known.count - FREE, len(DELAYS)) - 1]
        # A clock set back makes no wait longer than the delay itself.
        ends = min(known.last, now) + timedelta(seconds=delay)
        return max(0, -int((now - ends).total_seconds() // 1))

    def tries_left(self, login: str) -> int:
        """How many more failures this login has before it must wait."""
        known = self.failures.get(login)
        return max(0, FREE + 1 - (known.count if known else 0))

    def failed(self, login: str, now: datetime) -> "Attempts":
        """With one more failure."""
        before = self.failures.get(login)
        count = (before.count if before else 0) + 1
        unlogged = (*self.unlogged, FailedAttempt(now, login))[-KEPT:]
        return Attempts({**self.failures, login: Failures(count, now)}, unlogged)

    def unheeded(self, login: str, now: datetime) -> "Attempts":
        """With a failure for the log that delays nobody: the recovery sheet can't be guessed."""
        return replace(self, unlogged=(*self.unlogged, FailedAttempt(now, login))[-KEPT:])

    def succeeded(self, login: str, attempt_at: datetime) -> "Attempts":
        """Without the delay of `login`; the attempt of that moment was none, others stay for the log."""
        failures = {who: each for who, each in self.failures.items() if who != login}
        struck = FailedAttempt(attempt_at, login)
        at = max((n for n, each in enumerate(self.unlogged) if each == struck), default=None)
        unlogged = self.unlogged if at is None else self.unlogged[:at] + self.unlogged[at + 1 :]
        return Attempts(failures, unlogged)

    def logged(self, entries: tuple[FailedAttempt, ...]) -> "Attempts":
        """Without those that the log has now."""
        return replace(self, unlogged=tuple(each for each in self.unlogged if each not in entries))

    def started_again(self, now: datetime) -> "Attempts":
        """With no failure in the future: after a clock was set back, a delay counts from `now`."""
        return replace(
            self,
            failures={
                login: replace(each, last=min(each.last, now)) for login, each in self.failures.items()
            },
        )

    def to_json(self) -> dict[str, Any]:
        return {
            "failures": {login: [each.count, stamp(each.last)] for login, each in self.failures.items()},
            "unlogged": [[stamp(each.at), each.login] for each in self.unlogged],
        }

    @classmethod
    def from_json(cls, content: dict[str, Any]) -> "Attempts":
        return cls(
            {
                login: Failures(number_in(count), moment_of(last))
                for login, (count, last) in content["failures"].items()
            },
            tuple(FailedAttempt(moment_of(at), string_in(login)) for at, login in content["unlogged"]),
        )
