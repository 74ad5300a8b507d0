"""Prose to typed statements, each with its place: dates and periods, contact details."""
