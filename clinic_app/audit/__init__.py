"""The chained log, and the desk of the person who writes into it."""
