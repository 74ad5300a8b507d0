"""Outcomes as people and programs read them: one file an output, each a pure function."""
