"""What of a tree a reader of the page sees."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from gouji.readers.markup.attributes import look
from gouji.readers.markup.elements import BLOCKS, STRUCK, UNSEEN
from gouji.readers.markup.tree import Node, Words

_DISPLAYED = frozenset(("block", "table", "table-row", "table-cell", "flex", "grid", "list-item"))

# A text (None), an element that opens (True) or ends (False), or a table that is not entered (None).
Event = tuple[Node | Words, bool | None]
_ROWS = frozenset(("tr", "tbody", "thead", "tfoot"))


def is_seen(node: Node) -> bool:
    if node.tag in UNSEEN or node.tag.startswith("v:"):
        return False
    told = look(node.attributes)
    return not (told.hidden or ((told.struck or node.tag in STRUCK) and _is_inline(node)))


def _is_inline(node: Node) -> bool:
    return node.tag not in BLOCKS and not any(
        isinstance(child, Node) and child.tag in BLOCKS for child in node.children
    )


def is_block(node: Node) -> bool:
    if node.tag in BLOCKS:
        return True
    return bool(node.attributes) and look(node.attributes).display in _DISPLAYED


def events(root: Node, closed: Sequence[Collection[Node]] = (), *, hidden: bool = False) -> Iterator[Event]:
    """What stands in an element, in reading order. `hidden`: what the page hides is entered too.

    Of tables in one of `closed` only what stands in none of their cells is told, before them or behind.
    """
    path = [root]
    ways = [iter(root.children)]
    while ways:
        for child in ways[-1]:
            if isinstance(child, Words):
                yield child, None
                continue
            if child is path[-1]:
                yield child, None
                continue
            if not is_seen(child) and not (hidden and child.tag not in UNSEEN | STRUCK):
                continue
            yield child, True
            path.append(child)
            shut = child.tag == "table" and any(child in some for some in closed)
            ways.append(_around(child) if shut else iter(child.children))
            break
        else:
            ways.pop()
            node = path.pop()
            if ways:
                yield node, False


def _around(table: Node) -> Iterator[Node | Words]:
    """A table itself in the place of its rows, between what else stands in it."""
    rows = [at for at, child in enumerate(table.children) if isinstance(child, Node) and child.tag in _ROWS]
    first = rows[0] if rows else 0
    behind = [child for child in table.children[first:] if isinstance(child, Words) or child.tag not in _ROWS]
    return iter([*table.children[:first], table, *behind])
