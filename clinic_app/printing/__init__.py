"""Paper: what is printed, laid out once in points, drawn as PDF here or by the screen on a printer."""
