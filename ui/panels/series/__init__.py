"""Booking weekly: how often, and the look at all dates before anything is written."""
