"""The groups: who belongs to them, when they meet, who came (mock 10)."""
