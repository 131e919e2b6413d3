"""What surrounds every screen: window, rail, top bar, palette, unlocking, locking, jobs, shortcuts, undo."""
