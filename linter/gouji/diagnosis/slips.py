"""Known slips: how one number comes to be printed for another."""

from __future__ import annotations

from decimal import Decimal

from gouji.model.diagnosis import Slip

_LOOK_ALIKE = frozenset(map(frozenset, ("17", "69", "06", "08", "38", "56", "58", "49", "27")))
# These hardly happen by chance; the others are true of many pairs of small numbers.
TELLING: tuple[Slip, ...] = ("transposed", "dropped", "doubled", "power", "sign")
_UNITS = 6  # powers of ten up to 10⁶: 万元 for 元 is 10⁴


def slip_of(printed: Decimal, value: Decimal, neighbors: tuple[Decimal, ...] = ()) -> Slip | None:
    """The slip that turns `value` into `printed`, the most telling one; `neighbors` are the numbers of cells beside it."""
    if printed == value:
        return None
    if not printed:
        return "omitted"
    if printed == -value:
        return "sign"
    if value and _is_power(printed, value):
        return "power"
    shown, meant = _digits(printed), _digits(value)
    if printed * value > 0 and (found := _of_digits(shown, meant)) and (found != "digit" or len(meant) > 1):
        return found
    return "neighbor" if printed in neighbors else None


def _is_power(printed: Decimal, value: Decimal) -> bool:
    return any(printed in (value * 10**power, value / 10**power) for power in range(1, _UNITS + 1))


def _digits(value: Decimal) -> str:
    return format(abs(value).normalize(), "f").replace(".", "")


def _of_digits(shown: str, meant: str) -> Slip | None:
    if len(shown) == len(meant):
        unlike = [at for at, (one, other) in enumerate(zip(shown, meant, strict=True)) if one != other]
        if len(unlike) == 2 and unlike[1] == unlike[0] + 1 and shown[unlike[0]] == meant[unlike[1]]:
            return "transposed" if shown[unlike[1]] == meant[unlike[0]] else None
        if len(unlike) == 1:
            pair = frozenset((shown[unlike[0]], meant[unlike[0]]))
            return "look-alike" if pair in _LOOK_ALIKE else "digit"
        return None
    if len(shown) + 1 == len(meant) and _without_one(meant, shown) is not None:
        return "dropped"
    if len(shown) == len(meant) + 1 and (at := _without_one(shown, meant)) is not None:
        beside = (shown[at - 1] if at else "", shown[at + 1] if at + 1 < len(shown) else "")
        return "doubled" if shown[at] in beside else "added"
    return None


def _without_one(longer: str, shorter: str) -> int | None:
    """The place of the digit without which the longer number is the shorter one."""
    at = next((at for at, (one, other) in enumerate(zip(longer, shorter, strict=False)) if one != other), len(shorter))
    return at if longer[:at] + longer[at + 1 :] == shorter else None
