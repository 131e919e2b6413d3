"""Words for the refusals of `vault`."""

WORDS: dict[str, str] = {}
