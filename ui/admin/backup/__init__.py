"""Manage, the tab of backups (spec §8.10): what there is, where it goes, trying one, putting one back."""
