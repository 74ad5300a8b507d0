"""Tables in the making: rows of cells, each with the runs that stand in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from gouji.readers.pages.content import Box, Run
from gouji.readers.pages.lines import TextLine, lines_of

# What cells keep free at most beside their text, in points.
PADDING = 6.0
# What stands on the next page stands further down by this.
NEXT_PAGE = 10_000


@dataclass(slots=True)
class Ruled:
    """A table on one page, or on several once joined. `rows` hold their cells from the left."""

    page: int
    box: Box
    lefts: list[float]
    rows: list[list[Slot]]
    last_page: int = 0
    bottom: float = 0.0

    def __post_init__(self) -> None:
        self.last_page, self.bottom = self.page, self.box[3]


@dataclass(slots=True)
class Slot:
    """A cell: from where to where it reaches, over how many rows and, as it was drawn, columns, and what stands in it.

    `recognized`: read from a picture, which an empty cell cannot tell by its characters. `doubtful`: lines that may
    belong to several cells, and so are not put together to one number.
    """

    left: float
    right: float
    rows: int
    across: int
    runs: list[Run] = field(default_factory=list)
    page: int = 0
    top: float = 0.0
    bottom: float = 0.0
    recognized: bool = False
    doubtful: bool = False

    @property
    def lines(self) -> list[TextLine]:
        return lines_of(self.page, self.runs) if self.runs else []
