"""Manage (spec §8.9): the people who work here. Other tabs come with what they show."""
