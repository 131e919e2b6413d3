"""Words for the refusals of `scheduling`."""

WORDS: dict[str, str] = {}
