"""How rules write numbers into words of their own; numbers handed to `finding` are written so anyway."""

from __future__ import annotations

from decimal import Decimal


def plain(value: Decimal) -> str:
    """Without exponent and needless zeros."""
    return f"{value.normalize():f}" if value else "0"
