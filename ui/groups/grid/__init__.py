"""The attendance grid of mock 10, painted by itself: members down, meetings across."""
