"""Session notes: drafts only their author can open, signed versions that nobody can change, addenda, risk."""
