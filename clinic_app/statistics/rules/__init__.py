"""How months are counted, as far as it needs no table: percents, ages, bands. Pure."""
