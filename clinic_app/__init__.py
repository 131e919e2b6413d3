"""What a clinic does and what it must keep. Knows neither Qt nor the screens."""
