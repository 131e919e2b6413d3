"""The log (mock 14): who did what to which thing, and whether nobody changed that afterwards."""
