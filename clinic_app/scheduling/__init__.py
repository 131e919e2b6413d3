"""Appointments: booking, moving, conflicts, free times, and the way from booked to completed."""
