"""HTML left inside a text, as converters do where Markdown has no merged cells."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.formats import Limits
from gouji.model.document import Block
from gouji.readers.lines import Line
from gouji.readers.markup.flow import Flow
from gouji.readers.markup.runs import Places
from gouji.readers.markup.tree import Tree


def html_end(lines: Sequence[Line], at: int) -> int:
    """Where HTML that begins at line `at` ends: behind the last `</table>`, or with the last line of HTML."""
    depth, end = 0, at
    while end < len(lines):
        text = lines[end].text.lower()
        depth += text.count("<table") - text.count("</table")
        end += 1
        if depth <= 0 and (end == len(lines) or lines[end].kind != "html"):
            break
    return end


def html_blocks(lines: Sequence[str], first: int, limits: Limits) -> list[Block]:
    """What lines of HTML hold, each cell and paragraph at its place; `first` is the first line's number in the file.

    Raises ReadError GJ905 where elements are nested too deep.
    """
    source = "\n".join(lines)
    flow = Flow(Tree(source, limits).root, source, Places(source, first))
    return [shape.block for shape in flow.shapes if shape.block]
