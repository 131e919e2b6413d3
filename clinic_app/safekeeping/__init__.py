"""Backup, restore and verification of a clinic: gathers the checks of all rooms, logs, calls `storage`."""
