"""Outputs: what other programs rely on."""
