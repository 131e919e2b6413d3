"""A client's time in one programme: opened by the first booking, closed with a reason."""
