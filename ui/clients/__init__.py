"""The screens of clients: the list, and a client's record."""
