"""The cells of a page outlined in the color of their state, each named where there is room, else by number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PIL import Image, ImageDraw

from gouji.model.report import Cell
from gouji.pageimages.legend import COLORS, Entry, with_legend
from gouji.pageimages.names import Name, layouts, tag
from gouji.pageimages.render import PageImage, scaled
from gouji.readers.pages.content import Box

# Pixels darker than this are the page's own ink, which no name covers.
_INK = 215
_APART = 2
# Cells in these states may have no place but their row's.
_BY_ROW = ("missing", "ambiguous", "unreadable")

Point = tuple[float, float]


def outlined(page: PageImage, cells: Sequence[Cell]) -> Image.Image:
    """The page with its cells; beside it, where names had to be numbers, what these stand for."""
    image = page.image.copy()
    sketch = _Sketch(image)
    groups = [(scaled(box, page.scale), group) for box, group in _by_box(cells)]
    for box, group in groups:
        sketch.frame(box, group)
    entries: list[Entry] = []
    for box, group in groups:
        if len(group) == 1 and sketch.name(layouts(group[0].key.partition(".")[2]), box, group[0]):
            continue
        number = entries[-1].number + 1 if entries else 1
        entries += [Entry(number, cell) for cell in group]
        sketch.name([tag(number)], box, group[0], anyhow=True)
    return with_legend(image, entries)


def _by_box(cells: Sequence[Cell]) -> list[tuple[Box, list[Cell]]]:
    """Cells by where they stand, in reading order: cells that are missing share the place of their row."""
    found: dict[Box, list[Cell]] = {}
    for cell in cells:
        if cell.location.box:
            found.setdefault(cell.location.box, []).append(cell)
    return sorted(found.items(), key=lambda item: (round(item[0][1]), item[0][0]))


class _Sketch:
    """A picture that is drawn on, and where there is still room on it."""

    def __init__(self, image: Image.Image) -> None:
        self._image = image
        self._draw = ImageDraw.Draw(image)
        self._ink = image.convert("L").point(lambda level: 255 if level < _INK else 0)
        self._taken = self._ink.copy()
        self._over = ImageDraw.Draw(self._taken)

    def frame(self, box: Box, group: Sequence[Cell]) -> None:
        """One outline a state, each around the last: where a cell is missing another may stand."""
        left, top, right, bottom = _frame(box, group[0])
        for state in dict.fromkeys(cell.state for cell in group):
            wide = 2 if state in _BY_ROW else 1
            self._draw.rectangle((left, top, right, bottom), outline=COLORS[state], width=wide)
            self._over.rectangle((left, top, right, bottom), outline=255, width=2)
            left, top, right, bottom = left - 2, top - 2, right + 2, bottom + 2

    def name(self, names: Sequence[Name], box: Box, cell: Cell, *, anyhow: bool = False) -> bool:
        """Writes the first name that finds room by its cell; `anyhow`: else over whatever stands at its corner."""
        frame = _frame(box, cell)
        found = next(
            ((name, at) for name in names for at in _places(name, frame, cell) if self._is_free(name, at, box)), None
        )
        if found is None and anyhow:
            right = min(frame[2], self._image.width - names[0].width - 1)
            found = names[0], (right, max(0.0, frame[1] - names[0].height / 2))
        if found is None:
            return False
        name, at = found
        self._over.rectangle(_area(name, at), fill=255)
        name.draw(self._draw, at, COLORS[cell.state])
        return True

    def _is_free(self, name: Name, at: Point, box: Box) -> bool:
        """Whether nothing stands there, and no line of the page between there and the cell."""
        left, top, right, bottom = _area(name, at)
        if left < 1 or top < 1 or right >= self._taken.width or bottom >= self._taken.height:
            return False
        if self._taken.crop((int(left), int(top), int(right) + 1, int(bottom) + 1)).getbbox() is not None:
            return False
        return not self._is_parted((left, top, right, bottom), box)

    def _is_parted(self, area: Box, box: Box) -> bool:
        """Whether a line of the page runs between a name and its cell, beside or above each other: dark from end to
        end, which letters that reach out of their cell's box are not.
        """
        if area[2] <= box[0] or area[0] >= box[2]:
            x, to_x = sorted((area[2], box[0]) if area[2] <= box[0] else (box[2], area[0]))
            strip = self._strip(x, box[1], to_x, box[3])
            return any(strip.crop((at, 0, at + 1, strip.height)).getextrema()[0] for at in range(strip.width))
        if area[3] <= box[1] or area[1] >= box[3]:
            y, to_y = sorted((area[3], box[1]) if area[3] <= box[1] else (box[3], area[1]))
            strip = self._strip(area[0], y, area[2], to_y)
            return any(strip.crop((0, at, strip.width, at + 1)).getextrema()[0] for at in range(strip.height))
        return False

    def _strip(self, left: float, top: float, right: float, bottom: float) -> Image.Image:
        """The page's ink there, on the page and at least a pixel each way."""
        x, y = min(max(0, int(left)), self._ink.width - 1), min(max(0, int(top)), self._ink.height - 1)
        to_x, to_y = min(self._ink.width, int(right) + 1), min(self._ink.height, int(bottom) + 1)
        return self._ink.crop((x, y, max(x + 1, to_x), max(y + 1, to_y)))


def _frame(box: Box, cell: Cell) -> Box:
    """Around what is printed; within a cell that is empty."""
    apart = _APART if cell.location.text else -_APART - 1
    left, top = box[0] - apart, box[1] - apart
    return left, top, max(left + 1, box[2] + apart), max(top + 1, box[3] + apart)


def _area(name: Name, at: Point) -> Box:
    beside = 0 if name.boxed else 1
    return at[0] - beside, at[1] - beside, at[0] + name.width + beside, at[1] + name.height + beside


def _places(name: Name, frame: Box, cell: Cell) -> Iterator[Point]:
    """Within the outline where it is that of an empty cell or of a row, then around it."""
    left, top, right, bottom = frame
    middle, height = (left + right - name.width) / 2, (top + bottom - name.height) / 2
    roomy = not cell.location.text or cell.state in _BY_ROW
    if roomy and right - left > name.width + 4 and bottom - top > name.height + 4:
        yield from ((left + 3, top + 3), (middle, height))
    beside = 1 if name.boxed else 3
    for y in (height, top, bottom - name.height):
        yield from ((right + beside, y), (left - name.width - beside, y))
    for x in (middle, left, right - name.width):
        yield from ((x, bottom + 2), (x, top - name.height - 2))
