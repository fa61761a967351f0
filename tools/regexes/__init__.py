"""Every regular expression of the project: where it stands, how it is used, and what it takes at its worst."""
