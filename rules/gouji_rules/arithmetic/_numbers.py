"""How the rules of ARI write numbers down."""

from __future__ import annotations

from decimal import Decimal


def plain(value: Decimal) -> str:
    """Without exponent and needless zeros."""
    return f"{value.normalize():f}" if value else "0"
