"""Kinds of service by their codes."""

from clinic_app.demo.founding import Crew
from clinic_app.facility.values import Programme, ServiceTypeId


def service_of(crew: Crew, programme: Programme, code: str) -> ServiceTypeId:
    """The number of a kind of service. Raises StopIteration for one that the catalogue lacks."""
    return next(each.id for each in crew.services if (each.programme, each.code) == (programme, code))
