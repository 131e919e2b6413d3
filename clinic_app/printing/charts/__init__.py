"""Charts, laid out once as shapes: the screen paints them with its tokens, paper in greys (ui/spec §10)."""
