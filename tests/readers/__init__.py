"""Readers: from bytes to what the file shows."""
