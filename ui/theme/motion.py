"""Lengths of movements (spec §2.7); all are zero when the person wants less movement."""

from ui.theme.tokens import state

PANEL_MS = 140


def duration(milliseconds: int) -> int:
    """`milliseconds`, or 0 with reduced motion."""
    return 0 if state().reduced_motion else milliseconds
