"""First-run wizard (mock 17, spec §8.11): from an empty folder to a clinic where one can book."""
