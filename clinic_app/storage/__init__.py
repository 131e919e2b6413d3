"""The clinic's folder on disk: the sealed database, its migrations, its backups, its lock."""
