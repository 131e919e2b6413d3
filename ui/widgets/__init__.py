"""Parts that several screens are built of. They know values and words, no workspace and no screen."""
