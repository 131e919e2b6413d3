"""The calendar: the week, its left panel, and moving appointments by mouse and keyboard."""
