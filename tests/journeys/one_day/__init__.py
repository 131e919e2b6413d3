"""The acts of the four roles on one day, by keys and mouse at the one window."""
