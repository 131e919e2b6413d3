"""Words for refusals that any room may raise."""

from clinic_app.common.translations import N_

WORDS: dict[str, str] = {
    "permission.role": N_("Your role does not include this. Ask a colleague who may do it."),
    "permission.own": N_("Only the care team of this client may do this."),
    "inputs.several": N_("{count} entries need a second look. They are marked in red."),
    "text.required": N_("Nothing is typed here. Fill it in."),
    "text.too_long": N_("Too long. Use at most {limit} signs."),
    "text.signs": N_("This text holds broken signs. Type it instead of pasting it."),
    "number.unknown": N_("There is nothing with this number."),
    "number.range": N_("Choose a number from {least} to {most}."),
}
