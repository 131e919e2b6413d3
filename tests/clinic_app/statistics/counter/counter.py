"""A second counter, in plain Python over plain rows, written from the handbook (§2.3, §7.4).

It shares no line with `clinic_app/statistics` and no SQL: where the two disagree, one of them is wrong.
"""

from collections import Counter
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from tests.clinic_app.statistics.counter.clinics import Row, Rows

Filter = tuple[str | None, int | None]
"""Programme and counselor; None for any."""

SCREEN = ((0, "<12"), (12, "12–17"), (18, "18–24"), (25, "25–34"), (35, "35–44"), (45, "45–59"), (60, "60+"))
LB1_YEARS = (
    *((1, "1–4"), (5, "5–9"), (10, "10–14"), (15, "15–19"), (20, "20–44"), (45, "45–54"), (55, "55–59")),
    *((60, "60–69"), (70, "≥70")),
)


class SecondCounter:
    """The figures of one month of a clinic, as it stands at `now` (wall clock)."""

    def __init__(self, rows: Rows, month: date, now: datetime) -> None:
        self.rows, self.month, self.now = rows, month, now
        self.clients = {client["id"]: client for client in rows["clients"]}
        self.problems = rows["problems"]
        self.held = [meeting for meeting in rows["meetings"] if meeting["status"] == "HELD"]
        self.group_programme = {group["id"]: group["programme"] for group in rows["groups"]}

    # --- words of the handbook --------------------------------------------------------------------

    def in_month(self, day: date | datetime | None) -> bool:
        return day is not None and (day.year, day.month) == (self.month.year, self.month.month)

    def bearer(self, client: int) -> int:
        into = self.clients[client]["into"]
        return client if into is None else into

    def everything_visited(self) -> list[Row]:
        """Every encounter that makes a visit, of all time, in the order of time."""
        found: list[Row] = []
        for appointment in self.rows["appointments"]:
            if appointment["status"] == "COMPLETED" and appointment["service"] not in ("CHT", "TEL"):
                found.append(
                    {
                        "who": self.bearer(appointment["client"]),
                        "at": appointment["start"],
                        "programme": appointment["programme"],
                        "counselor": appointment["counselor"],
                        "rank": (0, appointment["id"]),
                        "group": False,
                    }
                )
        for meeting in self.held:
            came = {self.bearer(client) for client, mark in meeting["marks"].items() if mark in "HT"}
            for who in came:
                found.append(
                    {
                        "who": who,
                        "at": meeting["start"],
                        "programme": self.group_programme[meeting["group"]],
                        "counselor": meeting["counselor"],
                        "rank": (1, meeting["id"]),
                        "group": True,
                    }
                )
        found.sort(key=lambda one: (one["at"], one["programme"], one["rank"]))
        seen: set[tuple[int, int]] = set()
        for one in found:
            one["new"] = (one["who"], one["at"].year) not in seen
            seen.add((one["who"], one["at"].year))
        return found

    def month_visited(self, which: Filter) -> list[Row]:
        return [one for one in self.everything_visited() if self.in_month(one["at"]) and fits(one, which)]

    # --- figures ----------------------------------------------------------------------------------

    def figures(self, which: Filter = (None, None)) -> dict[str, int]:
        """All counts; those that are 0 are there too."""
        seen = self.month_visited(which)
        visits = {(one["who"], one["at"].date(), one["programme"]) for one in seen}
        new = sum(one["new"] for one in seen)
        booked = [
            one for one in self.rows["appointments"] if self.in_month(one["start"]) and fits(one, which)
        ]
        individual = [one for one in booked if one["programme"] in ("BK", "PSY")]
        met = [
            one
            for one in self.held
            if self.in_month(one["start"])
            and fits({**one, "programme": self.group_programme[one["group"]]}, which)
        ]
        waits = [
            one["waited"]
            for one in booked
            if one["arrived"] is not None and one["waited"] is not None and one["status"] == "COMPLETED"
        ]
        notes = [self.note_in_time(one) for one in individual if one["status"] == "COMPLETED"]
        return {
            "persons": len({one["who"] for one in seen}),
            "visits_new": new,
            "visits_old": len(visits) - new,
            "sessions": sum(one["status"] == "COMPLETED" for one in individual),
            "contacts": sum(one["status"] == "COMPLETED" for one in booked) - len(notes),
            "no_shows": sum(one["status"] == "NO_SHOW" for one in individual),
            "cancelled": sum(one["status"].startswith("CANCELLED") for one in booked),
            "waited": len(waits),
            "waited_seconds": 60 * sum(waits),
            "notes_due": sum(one is not None for one in notes),
            "notes_on_time": sum(one is True for one in notes),
            "meetings": len(met),
            "attendances": len({(one["rank"], one["who"]) for one in seen if one["group"]}),
            "expected": sum(len(self.expected(one)) for one in met),
            "group_persons": len({one["who"] for one in seen if one["group"]}),
            **self.referrals(which),
        }

    def note_in_time(self, session: Row) -> bool | None:
        if session["note"] is not None and session["note"][0]:
            return bool(session["note"][1] <= 24 * 60)
        return False if self.now - session["end"] > timedelta(hours=24) else None

    def expected(self, meeting: Row) -> set[int]:
        day = meeting["start"].date()
        found = {self.bearer(client) for client in meeting["marks"]}
        for member in self.rows["members"]:
            if member["group"] != meeting["group"] or member["joined"] is None or member["joined"] > day:
                continue
            if member["stays"] is None or member["joined"] + timedelta(days=member["stays"]) >= day:
                found.add(self.bearer(member["client"]))
        return found

    def referrals(self, which: Filter) -> dict[str, int]:
        found: Counter[str] = Counter()
        following = date(self.month.year + self.month.month // 12, self.month.month % 12 + 1, 1)
        last = min(following - timedelta(days=1), self.now.date())
        for one in self.rows["referrals"]:
            if one["sent"] is None or not fits(one, which):
                continue
            way = {step: on(one["sent"], one[step]) for step in ("due", "accepted", "attended", "closed")}
            for step in ("accepted", "attended", "closed"):
                found[f"referrals_{step}"] += self.in_month(way[step])
            if self.in_month(one["sent"]):
                found["referrals_sent"] += 1
                outcome = one["outcome"] if way["closed"] else None
                found["referrals_answered"] += way["attended"] is not None or outcome in (
                    "service_received",
                    "completed",
                )
            silent = all(way[step] is None or way[step] > last for step in ("accepted", "attended", "closed"))
            found["referrals_overdue"] += silent and one["sent"] <= last and way["due"] < last
        names = ("sent", "accepted", "attended", "closed", "overdue", "answered")
        return {f"referrals_{name}": found[f"referrals_{name}"] for name in names}

    # --- ages and sexes ---------------------------------------------------------------------------

    def spread(self, what: str, bands: str) -> Counter[tuple[str, str]]:
        """(band, sex) → count, of persons, visits_new, visits_old or sessions of the whole month."""
        seen = self.month_visited((None, None))
        if what == "persons":
            first: dict[object, Row] = {}
            for one in seen:
                first.setdefault(one["who"], one)
            chosen = list(first.values())
        elif what == "sessions":
            chosen = [one for one in seen if not one["group"] and one["programme"] != "PEER"]
        else:
            visits: dict[object, list[Row]] = {}
            for one in seen:
                visits.setdefault((one["who"], one["at"].date(), one["programme"]), []).append(one)
            fresh = {key for key, ones in visits.items() if any(one["new"] for one in ones)}
            chosen = [ones[0] for key, ones in visits.items() if (key in fresh) == (what == "visits_new")]
        return Counter(self.band(one["who"], one["at"].date(), bands) for one in chosen)

    def band(self, who: int, day: date, bands: str) -> tuple[str, str]:
        client = self.clients[who]
        born = min(client["birth"], day)
        years = sum(birthday(born, year) <= day for year in range(born.year + 1, day.year + 1))
        if bands == "LB1_12" and years == 0:
            old = (day - born).days
            return ("0–7 hr" if old < 8 else "8–28 hr" if old < 29 else "29 hr–<1 th"), client["sex"]
        steps = LB1_YEARS if bands == "LB1_12" else SCREEN
        return [label for begins, label in steps if begins <= years][-1], client["sex"]

    # --- the rest ---------------------------------------------------------------------------------

    def guests(self) -> tuple[Counter[str], Counter[str]]:
        """By sex: all of them, and those without a name."""
        everybody: Counter[str] = Counter()
        unnamed: Counter[str] = Counter()
        for meeting in self.held:
            for guests in meeting["guests"] if self.in_month(meeting["start"]) else ():
                if not guests["withdrawn"]:
                    count = 1 if guests["named"] else guests["count"]
                    everybody[guests["sex"]] += count
                    unnamed[guests["sex"]] += 0 if guests["named"] else count
        return +everybody, +unnamed

    def cases(self) -> Counter[tuple[str, bool, str, str]]:
        """(code, new, band, sex) → count."""
        said: dict[tuple[int, str, int], dict[str, Any]] = {}
        for problem in sorted(self.problems, key=lambda one: (one["first"], one["id"])):
            if problem["withdrawn"] or problem["programme"] == "PEER":
                continue
            who, last = self.bearer(problem["client"]), on(problem["first"], problem["closed"])
            sessions = [
                one
                for one in self.rows["appointments"]
                if one["status"] == "COMPLETED"
                and one["programme"] == problem["programme"]
                and self.bearer(one["client"]) == who
                and problem["first"] <= one["start"].date()
                and (last is None or one["start"].date() <= last)
            ]
            sessions.sort(key=lambda one: (one["start"], one["id"]))
            for number, one in enumerate(sessions):
                case = said.setdefault(
                    (who, problem["code"][:3], one["id"]),
                    {"code": problem["code"], "new": True, "who": who, "day": one["start"].date()},
                )
                case["new"] = case["new"] and number == 0
        return Counter(
            (case["code"], case["new"], *self.band(case["who"], case["day"], "LB1_12"))
            for case in said.values()
            if self.in_month(case["day"])
        )


def fits(row: Row, which: Filter) -> bool:
    programme, counselor = which
    return programme in (None, row["programme"]) and counselor in (None, row["counselor"])


def on(day: date, later: int | None) -> date | None:
    return None if later is None else day + timedelta(days=later)


def birthday(born: date, year: int) -> date:
    """Who was born on 29 February has the birthday on 1 March of other years."""
    try:
        return born.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def percent(part: int, whole: int) -> float | None:
    if not whole:
        return None
    exact = Decimal(100 * part) / Decimal(whole)
    return float(exact.quantize(Decimal("0.1"), ROUND_HALF_UP))
