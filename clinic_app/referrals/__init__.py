"""Referrals: the inter-agency form, what is disclosed with whose consent, and what became of it."""
