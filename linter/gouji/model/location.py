"""Where something stands in a file."""

from __future__ import annotations

from typing import Literal, NamedTuple

from gouji.text import Text

Kind = Literal["text", "pdf", "docx", "sheet"]


class Location(NamedTuple):
    """One place, by the means its format has; `text` is what stands there.

    text: `line`, `column`, `end_line`, `end_column`, counted from 1 in characters, the end exclusive.
    pdf (and any format with pages, such as OFD): `page` from 1 and `box` (left, top, right, bottom) in points, origin top
    left of the page as it stands once its text is upright.
    docx: `block` (paragraph or table from 1), or with it `table`, `row`, `column` from 1.
    sheet: `sheet` and `cell`, such as `B4`.
    `path` names the file where it is another than the report's own (last year's report). `confidence`, from 0 to 1, is
    there where the text was read by character recognition.
    """

    kind: Kind
    text: str
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    block: int | None = None
    table: int | None = None
    row: int | None = None
    sheet: str | None = None
    cell: str | None = None
    path: str = ""
    confidence: float | None = None

    @property
    def order(self) -> tuple[float, ...]:
        """Rises in reading order within a file."""
        left, top = self.box[:2] if self.box else (0.0, 0.0)
        return (self.page or 0, self.block or self.line or 0, top, self.row or 0, self.column or 0, left)

    def describe(self) -> Text:
        """The place in words, the file with it where it is another."""
        place = self._within_file()
        return Text(f"{self.path} {place.zh}", f"{self.path}, {place.en}") if self.path else place

    def _within_file(self) -> Text:
        if self.kind == "text":
            return Text(f"第{self.line}行第{self.column}列", f"line {self.line}, column {self.column}")
        if self.kind == "pdf":
            return Text(f"第{self.page}页", f"page {self.page}")
        if self.kind == "sheet":
            return Text(f"工作表“{self.sheet}”{self.cell}", f"sheet {self.sheet}, cell {self.cell}")
        if self.row is not None:
            return Text(
                f"第{self.table}个表第{self.row}行第{self.column}列",
                f"table {self.table}, row {self.row}, column {self.column}",
            )
        return Text(f"第{self.block}段", f"block {self.block}")


def spanning(first: Location, last: Location, text: str) -> Location:
    """The place from one to another: over lines, or the box around both on one page; else the first with `text`."""
    if first is last:
        return first if first.text == text else first._replace(text=text)
    sure = [one.confidence for one in (first, last) if one.confidence is not None]
    place = first._replace(text=text, confidence=min(sure, default=None))
    if first.kind == "text":
        return place._replace(end_line=last.end_line, end_column=last.end_column)
    if first.box and last.box and first.page == last.page:
        (left, top, right, bottom), more = first.box, last.box
        box = (min(left, more[0]), min(top, more[1]), max(right, more[2]), max(bottom, more[3]))
        return place._replace(box=box)
    return place
