"""Prose to statements: each reader with the wordings it must and must not take."""
