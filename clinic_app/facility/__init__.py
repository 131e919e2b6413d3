"""The facility itself: who it is, when it is open, its rooms, holidays and kinds of service."""
