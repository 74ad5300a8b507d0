"""Tags to a tree, with the ends that authors leave out supplied as browsers do."""

from __future__ import annotations

import re

from gouji.formats import Limits
from gouji.patterns import pattern
from gouji.readers.faults import too_deep
from gouji.readers.markup.attributes import look
from gouji.readers.markup.elements import (
    BLOCKS,
    CELLS,
    GROUPS,
    HEADS,
    IN_TABLE,
    NEUTRAL_IN_TABLE,
    NOWHERE,
    SCOPES,
    TABLE_PARTS,
    TELLING,
    VOID,
)
from gouji.readers.markup.tokens import Tag, tokens

_NEXT_PART = pattern(r"</?(?:table|tr|td|th|tbody)\b", re.IGNORECASE)
_CELLS_OF_DATA = 3


class Words:
    """A text's place in the source."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end


class Node:
    """An element. `start` and `inner` are where its tag begins and ends; `implied`: it has no tag of its own."""

    __slots__ = ("attributes", "children", "implied", "inner", "parent", "start", "tag")

    def __init__(self, tag: str, attributes: str, parent: Node | None, start: int, inner: int) -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.start = start
        self.inner = inner
        self.implied = False
        self.children: list[Node | Words] = []


class Tree:
    """A page: its `root` stands for the body; `metas` are all `meta` elements, `titles` the window's titles' texts."""

    def __init__(self, source: str, limits: Limits) -> None:
        self.source = source
        self.root = Node("body", "", None, 0, 0)
        self.metas: list[Node] = []
        self.titles: list[tuple[int, int]] = []
        self.frames = False
        self._limits = limits
        self._open = [self.root]
        self._xml = source.lstrip("\ufeff \t\r\n").startswith("<?xml")
        for token in tokens(source, xml=self._xml):
            if not isinstance(token, Tag):
                self._text(token)
            elif token.closes:
                self._end(token)
            else:
                self._start(token)
                if self._xml and token.attributes.endswith("/") and token.name not in VOID:
                    self._end(token)

    def _text(self, text: tuple[int, int]) -> None:
        top = self._open[-1]
        if top.tag in IN_TABLE:
            if self.source[text[0] : text[1]].isspace():
                return
            top = self._open[self._table_at()]
        top.children.append(Words(*text))

    def _start(self, tag: Tag) -> None:
        name = tag.name
        if tag.inner != tag.end:
            if name == "title":
                self.titles.append((tag.end, tag.inner))
            return
        if name in VOID or name in NOWHERE or name == "frameset":
            self._void(tag)
        elif name in TABLE_PARTS:
            self._table_part(tag)
        elif name in BLOCKS:
            if name not in NEUTRAL_IN_TABLE or self._open[-1].tag not in IN_TABLE:
                self._block(tag)
        elif name in TELLING or name.startswith("v:"):
            self._inline(tag)
        elif (
            tag.attributes
            and (told := look(tag.attributes))
            and (told.hidden or told.struck or told.raised or told.display)
        ) or any(node.tag == name for node in self._open):
            self._push(tag)

    def _void(self, tag: Tag) -> None:
        if tag.name == "meta":
            self.metas.append(_node(tag, None))
        elif tag.name in ("frame", "frameset"):
            self.frames = True
        elif tag.name in ("br", "img", "hr", "input"):
            if tag.name == "hr":
                self._close_paragraph()
            top = self._open[-1] if self._open[-1].tag not in IN_TABLE else self._open[self._table_at()]
            top.children.append(_node(tag, top))

    def _inline(self, tag: Tag) -> None:
        if tag.name == "a":
            self._close_inline("a")
        self._push(tag)

    def _block(self, tag: Tag) -> None:
        name, top = tag.name, self._open[-1]
        self._close_paragraph()
        if name in HEADS and top.tag in HEADS:
            self._open.pop()
        elif name in ("li", "dd", "dt"):
            self._close_item(("li",) if name == "li" else ("dd", "dt"))
        elif name == "table" and top.tag in IN_TABLE:
            del self._open[self._table_at() :]
        self._push(tag)

    def _push(self, tag: Tag) -> None:
        top = self._open[-1] if self._open[-1].tag not in IN_TABLE else self._open[self._table_at()]
        self._enter(_node(tag, top))

    def _enter(self, node: Node) -> None:
        if node.parent is not None:
            node.parent.children.append(node)
        self._open.append(node)
        if len(self._open) > self._limits.depth + 1:
            raise too_deep(self._limits)

    def _table_part(self, tag: Tag) -> None:
        at = self._table_at()
        if not at:
            self._close_paragraph()
            self._imply("table", tag)
            at = len(self._open) - 1
        kept = at + 1
        wanted = () if tag.name in GROUPS or tag.name == "caption" else GROUPS
        if wanted and kept < len(self._open) and self._open[kept].tag in wanted:
            kept += 1
        if tag.name in CELLS and kept < len(self._open) and self._open[kept].tag == "tr":
            kept += 1
        del self._open[kept:]
        if tag.name in CELLS and self._open[-1].tag != "tr":
            self._imply("tr", tag)
        self._enter(_node(tag, self._open[-1]))

    def _imply(self, name: str, tag: Tag) -> None:
        node = Node(name, "", self._open[-1], tag.start, tag.start)
        node.implied = True
        self._enter(node)

    def _table_at(self) -> int:
        """The index of the innermost open table, 0 where there is none."""
        return next((at for at in range(len(self._open) - 1, 0, -1) if self._open[at].tag == "table"), 0)

    def _end(self, tag: Tag) -> None:
        name = tag.name
        if name == "br" or (name == "p" and not self._close_paragraph()):
            self._void(tag._replace(name="br"))
        elif name in HEADS:
            self._close(HEADS)
        elif name in TABLE_PARTS or name == "table":
            self._close_part(name)
        elif name in BLOCKS:
            if self._ends_table(tag):
                del self._open[self._table_at() :]
            self._close({name})
        elif name not in NOWHERE:
            self._close_inline(name)

    def _ends_table(self, tag: Tag) -> bool:
        """Whether the end of a block around a table of data is meant to end the table, whose own end is missing.

        Browsers pass over such an end, and show what follows within the last cell.
        """
        row = next((node for node in reversed(self._open) if node.tag in ("tr", "table", tag.name)), None)
        if row is None or row.tag != "tr" or len(row.children) < _CELLS_OF_DATA:
            return False
        following = _NEXT_PART.search(self.source, tag.end)
        return following is None or following[0].lower() == "<table"

    def _close_paragraph(self) -> bool:
        for at in range(len(self._open) - 1, 0, -1):
            tag = self._open[at].tag
            if tag == "p":
                del self._open[at:]
                return True
            if tag in BLOCKS:
                break
        return False

    def _close_item(self, tags: tuple[str, ...]) -> None:
        for at in range(len(self._open) - 1, 0, -1):
            tag = self._open[at].tag
            if tag in tags:
                del self._open[at:]
            elif tag not in BLOCKS or tag in ("address", "div", "p"):
                continue
            break

    def _close(self, names: set[str] | frozenset[str]) -> None:
        for at in range(len(self._open) - 1, 0, -1):
            node = self._open[at]
            if node.tag in names:
                del self._open[at:]
                break
            if node.tag in SCOPES and not node.implied and not self._within_implied(at):
                break

    def _within_implied(self, at: int) -> bool:
        """Whether a cell belongs to a table that has no tag: nothing keeps such a table from ending."""
        table = next((node for node in self._open[at::-1] if node.tag == "table"), None)
        return table is not None and table.implied

    def _close_part(self, name: str) -> None:
        for at in range(len(self._open) - 1, 0, -1):
            tag = self._open[at].tag
            if tag == name:
                del self._open[at:]
                break
            if tag == "table":
                break

    def _close_inline(self, name: str) -> None:
        for at in range(len(self._open) - 1, 0, -1):
            tag = self._open[at].tag
            if tag == name:
                del self._open[at:]
                break
            if tag in BLOCKS:
                break


def _node(tag: Tag, parent: Node | None) -> Node:
    return Node(tag.name, tag.attributes, parent, tag.start, tag.end)
