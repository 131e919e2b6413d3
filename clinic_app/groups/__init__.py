"""Groups: who belongs to one and since when, who came to a meeting, and what is kept about it."""
