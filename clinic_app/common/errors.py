"""Refusals that people can do something about. Anything else that is raised is a bug.

An error carries a code and parameters, never a sentence: `messages/` has the words. Parameters never hold
personal data, since an error may be logged.
"""


class ClinicError(Exception):
    """A refusal with a `code` (a key of `messages/`) and the parameters of its sentence."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class InvalidInput(ClinicError):
    """What was typed into one field can't be taken; `field` names it (the name in the values class)."""

    def __init__(self, field: str, code: str, **params: object) -> None:
        super().__init__(code, **params)
        self.field = field


class InvalidInputs(ClinicError):
    """Several fields at once; `faults` in the order of the form."""

    def __init__(self, faults: list[InvalidInput]) -> None:
        super().__init__("inputs.several", count=len(faults))
        self.faults = faults


class NotPermitted(ClinicError):
    """The person's roles, or the care team, don't allow it."""


class NotFound(ClinicError):
    """The object named doesn't exist (any more)."""


class Refused(ClinicError):
    """The state of things forbids it: a signed note, a closed episode, a missing consent."""


class Damaged(ClinicError):
    """A file, blob, signature or chain isn't what it was when written."""


class Unavailable(ClinicError):
    """The surroundings forbid it now: disk full, folder in use, file of a newer version."""
