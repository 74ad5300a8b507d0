"""Drawing a page: layers, blocks and composite units to characters, ruling lines and pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from gouji.formats import Limits
from gouji.readers.elements import child, local
from gouji.readers.faults import over_limit, too_deep
from gouji.readers.ofd.package import numbers
from gouji.readers.ofd.paints import is_seen, paint
from gouji.readers.ofd.paths import subpaths
from gouji.readers.ofd.structure import Resources
from gouji.readers.ofd.text import glyphs
from gouji.readers.pages.chars import once, seen
from gouji.readers.pages.content import Box, PageContent, Run
from gouji.readers.pages.matrix import IDENTITY, Matrix
from gouji.readers.pages.rules import edges_of
from gouji.readers.pages.shapes import Drawn, draw, shapes_of
from gouji.text import Text

POINTS = 72 / 25.4
_UNIT = 16  # a composite unit counts as so many levels: it may use itself
_MOST_OBJECTS = 2_000_000
# An object is clipped to its boundary, which writers draw tight: so many points beside it still count.
_BESIDE = 3.0


class Limiter:
    """Counts what a file has drawn: units that use units can make a small file draw without end."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._drawn = 0

    def count(self) -> None:
        self._drawn += 1
        if self._drawn > _MOST_OBJECTS:
            raise over_limit(Text(f"图元数上限 {_MOST_OBJECTS}", f"{_MOST_OBJECTS} drawn objects"), Text("", ""))


class Canvas:
    """One page, or what stands on it apart from its content. `box` is the page's, in millimeters; `where` its file."""

    def __init__(
        self, where: str, resources: Resources, limiter: Limiter, box: tuple[float, float, float, float]
    ) -> None:
        left, top, width, height = box
        self._where, self._resources, self._limiter = where, resources, limiter
        self._base = Matrix(POINTS, 0, 0, POINTS, -left * POINTS, -top * POINTS)
        self._size = width * POINTS, height * POINTS
        self._chars: list[Run] = []
        self._white: list[Box] = []
        self._ways: Counter[int] = Counter()
        self._drawn = Drawn([], [])
        self._pictures: list[Box] = []

    def layer(self, layer: etree._Element) -> None:
        if is_seen(layer):
            self._block(layer, self._base, layer.get("DrawParam") or "", 0)

    def appearance(self, element: etree._Element) -> None:
        """An annotation's, which is a block with a boundary of its own."""
        matrix, _ = self._placed(element, self._base)
        self._block(element, matrix, "", 0)

    @property
    def turns(self) -> int:
        """How often the page must be turned clockwise for most of its text to stand upright."""
        way, count = max(self._ways.items(), key=lambda item: item[1], default=(0, 0))
        return way if 2 * count > sum(self._ways.values()) else 0

    def content(self, number: int, turns: int) -> PageContent:
        width, height = self._size
        chars = [
            char._replace(left=left, top=top, right=right, bottom=bottom)
            for char in self._chars
            for left, top, right, bottom in (turned(_box(char), width, height, turns),)
        ]
        white, dark, pictures = (
            [turned(box, width, height, turns) for box in boxes]
            for boxes in (self._white, self._drawn.dark, self._pictures)
        )
        edges = edges_of([(turned(box, width, height, turns), stroked) for box, stroked in self._drawn.boxes])
        shown = tuple(seen(once(chars), white, dark))
        size = (height, width) if turns % 2 else (width, height)
        return PageContent(number, *size, shown, tuple(edges), tuple(pictures))

    def _block(self, block: etree._Element, outer: Matrix, param: str, depth: int) -> None:
        if depth > self._limiter.limits.depth:
            raise too_deep(self._limiter.limits)
        for item in block:
            kind = local(item)
            if not kind or not is_seen(item):
                continue
            self._limiter.count()
            if kind == "PageBlock":
                self._block(item, outer, param, depth + 1)
            elif kind == "TextObject":
                self._text(item, outer, item.get("DrawParam") or param)
            elif kind == "PathObject":
                self._path(item, outer, item.get("DrawParam") or param)
            elif kind == "ImageObject":
                self._pictures += self._on_page(self._placed(item, outer)[1])
            elif kind == "CompositeObject":
                self._unit(item, outer, item.get("DrawParam") or param, depth)

    def _placed(self, item: etree._Element, outer: Matrix) -> tuple[Matrix, Box | None]:
        """From an object's space to the page, and its boundary there; None where it gives none."""
        x, y, width, height = [*numbers(item.get("Boundary"), self._where), 0.0, 0.0, 0.0, 0.0][:4]
        values = numbers(item.get("CTM"), self._where)
        matrix = Matrix(*values[:6]) if len(values) >= 6 else IDENTITY
        corners = [outer.at(x + right, y + down) for right in (0.0, width) for down in (0.0, height)]
        xs, ys = [one for one, _ in corners], [one for _, one in corners]
        bounds = (min(xs), min(ys), max(xs), max(ys)) if width or height else None
        return matrix.within(Matrix(1, 0, 0, 1, x, y)).within(outer), bounds

    def _text(self, item: etree._Element, outer: Matrix, param: str) -> None:
        fill = paint(item, "FillColor", self._resources, param)
        filled = item.get("Fill") not in ("false", "0") and fill != "clear"
        stroked = item.get("Stroke") in ("true", "1")
        if not (filled or stroked):
            return
        matrix, bounds = self._placed(item, outer)
        white = not stroked and fill == "white"
        for char, along in glyphs(item, matrix, self._where):
            box = _box(char)
            if not _meets(box, bounds, char.size) or not _meets(box, (0.0, 0.0, *self._size), 0.0):
                continue
            self._chars.append(char)
            if white:
                self._white.append(box)
            way = Matrix(along[0], -along[1], 0, 0, 0, 0).quarter_turns
            if way is not None:
                self._ways[way] += 1

    def _path(self, item: etree._Element, outer: Matrix, param: str) -> None:
        data = child(item, "AbbreviatedData")
        # Without a color a path is stroked in black and filled with nothing.
        filled = item.get("Fill") in ("true", "1") and paint(item, "FillColor", self._resources, param) == "ink"
        stroked = item.get("Stroke") not in ("false", "0")
        stroked = stroked and paint(item, "StrokeColor", self._resources, param) != "clear"
        if data is None or not (filled or stroked):
            return
        matrix, bounds = self._placed(item, outer)
        found = Drawn([], [])
        draw(shapes_of(subpaths(data.text or "", matrix, self._where)), found, stroked=stroked, filled=filled)
        self._drawn.boxes.extend((cut, line) for box, line in found.boxes for cut in self._on_page(_cut(box, bounds)))
        self._drawn.dark.extend(cut for box in found.dark for cut in self._on_page(_cut(box, bounds)))

    def _unit(self, item: etree._Element, outer: Matrix, param: str, depth: int) -> None:
        unit = self._resources.units.get(str(item.get("ResourceID")))
        content = child(unit, "Content")
        if content is not None:
            self._block(content, self._placed(item, outer)[0], param, depth + _UNIT)

    def _on_page(self, box: Box | None) -> Iterator[Box]:
        if box and _meets(box, (0.0, 0.0, *self._size), _BESIDE):
            yield box


def turned(box: Box, width: float, height: float, turns: int) -> Box:
    """A box on a page of that size, once the page is turned clockwise so many times."""
    for _ in range(turns):
        left, top, right, bottom = box
        box = height - bottom, left, height - top, right
        width, height = height, width
    return box


def _box(char: Run) -> Box:
    return char.left, char.top, char.right, char.bottom


def _meets(box: Box, bounds: Box | None, beside: float) -> bool:
    """Whether the middle of a box lies within bounds, or so far beside them; anything that has none does."""
    if bounds is None:
        return True
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return bounds[0] - beside <= x <= bounds[2] + beside and bounds[1] - beside <= y <= bounds[3] + beside


def _cut(box: Box, bounds: Box | None) -> Box | None:
    """What of a box shows within its object's boundary."""
    if bounds is None:
        return box
    left, top = max(box[0], bounds[0] - _BESIDE), max(box[1], bounds[1] - _BESIDE)
    right, bottom = min(box[2], bounds[2] + _BESIDE), min(box[3], bounds[3] + _BESIDE)
    return (left, top, right, bottom) if left <= right and top <= bottom else None
