"""What may be asked of and told to the calendar."""

from clinic_app.scheduling.booking import Booking
from clinic_app.scheduling.moving import Moving
from clinic_app.scheduling.progress import Progress
from clinic_app.scheduling.reading import Reading
from clinic_app.scheduling.series import SeriesBooking
from clinic_app.scheduling.walk_in import WalkIns


class CalendarService(Reading, Booking, SeriesBooking, WalkIns, Moving, Progress):
    """The calendar, for the person at the desk."""
