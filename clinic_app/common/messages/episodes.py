"""Words for the refusals of `episodes`."""

WORDS: dict[str, str] = {}
