"""Putting the template's identities to a report's cells."""
