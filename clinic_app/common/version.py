"""The version of the program, as in pyproject.toml (a test compares them)."""

VERSION = "0.3.0"
