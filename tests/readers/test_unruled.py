"""Tables that no lines rule, from the lines of a page."""

from __future__ import annotations

from gouji.readers.pages.columns import Columns
from gouji.readers.pages.content import Run
from gouji.readers.pages.grid import grid
from gouji.readers.pages.lines import TextLine
from gouji.readers.pages.slots import Ruled
from gouji.readers.pages.unruled import unruled

LABELS, COLUMNS = 20.0, (100.0, 132.0, 164.0)
BODY = (("规章", 40.0), ("规范性文件", 60.0))


def run(text: str, left: float, top: float) -> Run:
    """Each character half an em wide, or a whole one."""
    starts, ends = [], []
    right = left
    for char in text:
        starts.append(right)
        right += 5.0 if char.isascii() else 10.0
        ends.append(right)
    return Run(text, left, top, right, top + 10, 10.0, None, starts, ends)


def row(top: float, label: str, *numbers: str) -> TextLine:
    """A label and a number a column, at one height; "" stands for none."""
    runs = [run(text, left, top) for text, left in zip((label, *numbers), (LABELS, *COLUMNS), strict=False) if text]
    return TextLine(1, runs)


def texts(*lines: TextLine) -> list[list[str]]:
    (table,) = [item for item in unruled(lines, [], 400.0, Columns()) if isinstance(item, Ruled)]
    return [[cell.text for cell in row] for row in grid(table).rows]


def test_a_number_that_filled_its_cell_goes_on_below() -> None:
    lines = row(20, "1.规章", "12345", "1", "2"), row(32, "", "67"), row(50, "2.许可", "0", "0", "0")
    assert texts(*lines)[0] == ["1.规章", "1234567", "1", "2"]


def test_two_lines_between_two_labels_are_put_together_for_neither() -> None:
    """Either may be either's: as one number they might be nobody's."""
    lines = (
        row(20, "1.规章", "", "1", "2"),
        row(25, "", "12345"),
        row(32, "2.许可", "", "3", "4"),
        row(37, "", "67"),
        row(60, "3.收费", "0", "0", "0"),
    )
    assert [row[:2] for row in texts(*lines)[:2]] == [["1.规章", "12345\n67"], ["2.许可", "12345\n67"]]


def test_a_head_cut_by_a_blank_is_whole_though_half_of_it_stands_left_of_the_numbers() -> None:
    head = TextLine(1, [run("新制", 68, 20), run("作数量", 92, 20), run("对外公开", 180, 20)])
    lines = [TextLine(1, [run(label, LABELS, top), run("7", 92, top), run("9", 198, top)]) for label, top in BODY]
    assert texts(head, *lines)[0] == ["新制作数量", "对外公开"]
