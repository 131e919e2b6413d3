"""What surrounds every screen: window, rail, top bar, palette, unlock and lock screen, jobs, undo, shortcuts."""
