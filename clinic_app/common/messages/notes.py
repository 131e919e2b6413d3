"""Words for the refusals of `notes`."""

WORDS: dict[str, str] = {}
