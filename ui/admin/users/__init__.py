"""The users (mock 15): who works here, with which roles, and the keys of new people."""
