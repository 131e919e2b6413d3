"""Reads of clients, as frozen values. Who is outside a team gets what `names.for_reader` leaves."""

from clinic_app.people.queries.finding import find, recent
from clinic_app.people.queries.likeness import likenesses, same_nik
from clinic_app.people.queries.names import name, names
from clinic_app.people.queries.record import client_row, consents, form, guardian, record, team

__all__ = [
    "client_row",
    "consents",
    "find",
    "form",
    "guardian",
    "likenesses",
    "name",
    "names",
    "recent",
    "record",
    "same_nik",
    "team",
]
