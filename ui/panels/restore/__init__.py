"""The restore wizard (mock 16): in Manage, and where the clinic's files can't be opened."""
