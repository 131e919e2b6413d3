"""Clients with their guardians, consents and care teams, the sealed keys of their cases, and the staff."""
