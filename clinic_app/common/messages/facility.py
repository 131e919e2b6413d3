"""Words for the refusals of `facility`."""

WORDS: dict[str, str] = {}
