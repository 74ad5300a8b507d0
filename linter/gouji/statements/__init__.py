"""Prose to typed statements, each with its place: quantities, breakdowns, shares, claims, periods, contact details."""
