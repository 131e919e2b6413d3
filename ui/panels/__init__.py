"""What several screens open beside themselves: an appointment, a booking, a client being registered."""
