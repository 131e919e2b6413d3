"""Manage (spec §8.9): a folder for each tab, and the row of tabs that they share."""
