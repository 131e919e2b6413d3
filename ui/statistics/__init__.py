"""Statistics (mock 13): a month in tiles, charts and a table whose every number can be opened."""
