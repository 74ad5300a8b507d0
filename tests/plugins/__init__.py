"""Packs: found, loaded, refused, and what they bring."""
