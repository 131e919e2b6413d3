"""What every room leans on: errors and their words, permissions, time, text, languages."""
