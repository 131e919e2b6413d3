"""The day as a board: who is expected, who waits, who is in session, who is done."""
