"""The counts of a month, less cases, in SQL written by hand for this one engine: what `month_counts_ratio` is
measured against. It counts everything that the report counts, by programme, counselor, age band and sex.
"""

from datetime import date, datetime, timedelta

from sqlalchemy import Connection

_SEEN = """
WITH remote AS (SELECT id FROM service_type WHERE programme = 'PEER' AND code IN ('CHT', 'TEL')),
met AS (
  SELECT 0 AS kind, a.id, COALESCE(c.merged_into, c.id) AS client, a.start_at AS start, a.programme,
         a.counselor_id AS counselor
  FROM appointment a JOIN client c ON c.id = a.client_id
  WHERE a.start_at >= :begin AND a.start_at < :end AND a.status = 'COMPLETED'
    AND a.service_type_id NOT IN (SELECT id FROM remote)
  UNION ALL
  SELECT 1, m.id, COALESCE(c.merged_into, c.id), m.start_at, m.programme, m.counselor_id
  FROM meeting m JOIN attendance t ON t.meeting_id = m.id JOIN client c ON c.id = t.client_id
  WHERE m.start_at >= :begin AND m.start_at < :end AND m.status = 'HELD' AND t.came = 1
),
ranked AS (
  SELECT met.*, row_number() OVER (PARTITION BY client ORDER BY start, programme, kind, id) AS nth FROM met
),
seen AS MATERIALIZED (
  SELECT r.kind, r.id, r.client, substr(r.start, 1, 10) AS day, r.start, r.programme, r.counselor, p.sex,
    CAST(substr(r.start, 1, 4) AS INTEGER) - CAST(substr(p.birth_date, 1, 4) AS INTEGER)
      - (substr(r.start, 6, 5) < substr(p.birth_date, 6, 5)) AS years,
    r.nth = 1 AND NOT EXISTS (
      SELECT 1 FROM client s JOIN appointment a ON a.client_id = s.id
      WHERE (s.id = r.client OR s.merged_into = r.client) AND a.status = 'COMPLETED'
        AND a.start_at >= :year AND a.start_at < :begin AND a.service_type_id NOT IN (SELECT id FROM remote)
    ) AND NOT EXISTS (
      SELECT 1 FROM client s JOIN attendance t ON t.client_id = s.id JOIN meeting m ON m.id = t.meeting_id
      WHERE (s.id = r.client OR s.merged_into = r.client) AND t.came = 1 AND m.status = 'HELD'
        AND m.start_at >= :year AND m.start_at < :begin
    ) AS fresh
  FROM ranked r JOIN client p ON p.id = r.client
),
visit AS MATERIALIZED (
  SELECT client, day, programme, sex, years, max(fresh) AS fresh FROM seen GROUP BY client, day, programme
),
person AS MATERIALIZED (
  SELECT sex, years, '' AS programme FROM (
    SELECT *, row_number() OVER (PARTITION BY client ORDER BY start) AS n FROM seen) WHERE n = 1
  UNION ALL
  SELECT sex, years, programme FROM (
    SELECT *, row_number() OVER (PARTITION BY client, programme ORDER BY start) AS n FROM seen) WHERE n = 1
)
"""

_BY_CUT = """
SELECT '{name}' AS figure, '' AS programme, 0 AS counselor, count(*) AS n
  FROM (SELECT DISTINCT {what} FROM {of})
UNION ALL SELECT '{name}', programme, 0, count(*)
  FROM (SELECT DISTINCT programme, {what} FROM {of}) GROUP BY 2
UNION ALL SELECT '{name}', programme, counselor, count(*)
  FROM (SELECT DISTINCT programme, counselor, {what} FROM {of}) GROUP BY 2, 3
"""

_PEOPLE = _SEEN + " UNION ALL ".join(
    _BY_CUT.format(name=name, what=what, of=of)
    for name, what, of in (
        ("persons", "client", "seen"),
        ("visits", "client, day, programme", "seen"),
        ("visits_new", "client", "seen WHERE fresh"),
        ("attendances", "id, client", "seen WHERE kind = 1"),
        ("group_persons", "client", "seen WHERE kind = 1"),
    )
)

_BAND = {
    "SCREEN": "(years >= 12) + (years >= 18) + (years >= 25) + (years >= 35) + (years >= 45) + (years >= 60)",
    "LB1_12": "(years >= 1) + (years >= 5) + (years >= 10) + (years >= 15) + (years >= 20) + (years >= 45)"
    " + (years >= 55) + (years >= 60) + (years >= 70)",
}

_AGES = _SEEN + " UNION ALL ".join(
    f"SELECT '{name}' AS figure, '{preset}' AS preset, {programme} AS programme, {_BAND[preset]} AS band,"
    f" sex, count(*) AS n FROM {of} GROUP BY 3, 4, 5"
    for name, preset, of, each in (
        ("persons", "SCREEN", "person WHERE programme = ''", False),
        ("persons", "LB1_12", "person", True),
        ("visits_new", "LB1_12", "visit WHERE fresh", True),
        ("visits_old", "LB1_12", "visit WHERE NOT fresh", True),
        ("sessions", "LB1_12", "seen WHERE kind = 0 AND programme <> 'PEER'", True),
    )
    for programme in (("programme",) if each else ("''",))
)

_BOOKED = """
SELECT programme, counselor_id, status, count(*), count(CASE WHEN started_at >= checked_in_at THEN 1 END),
  sum(CASE WHEN started_at >= checked_in_at
      THEN CAST(strftime('%s', started_at) AS INTEGER) - CAST(strftime('%s', checked_in_at) AS INTEGER) END)
FROM appointment WHERE start_at >= :begin AND start_at < :end GROUP BY 1, 2, 3
"""

_NOTES = """
SELECT a.programme, a.counselor_id, count(*),
  sum(v.signed_at IS NOT NULL AND datetime(v.signed_at, '+7 hours') <= datetime(a.end_at, '+24 hours'))
FROM appointment a
LEFT JOIN note n ON n.appointment_id = a.id AND n.author_id = a.counselor_id
LEFT JOIN note_version v ON v.note_id = n.id AND v.version = 0
WHERE a.start_at >= :begin AND a.start_at < :end AND a.status = 'COMPLETED' AND a.programme <> 'PEER'
  AND (v.signed_at IS NOT NULL OR datetime(a.end_at, '+24 hours') < :now)
GROUP BY 1, 2
"""

_MEETINGS = """
WITH held AS MATERIALIZED (
  SELECT m.id, g.group_id, date(m.start_at) AS day, m.programme, m.counselor_id
  FROM meeting m JOIN group_meeting g ON g.meeting_id = m.id
  WHERE m.start_at >= :begin AND m.start_at < :end AND m.status = 'HELD'
),
due AS (
  SELECT h.id, h.programme, h.counselor_id, COALESCE(c.merged_into, c.id) AS client
  FROM held h JOIN attendance t ON t.meeting_id = h.id JOIN client c ON c.id = t.client_id
  UNION
  SELECT h.id, h.programme, h.counselor_id, COALESCE(c.merged_into, c.id)
  FROM held h JOIN group_member b ON b.group_id = h.group_id JOIN client c ON c.id = b.client_id
  WHERE b.joined_on <= h.day AND (b.left_on IS NULL OR b.left_on >= h.day)
)
SELECT 'meetings', programme, counselor_id, '', count(*) FROM held GROUP BY 2, 3
UNION ALL SELECT 'expected', programme, counselor_id, '', count(*) FROM due GROUP BY 2, 3
UNION ALL SELECT 'guests', h.programme, h.counselor_id, x.sex || (x.name = ''), sum(x.count)
  FROM held h JOIN group_guest x ON x.meeting_id = h.id WHERE NOT x.withdrawn GROUP BY 2, 3, 4
"""

_REFERRALS = """
SELECT programme, owner_id, sum(sent_on >= :first), sum(accepted_on >= :first AND accepted_on < :after),
  sum(attended_on >= :first AND attended_on < :after), sum(closed_on >= :first AND closed_on < :after),
  sum(due_on < :through AND COALESCE(accepted_on, '9') > :through AND COALESCE(attended_on, '9') > :through
      AND COALESCE(closed_on, '9') > :through),
  sum(sent_on >= :first AND (attended_on IS NOT NULL OR outcome IN ('service_received', 'completed')))
FROM referral
WHERE sent_on < :after AND (closed_on IS NULL OR closed_on >= :first OR attended_on >= :first
  OR accepted_on >= :first)
GROUP BY 1, 2
"""

_TREND = """
SELECT substr(start_at, 1, 7), programme, status, count(*) FROM appointment
WHERE start_at >= :earlier AND start_at < :end AND status IN ('COMPLETED', 'NO_SHOW') GROUP BY 1, 2, 3
"""


def by_hand(connection: Connection, month: date, now: datetime) -> dict[str, int]:
    """All of it, and for comparing the figures of the whole."""
    after = (month + timedelta(days=31)).replace(day=1)
    earlier = (month - timedelta(days=150)).replace(day=1)
    moment = "{:%Y-%m-%d} 00:00:00.000000".format
    asked = {
        "begin": moment(month),
        "end": moment(after),
        "year": moment(month.replace(month=1)),
        "earlier": moment(earlier),
        "first": month.isoformat(),
        "after": after.isoformat(),
        "through": min(after - timedelta(days=1), now.date()).isoformat(),
        "now": f"{now:%Y-%m-%d %H:%M:%S}",
    }

    def rows(statement: str) -> list[tuple[object, ...]]:
        found = connection.exec_driver_sql(statement, asked)
        return [tuple(row) for row in found]

    people, booked, notes = rows(_PEOPLE), rows(_BOOKED), rows(_NOTES)
    rows(_AGES)
    met, referrals = rows(_MEETINGS), rows(_REFERRALS)
    rows(_TREND)
    total = {str(row[0]): int(str(row[3])) for row in people if row[1] == "" and row[2] == 0}

    def booking(*statuses: str, peers: bool = False) -> int:
        return sum(int(str(row[3])) for row in booked if row[2] in statuses and (row[0] == "PEER") is peers)

    return {
        **total,
        "sessions": booking("COMPLETED"),
        "contacts": booking("COMPLETED", peers=True),
        "no_shows": booking("NO_SHOW"),
        "waited_seconds": sum(int(str(row[5] or 0)) for row in booked),
        "notes_due": sum(int(str(row[2])) for row in notes),
        "notes_on_time": sum(int(str(row[3])) for row in notes),
        "meetings": sum(int(str(row[4])) for row in met if row[0] == "meetings"),
        "expected": sum(int(str(row[4])) for row in met if row[0] == "expected"),
        "referrals_sent": sum(int(str(row[2] or 0)) for row in referrals),
        "referrals_overdue": sum(int(str(row[6] or 0)) for row in referrals),
        "referrals_answered": sum(int(str(row[7] or 0)) for row in referrals),
    }
