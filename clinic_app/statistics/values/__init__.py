"""What the room of statistics lets through its door."""
