"""The screen of session notes."""
