"""Words for the refusals of `episodes`."""

from clinic_app.common.translations import N_

WORDS: dict[str, str] = {
    "episode.unknown": N_("This episode does not exist. Open the record again."),
    "episode.closed": N_("This episode is closed already."),
    "episode.open": N_("This episode is open already."),
    "episode.another_open": N_("A newer episode of this programme is open. Close that one first."),
}
