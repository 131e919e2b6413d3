"""Random clinics as plain rows: dictionaries of text, numbers and dates, of few clients and odd days.

Events crowd where counting goes wrong: around New Year, on 29 February, at midnight, on the same minute.
"""

from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st

Row = dict[str, Any]
Rows = dict[str, list[Row]]
"""Kind of thing → its rows. Each row has its `id`; whoever it is about stands there by number."""

COUNSELORS = (3, 4, 5)
SERVICES = {"BK": ("KI",), "PSY": ("KIS",), "PEER": ("TM", "CHT", "TEL")}
STATUSES = (
    *("COMPLETED", "COMPLETED", "COMPLETED", "NO_SHOW", "LEFT_BEFORE_SEEN", "BOOKED"),
    *("CANCELLED_CLIENT", "CANCELLED_PROVIDER"),
)
ODD_DAYS = (
    date(2027, 1, 1),
    date(2027, 12, 31),
    date(2028, 1, 1),
    date(2028, 1, 31),
    date(2028, 2, 1),
    date(2028, 2, 28),
    date(2028, 2, 29),
    date(2028, 3, 1),
)
ODD_TIMES = (time(0), time(9), time(9), time(13), time(23, 30))
BIRTHS = (
    date(2028, 2, 22),
    date(2028, 1, 31),
    date(2027, 2, 28),
    date(2024, 2, 29),
    date(2012, 2, 29),
    date(2010, 3, 1),
    date(2003, 2, 1),
    date(1992, 12, 31),
    date(1983, 1, 1),
    date(1968, 2, 29),
    date(1958, 2, 28),
)
MONTHS = (date(2027, 12, 1), date(2028, 1, 1), date(2028, 2, 1), date(2028, 3, 1))

days = st.one_of(
    st.sampled_from(ODD_DAYS), st.dates(date(2027, 11, 1), date(2028, 3, 31)), st.sampled_from(ODD_DAYS)
)
moments = st.builds(datetime.combine, days, st.sampled_from(ODD_TIMES))
staff = st.sampled_from(COUNSELORS)
programmes = st.sampled_from(("BK", "PSY", "PSY", "PEER"))
sexes = st.sampled_from("LPLPU")
minutes = st.integers(0, 90)
gaps = st.integers(0, 40)


def _clients(size: int) -> st.SearchStrategy[list[Row]]:
    one = st.fixed_dictionaries(
        {"sex": sexes, "birth": st.sampled_from(BIRTHS), "into": st.one_of(st.none(), st.integers(1, size))}
    )
    return st.lists(one, min_size=size, max_size=size).map(_merged)


def _merged(clients: list[Row]) -> list[Row]:
    """Numbered; merged only into somebody who isn't merged, so that there is no chain."""
    for number, client in enumerate(clients, start=1):
        client["id"] = number
    stays = {client["id"] for client in clients if client["into"] in (None, client["id"])}
    for client in clients:
        if client["id"] in stays or client["into"] not in stays:
            client["into"] = None
    return clients


def _appointments(who: st.SearchStrategy[int]) -> st.SearchStrategy[list[Row]]:
    # Whether its counselor signed it, and how many minutes after the end.
    signed = st.tuples(st.booleans(), st.sampled_from((1, 24 * 60 - 1, 24 * 60, 24 * 60 + 1)))
    note = st.one_of(st.none(), signed)
    one = st.fixed_dictionaries(
        {
            "client": who,
            "programme": programmes,
            "service": st.integers(0, 2),
            "start": moments,
            "counselor": staff,
            "status": st.sampled_from(STATUSES),
            "arrived": st.one_of(st.none(), minutes),
            "waited": st.one_of(st.none(), minutes),
            "note": note,
        }
    )
    return st.lists(one, max_size=20)


def _meetings(who: st.SearchStrategy[int]) -> st.SearchStrategy[list[Row]]:
    guests = st.fixed_dictionaries(
        {"sex": sexes, "count": st.integers(1, 9), "named": st.booleans(), "withdrawn": st.booleans()}
    )
    one = st.fixed_dictionaries(
        {
            "group": st.integers(1, 2),
            "start": moments,
            "counselor": staff,
            "status": st.sampled_from(("HELD", "HELD", "PLANNED", "CANCELLED")),
            "marks": st.dictionaries(who, st.sampled_from("HTISA"), max_size=5),
            "guests": st.lists(guests, max_size=2),
        }
    )
    return st.lists(one, max_size=4)


def _members(who: st.SearchStrategy[int]) -> st.SearchStrategy[list[Row]]:
    one = st.fixed_dictionaries(
        {
            "group": st.integers(1, 2),
            "client": who,
            "joined": st.one_of(st.none(), days),
            "stays": st.one_of(st.none(), st.integers(-1, 60)),
        }
    )
    return st.lists(one, max_size=6)


def _referrals(who: st.SearchStrategy[int]) -> st.SearchStrategy[list[Row]]:
    later = st.one_of(st.none(), gaps)
    one = st.fixed_dictionaries(
        {
            "client": who,
            "programme": programmes,
            "counselor": staff,
            "sent": st.one_of(st.none(), days),
            "due": gaps,
            "accepted": later,
            "attended": later,
            "closed": later,
            "outcome": st.sampled_from((None, "service_received", "completed", "lost_contact", "died")),
        }
    )
    return st.lists(one, max_size=4)


def _problems(who: st.SearchStrategy[int]) -> st.SearchStrategy[list[Row]]:
    one = st.fixed_dictionaries(
        {
            "client": who,
            "programme": programmes,
            "code": st.sampled_from(("F32.1", "F32.2", "F43.2", "P02", "K01")),
            "first": days,
            "closed": st.one_of(st.none(), st.none(), st.integers(0, 60)),
            "withdrawn": st.sampled_from((False, False, False, True)),
        }
    )
    return st.lists(one, max_size=6)


@st.composite
def clinics(draw: st.DrawFn) -> Rows:
    """A clinic with everything that a month counts."""
    size = draw(st.integers(1, 6))
    who = st.integers(1, size)
    rows: Rows = {
        "clients": draw(_clients(size)),
        "appointments": draw(_appointments(who)),
        "groups": [{"id": 1, "programme": "PSY"}, {"id": 2, "programme": draw(programmes)}],
        "meetings": draw(_meetings(who)),
        "members": draw(_members(who)),
        "referrals": draw(_referrals(who)),
        "problems": draw(_problems(who)),
    }
    for kind in ("appointments", "meetings", "members", "referrals", "problems"):
        for number, row in enumerate(rows[kind], start=1):
            row["id"] = number
    for row in rows["appointments"]:
        offered = SERVICES[row["programme"]]
        row["service"] = offered[row["service"] % len(offered)]
        # The last session of a day ends at 24.00.
        row["end"] = row["start"] + timedelta(minutes=30)
    return rows
