"""What the programmes are called, on screen and paper."""

from clinic_app.common.translations import N_, _
from clinic_app.facility.values import Programme

_PROGRAMME = {
    Programme.BK: N_("Counseling"),
    Programme.PSY: N_("Psychosocial service"),
    Programme.PEER: N_("Peer support"),
}
_PROGRAMME_SHORT = {
    Programme.BK: N_("Counseling"),
    Programme.PSY: N_("Psychosocial"),
    Programme.PEER: N_("Peer"),
}


def programme_name(programme: Programme, short: bool = False) -> str:
    """`Layanan psikososial`, or short `Psikososial`."""
    return _((_PROGRAMME_SHORT if short else _PROGRAMME)[programme])
