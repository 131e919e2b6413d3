"""Groups: meetings and who came (handbook §7.4.6)."""

from collections.abc import Iterable, Sequence

from clinic_app.common.translations import N_
from clinic_app.people.values import Sex
from clinic_app.statistics.encounters import Encounter
from clinic_app.statistics.meetings import Came, Held
from clinic_app.statistics.tally import Tally, added, distinct
from clinic_app.statistics.values.figures import BySex, Guests, Measure

SENTENCES = {
    Measure.MEETINGS: N_("Group meeting: a meeting of a group that was held, at the counselor who led it."),
    Measure.ATTENDANCES: N_("Attendance: one member at one meeting, on time or late."),
    Measure.ATTENDANCE_PERCENT: N_(
        "Attendance in percent: attendances ÷ those expected, who are the group's members on the day."
    ),
    Measure.GUESTS: N_(
        "Guests: dropped in at a meeting, named or counted; never among the persons or the attendances."
    ),
}


def meetings(found: Sequence[Held]) -> Tally:
    """Meetings held."""
    return added((each.programme, each.counselor, 1) for each in found)


def attendances(seen: Sequence[Encounter]) -> Tally:
    """Members who came (H, T), meeting by meeting."""
    return distinct((each.programme, each.counselor, (each.id, each.client)) for each in seen if each.group)


def expected(found: Sequence[Held]) -> Tally:
    """Members who could have come, meeting by meeting."""
    return added((each.programme, each.counselor, len(each.expected)) for each in found)


def group_persons(seen: Sequence[Encounter]) -> Tally:
    """Different members who came at least once."""
    return distinct((each.programme, each.counselor, each.client) for each in seen if each.group)


def guests(found: Iterable[Came]) -> Guests:
    """Who dropped in, by sex; and the part of them that was only counted."""
    came = list(found)
    return Guests(_by_sex(came), _by_sex([each for each in came if not each.named]))


def _by_sex(came: Sequence[Came]) -> BySex:
    def of(sex: Sex) -> int:
        return sum(each.number for each in came if each.sex is sex)

    return BySex(of(Sex.MALE), of(Sex.FEMALE), of(Sex.UNKNOWN))
