"""How a print is laid out: paper, margins, fonts, lines, and where rows may break."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

from tests.support.drawn import Table

Lines = Literal["all", "level", "none"]

# Width and height in points: A4 upright and lying, 16K, B5.
PAPERS = ((595.3, 841.9), (595.3, 841.9), (841.9, 595.3), (521.6, 737.0), (515.9, 728.5))
FONTS = (
    "Noto Serif CJK SC", "Noto Sans CJK SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "AR PL UMing CN", "AR PL UKai CN",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layout:
    """Sizes in points. `whole_rows`: no row breaks over pages; `upright`: labels of groups run down their cells;
    `background`: lines are grounds that show between cells; `share`: of the width, what the label columns take.
    """

    width: float
    height: float
    margin: float
    font: str
    size: float
    table_size: float
    lines: Lines
    whole_rows: bool
    repeated_head: bool
    upright: bool
    numbered: bool
    running_head: str
    row_height: float
    share: float
    thickness: float
    collapsed: bool
    background: bool

    @property
    def room(self) -> float:
        return self.width - 2 * self.margin


def make_layout(rng: Random, lines: Lines = "all") -> Layout:
    width, height = rng.choice(PAPERS)
    return Layout(
        width=width,
        height=height,
        margin=rng.choice((36.0, 54.0, 72.0)),
        font=rng.choice(FONTS),
        size=rng.choice((10.5, 12.0, 16.0)),
        table_size=rng.choice((7.5, 9.0, 10.5)),
        lines=lines,
        whole_rows=rng.random() < 0.5,
        repeated_head=rng.random() < 0.4,
        upright=rng.random() < 0.2,
        numbered=rng.random() < 0.7,
        running_head=rng.choice(("", "", "政府信息公开工作年度报告")),
        row_height=rng.choice((0.0, 0.0, 20.0, 34.0)),
        share=rng.choice((0.3, 0.4)),
        thickness=rng.choice((0.5, 0.75, 1.5)),
        collapsed=rng.random() < 0.7,
        background=rng.random() < 0.15,
    )


def widths(table: Table, layout: Layout) -> list[float]:
    """Of the columns, in points: wide ones for labels, the rest alike."""
    labels = {cell.column for row in table.rows for cell in row if cell.role in ("label", "group")}
    stub = [at for at in range(table.width) if at in labels and table.width < 13] or [0]
    share = layout.share if len(stub) < table.width else 1.0
    if table.width >= 13:
        return [layout.room / table.width] * table.width
    own = share * layout.room / _weight(stub)
    rest = (1 - share) * layout.room / max(1, table.width - len(stub))
    return [own * (1.6 if at == stub[-1] else 1.0) if at in stub else rest for at in range(table.width)]


def _weight(stub: Sequence[int]) -> float:
    return len(stub) - 1 + 1.6
