"""What invented prose may tell of a true report, and how a number is printed in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from random import Random

from tests.support.reports import TrueReport

_HAN = "零一二三四五六七八九"
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_ORGANIZATIONS = ("business", "research", "public_interest", "legal_services", "other_organization")


def han(value: int) -> str:
    """A number below 10 000 in Chinese numerals."""
    if value < 10:
        return _HAN[value]
    told, zero = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, scale)
        if digit:
            told += ("零" if zero else "") + _HAN[digit] + name
            zero = False
        elif told and value:
            zero = True
    return told.removeprefix("一") if told.startswith("一十") else told


@dataclass(frozen=True, slots=True)
class Facts:
    """What a story may tell of a report. `rng` decides how figures are printed."""

    report: TrueReport
    rng: Random

    def __getattr__(self, name: str) -> int:
        """A row of table 3 by its key: its total."""
        return self.row(name)

    def row(self, key: str, column: str = "total") -> int:
        return int(self.report.cells[f"applications.{key}.{column}"])

    def group(self, stem: str) -> int:
        rows = [row.key for row in self.report.rows(self.report.table("applications")) if row.key.startswith(stem)]
        return sum(self.row(key) for key in rows)

    def organizations(self, key: str) -> int:
        return sum(self.row(key, column) for column in _ORGANIZATIONS)

    @property
    def totals(self) -> tuple[int, int, int]:
        """New ones, those with last year's, and those finished."""
        return self.received, self.received + self.carried_in, self.handled_total

    def cases(self, row: str, column: str = "total") -> int:
        return int(self.report.cells[f"disputes.{row}.{column}"])

    @property
    def suits(self) -> int:
        return self.cases("litigation_direct") + self.cases("litigation_after_reconsideration")

    def document(self, row: str, column: str) -> int:
        return int(self.report.cells[f"disclosure.{row}.{column}"])

    def n(self, value: int | Decimal) -> str:
        """A number as somebody prints it."""
        style = self.rng.choice(("plain", "plain", "plain", "comma", "wide", "han", "spaced"))
        if style == "comma":
            return f"{value:,}"
        if style == "wide":
            return str(value).translate(_WIDE)
        if style == "han" and value < 10_000 and value not in (0, 2):
            return han(int(value))
        return f" {value} " if style == "spaced" else str(value)

    def pick(self, *ways: str) -> str:
        return self.rng.choice(ways)

    def some(self, most: int = 900) -> int:
        return self.rng.randrange(12, most)

    @property
    def area(self) -> str:
        """How the whole is called, or not called at all."""
        name = self.report.organization
        wide = (
            "全局" if name.endswith("局") else "全委" if name.endswith("委员会") else "全镇" if "镇" in name else "全县"
        )
        return "" if "办公室" in name else self.pick("", wide, wide + "各级")

    @property
    def inner(self) -> str:
        """A body within the area that reports, or beside it, and never the one that reports."""
        return self.pick("县交通运输局", "城关街道") if "办公室" in self.report.organization else "县政府办公室"


Fragment = Callable[[Facts], str]


def share(told: Facts, part: int, whole: int) -> str:
    """Rounded or cut off, with up to two digits."""
    digits = told.rng.choice((0, 1, 2))
    way = told.rng.choice((ROUND_DOWN, ROUND_HALF_UP))
    return str((Decimal(part) * 100 / whole).quantize(Decimal(1).scaleb(-digits), way))
