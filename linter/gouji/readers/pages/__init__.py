"""Formats with fixed pages: from characters and ruling lines to blocks."""
