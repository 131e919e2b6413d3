"""A client's problems: the list, recording one, closing and reopening; in the record and beside a note."""
