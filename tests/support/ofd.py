"""A drawn report as OFD, written by hand to GB/T 33190-2016 in the styles that writers of it have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby, pairwise
from random import Random
from typing import Literal, NamedTuple
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from tests.support.drawn import Block
from tests.support.paper import HEIGHT, SIZE, WIDTH, Frame, Mark, Sheet, Words, advance, lay_out

MM = 25.4 / 72
_THICK = 0.5  # of a line drawn as a rectangle, in points
_NAMESPACE = "http://www.ofdspec.org/2016"


class Style(NamedTuple):
    """How a writer writes.

    `text`: an object a line, a character, a run (several runs in an object), or a row of cells with wide steps between;
    `rules`: lines, thin filled rectangles, or a rectangle a cell; `packed`: offsets as `g n d`; `tight`: objects have
    their own boundary, else the page's; `scaled`: text in points under a CTM, else in millimeters; `template`: rules on
    a template page; `blocks`: objects within page blocks; `prefix` of the namespace, none at all where None;
    `absolute`: places from the root; `folder`: the package packed with a folder around it.
    """

    text: Literal["line", "char", "run", "row"] = "line"
    rules: Literal["lines", "thin", "boxes"] = "lines"
    packed: bool = False
    tight: bool = True
    scaled: bool = False
    template: bool = False
    blocks: int = 0
    prefix: str | None = "ofd"
    absolute: bool = False
    folder: str = ""


def any_style(rng: Random) -> Style:
    return Style(
        text=rng.choice(("line", "char", "run", "row")),
        rules=rng.choice(("lines", "thin", "boxes")),
        packed=rng.random() < 0.5,
        tight=rng.random() < 0.5,
        scaled=rng.random() < 0.5,
        template=rng.random() < 0.5,
        blocks=rng.choice((0, 0, 1, 3)),
        prefix=rng.choice(("ofd", "ofd", "", "x", None)),
        absolute=rng.random() < 0.5,
        folder=rng.choice(("", "", "report")),
    )


_PLAIN = Style()


@dataclass(slots=True)
class Package:
    """An OFD file of pages given as the XML of their layers' content, elements written with the prefix `ofd:`.

    `templates` are pages that every page shows, `template_of` one that a single page (from 0) shows; `common` goes into
    CommonData, `files` are further parts below Doc_0, `areas` the Area of single pages.
    """

    pages: Sequence[str]
    templates: Sequence[str] = ()
    template_of: dict[int, str] = field(default_factory=dict)
    common: str = ""
    files: dict[str, str] = field(default_factory=dict)
    tail: str = ""
    areas: dict[int, str] = field(default_factory=dict)
    size: tuple[float, float] = (WIDTH * MM, HEIGHT * MM)
    style: Style = _PLAIN

    def parts(self) -> dict[str, str]:
        root = "/" if self.style.absolute else ""
        below = "/Doc_0/" if self.style.absolute else ""
        every = {f"t{at}": page for at, page in enumerate(self.templates)}
        single = {at: (f"p{at}", page) for at, page in self.template_of.items()}
        forms = {**every, **dict(single.values())}
        pages = "".join(
            f'<ofd:Page ID="{100 + at}" BaseLoc="{below}Pages/Page_{at}/Content.xml"/>' for at in range(len(self.pages))
        )
        listed = "".join(
            f'<ofd:TemplatePage ID="{name}" BaseLoc="{below}Tpls/{name}/Content.xml" ZOrder="Background"/>'
            for name in forms
        )
        found = {
            "OFD.xml": f'<ofd:OFD {_declared(self.style)} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
            "<ofd:DocID>0f</ofd:DocID></ofd:DocInfo>"
            f"<ofd:DocRoot>{root}Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
            "Doc_0/Document.xml": f"<ofd:Document {_declared(self.style)}><ofd:CommonData><ofd:MaxUnitID>9999</ofd:MaxUnitID>"
            f"<ofd:PageArea><ofd:PhysicalBox>0 0 {self.size[0]:.3f} {self.size[1]:.3f}</ofd:PhysicalBox></ofd:PageArea>"
            f"{self.common}{listed}</ofd:CommonData><ofd:Pages>{pages}</ofd:Pages>{self.tail}</ofd:Document>",
        }  # fmt: skip
        for at, page in enumerate(self.pages):
            used = [*every, *([single[at][0]] if at in single else [])]
            uses = "".join(f'<ofd:Template TemplateID="{name}" ZOrder="Background"/>' for name in used)
            found[f"Doc_0/Pages/Page_{at}/Content.xml"] = self._page(page, uses + self.areas.get(at, ""))
        for name, page in forms.items():
            found[f"Doc_0/Tpls/{name}/Content.xml"] = self._page(page, "")
        for name, text in self.files.items():
            found[f"Doc_0/{name}"] = text.replace("XMLNS", _declared(self.style))
        return found

    def _page(self, content: str, before: str) -> str:
        layer = f'<ofd:Layer ID="7" Type="Body">{content}</ofd:Layer>'
        return f"<ofd:Page {_declared(self.style)}>{before}<ofd:Content>{layer}</ofd:Content></ofd:Page>"

    def data(self, **changed: str | None) -> bytes:
        """The file; parts may be replaced by name, or left out (None)."""
        return zipped({**self.parts(), **changed}, self.style)


def zipped(parts: dict[str, str | None] | dict[str, str], style: Style = _PLAIN) -> bytes:
    """Parts packed, their prefix that of the style."""
    prefix = f"{style.prefix}:" if style.prefix else ""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            if text is not None:
                told = text.replace("<ofd:", f"<{prefix}").replace("</ofd:", f"</{prefix}")
                place = f"{style.folder}/{name}" if style.folder else name
                packed.writestr(place, f'<?xml version="1.0" encoding="UTF-8"?>\n{told}')
    return target.getvalue()


def _declared(style: Style) -> str:
    if style.prefix is None:
        return ""
    return f'xmlns{":" if style.prefix else ""}{style.prefix}="{_NAMESPACE}"'


def ofd(blocks: Sequence[Block], sheet: Sheet | None = None, style: Style = _PLAIN) -> bytes:
    """The file. Every full-width character advances an em, digits and letters half of it."""
    pages, rules = [], {}
    for at, marks in enumerate(lay_out(blocks, sheet or Sheet())):
        frames = "".join(_rules([mark for mark in marks if isinstance(mark, Frame)], style))
        words = "".join(_objects([mark for mark in marks if isinstance(mark, Words) and mark.text], style))
        if style.template:
            rules[at] = frames
        content = words if style.template else frames + words
        pages.append("<ofd:PageBlock>" * style.blocks + content + "</ofd:PageBlock>" * style.blocks)
    return Package(pages, template_of=rules, style=style).data()


def _rules(frames: Sequence[Mark], style: Style) -> Iterator[str]:
    for frame in frames:
        if not isinstance(frame, Frame):
            continue
        left, top, right, bottom = frame
        if style.rules == "boxes":
            yield path(left, top, right, bottom)
            continue
        sides = [(x, top, x, bottom) for x in (left, right)] + [(left, y, right, y) for y in (top, bottom)]
        for side in sides:
            yield line(*side) if style.rules == "lines" else _thin(*side)


def line(left: float, top: float, right: float, bottom: float, more: str = "") -> str:
    """A stroked line, in points."""
    boundary = _box(left, top, right - left, bottom - top)
    return (
        f'<ofd:PathObject Boundary="{boundary}" LineWidth="0.25"{more}><ofd:AbbreviatedData>'
        f"M 0 0 L {(right - left) * MM:.3f} {(bottom - top) * MM:.3f}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def path(left: float, top: float, right: float, bottom: float, more: str = "", inner: str = "") -> str:
    """A rectangle, stroked unless `more` says otherwise; in points."""
    wide, high = (right - left) * MM, (bottom - top) * MM
    return (
        f'<ofd:PathObject Boundary="{_box(left, top, right - left, bottom - top)}"{more}>{inner}<ofd:AbbreviatedData>'
        f"M 0 0 L {wide:.3f} 0 L {wide:.3f} {high:.3f} L 0 {high:.3f} C</ofd:AbbreviatedData></ofd:PathObject>"
    )


def _thin(left: float, top: float, right: float, bottom: float) -> str:
    black = '<ofd:FillColor Value="0 0 0"/>'
    return path(left, top, max(right, left + _THICK), max(bottom, top + _THICK), ' Stroke="false" Fill="true"', black)


def _objects(words: Sequence[Words], style: Style) -> Iterator[str]:
    if style.text == "row":
        for _, group in groupby(words, key=lambda one: one.y):
            yield from _in_rows(list(group), style)
        return
    for one in words:
        pieces = [one]
        if style.text in ("char", "run"):
            most = 1 if style.text == "char" else 3
            pieces = list(_cut(one, most))
        if style.text == "char":
            for piece in pieces:
                yield _object([[piece]], style)
        else:
            yield _object([[piece] for piece in pieces], style)


def _in_rows(words: Sequence[Words], style: Style) -> Iterator[str]:
    """Words on one height as one code, as long as each begins to the right of the last."""
    run: list[Words] = []
    for one in words:
        if run and one.x < run[-1].x + _length(run[-1].text):
            yield _object([run], style)
            run = []
        run.append(one)
    yield _object([run], style)


def _cut(words: Words, most: int) -> Iterator[Words]:
    x = words.x
    for at in range(0, len(words.text), most):
        piece = words.text[at : at + most]
        yield Words(x, words.y, piece)
        x += _length(piece)


def _length(text: str) -> float:
    return sum(map(advance, text))


def _object(codes: Sequence[Sequence[Words]], style: Style) -> str:
    """A text object of several codes, each of words on one height."""
    first, last = codes[0][0], codes[-1][-1]
    left, top = (first.x, first.y - SIZE) if style.tight else (0.0, 0.0)
    size = (last.x + _length(last.text) - left, last.y + 0.3 * SIZE - top) if style.tight else (WIDTH, HEIGHT)
    unit = 1.0 if style.scaled else MM
    inner = "".join(_code(code, left, top, unit, style) for code in codes if code[0].text)
    scale = f' CTM="{MM:.6f} 0 0 {MM:.6f} 0 0"' if style.scaled else ""
    boundary = _box(left, top, *size)
    return f'<ofd:TextObject Boundary="{boundary}" Font="3" Size="{SIZE * unit:.4f}"{scale}>{inner}</ofd:TextObject>'


def _code(words: Sequence[Words], left: float, top: float, unit: float, style: Style) -> str:
    places = [one.x + _length(one.text[:at]) for one in words for at in range(len(one.text))]
    steps = [f"{(after - before) * unit:.4f}" for before, after in pairwise(places)]
    deltas = f' DeltaX="{_folded(steps) if style.packed else " ".join(steps)}"' if steps else ""
    x, y = (words[0].x - left) * unit, (words[0].y - top) * unit
    text = escape("".join(one.text for one in words))
    return f'<ofd:TextCode X="{x:.4f}" Y="{y:.4f}"{deltas}>{text}</ofd:TextCode>'


def _folded(steps: Sequence[str]) -> str:
    """`g n d` wherever an offset repeats."""
    told = []
    for step, group in groupby(steps):
        count = len(list(group))
        told.append(step if count == 1 else f"g {count} {step}")
    return " ".join(told)


def text(x: float, y: float, words: str, more: str = "", code: str = "", inner: str = "", size: float = SIZE) -> str:
    """A line of text with its baseline at (x, y) in points; the code's attributes may be given instead of steps."""
    deltas = " ".join(f"{advance(char) * size / SIZE * MM:.4f}" for char in words[:-1])
    given = code or (f'DeltaX="{deltas}"' if deltas else "")
    boundary = _box(x, y - size, size * len(words) * 1.2 + 2, 1.3 * size)
    return (
        f'<ofd:TextObject Boundary="{boundary}" Font="3" Size="{size * MM:.4f}"{more}>{inner}'
        f'<ofd:TextCode X="0" Y="{size * MM:.4f}" {given}>{escape(words)}</ofd:TextCode></ofd:TextObject>'
    )


def _box(left: float, top: float, width: float, height: float) -> str:
    return f"{left * MM:.3f} {top * MM:.3f} {width * MM:.3f} {height * MM:.3f}"
