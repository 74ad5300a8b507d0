"""How far one label is from another."""

from __future__ import annotations


def edits(left: str, right: str) -> int:
    """The fewest insertions, deletions and replacements that turn one into the other (Levenshtein)."""
    row = list(range(len(right) + 1))
    for place, char in enumerate(left, 1):
        before, row[0] = row[0], place
        for at, other in enumerate(right, 1):
            before, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, before + (char != other))
    return row[-1]


def is_cut(short: str, long: str) -> bool:
    """Whether the one is the other with characters left out."""
    rest = iter(long)
    return all(char in rest for char in short)
