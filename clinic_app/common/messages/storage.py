"""Words for the refusals of `storage`."""

WORDS: dict[str, str] = {}
