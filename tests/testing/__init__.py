"""Trying examples: from the command line and in pytest."""
