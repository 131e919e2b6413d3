"""A month as plain tables: the same rows and cells for paper and files, so that they are masked alike."""
