"""Referrals: the board of four lanes, and the form with the paper that it becomes (mocks 11, 12)."""
