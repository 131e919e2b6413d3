"""How the tables came to be: one revision per change, run by `storage.migrate`."""
