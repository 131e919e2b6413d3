"""What may be asked of and done with groups."""

from clinic_app.groups.attending import Attending
from clinic_app.groups.joining import Joining
from clinic_app.groups.leading import Leading
from clinic_app.groups.noting import Noting
from clinic_app.groups.planning import Planning
from clinic_app.groups.printing import Printing
from clinic_app.groups.reading import Reading
from clinic_app.groups.remarking import Remarking


class GroupService(Reading, Leading, Joining, Planning, Attending, Noting, Remarking, Printing):
    """The groups, for the person at the desk."""
