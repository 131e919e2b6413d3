"""Clinical words while they are typed, shown and signed: what session notes and group notes share."""
