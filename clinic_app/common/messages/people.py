"""Words for the refusals of `people`."""

WORDS: dict[str, str] = {}
