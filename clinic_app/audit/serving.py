"""What all services have in common: the desk of the person they serve."""

from clinic_app.audit.desk import Desk


class Service:
    """What one room lets a person do; every public method says by `@requires` who may."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
