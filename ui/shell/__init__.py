"""The frame around the screens: window, rail, top bar, palette, unlocking and locking, undo, jobs."""
