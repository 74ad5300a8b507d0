"""Which of a page's blocks are the article: the smallest element that holds all of its evidence, without what a site
sets around and into it.

Evidence, in which no page's menu or footer abounds: tables of numbers, headings with a Chinese numeral, running text.
When in doubt more is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gouji.model.document import Grid, Heading
from gouji.normalize import enumerator
from gouji.patterns import pattern
from gouji.readers.markup import chrome
from gouji.readers.markup.cells import is_number, is_open
from gouji.readers.markup.flow import Shape, texts_of
from gouji.readers.markup.tree import Node

# Numbers, or empty cells and placeholders, from which on a table belongs to the report wherever it stands.
_NUMBERS, _OPEN = 3, 6
_SENTENCE = pattern(r"[。；！？]")
_LONGEST_HEADING = 60
# How much of the page's running text, and of all its text but links, the article's element must hold.
_MOST, _HALF = 0.85, 0.6


@dataclass(slots=True)
class Weight:
    """What an element holds: tables and headings of a report, characters of running text, of all text, of links."""

    anchors: int = 0
    prose: int = 0
    text: int = 0
    links: int = 0
    footer: bool = False


_NOTHING = Weight()


def is_anchor(shape: Shape) -> bool:
    if isinstance(shape.block, Grid):
        texts = [cell.text for row in shape.block.rows for cell in row]
        told = sum(map(is_number, texts)) >= _NUMBERS or sum(map(is_open, texts)) >= _OPEN
        return told and shape.links * 3 < len(shape.text)
    if shape.links or len(shape.text) > _LONGEST_HEADING or shape.block is None:
        return False
    return enumerator(shape.text)[0] in ("chinese", "part")


class Article:
    """The blocks of the report among `shapes`, which are all of the page's."""

    def __init__(self, root: Node, shapes: Sequence[Shape]) -> None:
        self._weights: dict[Node, Weight] = {}
        self._chrome: dict[Node, bool] = {}
        self._all = shapes
        for shape in shapes:
            self._weigh(shape)
        self.root = self._widened(self._element(root))
        inside = [at for at, shape in enumerate(shapes) if self._is_inside(shape.node)]
        told = [at for at in inside if is_anchor(shapes[at])] or inside
        # Between the first and the last piece of evidence nothing is cut away for its words.
        self._first, self._last = (told[0], told[-1]) if told else (0, 0)
        self.shapes = [shapes[at] for at in inside if not self._is_beside(at)]

    def _weigh(self, shape: Shape) -> None:
        anchor, length = is_anchor(shape), len(shape.text)
        told = bool(_SENTENCE.search(shape.text)) and length >= 20 and shape.links * 3 < length
        footer = chrome.is_footer(shape.text)
        node: Node | None = shape.node
        while node is not None:
            weight = self._weights.setdefault(node, Weight())
            weight.anchors += anchor
            weight.prose += length if told else 0
            weight.text += length
            weight.links += shape.links
            weight.footer |= footer
            node = node.parent

    def _element(self, root: Node) -> Node:
        """The innermost element with all the anchors and most of the running text."""
        found, all_ = root, self._weights.get(root, _NOTHING)
        if not all_.anchors and not all_.prose:
            return root
        while True:
            below = [child for child in found.children if isinstance(child, Node) and self._holds(child, all_)]
            if not below:
                return found
            found = below[0]

    def _holds(self, node: Node, all_: Weight) -> bool:
        weight = self._weights.get(node, _NOTHING)
        told, telling = weight.text - weight.links, all_.text - all_.links
        return weight.anchors == all_.anchors and weight.prose >= _MOST * all_.prose and told >= _HALF * telling

    def _widened(self, found: Node) -> Node:
        """Outwards as long as what comes in with it is no site's: a last paragraph outside the element of the rest."""
        while found.parent is not None:
            inner, outer = self._weights.get(found, _NOTHING), self._weights.get(found.parent, _NOTHING)
            if outer.text - inner.text > 0.2 * inner.text or not self._is_clean(found, found.parent):
                break
            found = found.parent
        return found

    def _is_clean(self, inner: Node, outer: Node) -> bool:
        added = [shape for shape in self._all if _is_within(shape.node, outer) and not _is_within(shape.node, inner)]
        return not any(
            shape.links * 3 > len(shape.text) or chrome.is_furniture(shape.text) or self._in_chrome(shape.node, outer)
            for shape in added
        )

    def _is_inside(self, node: Node) -> bool:
        return _is_within(node, self.root)

    def _is_beside(self, at: int) -> bool:
        """Whether a block within the article's element is the site's all the same."""
        shape = self._all[at]
        if is_anchor(shape):
            return False
        if self._in_chrome(shape.node, self.root) or (
            isinstance(shape.block, Grid) and chrome.is_catalogue(texts_of(shape.block))
        ):
            return True
        if self._first <= at <= self._last or shape.block is None:
            return False
        mostly_links = shape.links * 10 >= 9 * len(shape.text)
        return mostly_links or (chrome.is_furniture(shape.text) and not isinstance(shape.block, Heading))

    def _in_chrome(self, node: Node, outer: Node) -> bool:
        """Whether the element, or one it stands in up to `outer`, is a menu, a footer or the like."""
        at: Node | None = node
        while at is not None and at is not outer:
            if at not in self._chrome:
                self._chrome[at] = self._is_chrome(at)
            if self._chrome[at]:
                return True
            at = at.parent
        return False

    def _is_chrome(self, node: Node) -> bool:
        weight = self._weights.get(node, _NOTHING)
        if weight.anchors or weight.prose > chrome.MOST_PROSE:
            return False
        mostly_links = weight.links * 2 > weight.text and weight.links > 12
        return mostly_links or weight.footer or chrome.is_named_so(node)


def _is_within(node: Node, outer: Node) -> bool:
    at: Node | None = node
    while at is not None:
        if at is outer:
            return True
        at = at.parent
    return False
