"""One fault that recurs over a table is one finding; its message says how often."""

from __future__ import annotations

from collections.abc import Sequence

from gouji import Cell, Text


def again(others: Sequence[Cell]) -> Text:
    """Words to stand behind what the first cell says; empty where it is the only one."""
    if not others:
        return Text("", "")
    return Text(f"（另有{len(others)}格如此）", f" (and so {len(others)} more)")
