"""What a page says of itself outside its text: its title, the day it was published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from gouji.model.document import Heading, Paragraph
from gouji.model.location import Location
from gouji.normalize import fold
from gouji.patterns import pattern
from gouji.readers.markup.article import is_anchor
from gouji.readers.markup.attributes import attributes
from gouji.readers.markup.chrome import is_furniture
from gouji.readers.markup.flow import Shape
from gouji.readers.markup.runs import Places, Run, located
from gouji.readers.markup.tree import Node, Tree, Words

# In the national standard for site metadata, then in what systems and search engines use.
_TITLES = ("articletitle", "og:title", "dc.title", "title")
_DATES = (
    "pubdate", "publishdate", "article:published_time", "publish_date", "publishtime", "datepublished",
    "dc.date", "dcterms.issued", "dc.date.issued", "releasedate", "createdate", "firstpublishedtime", "date",
)  # fmt: skip
_DATE = pattern(r"20\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}(?:\s*日)?|20\d{6}(?!\d)")
_DATE_LINE = pattern(r"(?:发布|发稿|公开|刊发|公布)\s*(?:日\s*期|时\s*间)\s*[\]】]?\s*[:：]?\s*[\[【]?\s*")
_SITE_TAIL = pattern(r"\s*[_|｜]\s*|\s+[-–—]+\s+|[-–—]{2,}|(?<=报告)\s*[-–—]\s*|\s*[-–—]\s*(?=\S+(?:网站?|平台)$)")
# A shorter text is like a page's title by chance; a longer one is none.
_SHORTEST, _LONGEST = 8, 60
_REPORT = pattern(r"报告|年报")


def titles_of(tree: Tree, places: Places) -> Iterator[Location]:
    """The titles that the page's head gives, likeliest first."""
    for wanted in _TITLES:
        for meta, name in _named(tree):
            if name == wanted and (found := _content(meta, tree.source, places)):
                yield found
    for start, end in tree.titles[:1]:
        yield from _parts(Words(start, end), tree.source, places)


def _parts(words: Words, source: str, places: Places) -> Iterator[Location]:
    """A window's title in the parts that a site joins in it, those that may be a report's first."""
    raw = source[words.start : words.end]
    cuts = [0, *(at for found in _SITE_TAIL.finditer(raw) for at in found.span()), len(raw)]
    parts = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=True):
        run = Run(source)
        run.add(words.start + start, words.start + end)
        if run.text:
            parts.append(located(run.pieces, places, words.start))
    yield from sorted(parts, key=lambda part: (not _REPORT.search(part.text), -len(part.text)))


def title_of(tree: Tree, places: Places, kept: Sequence[Shape], page: Sequence[Shape]) -> list[Heading]:
    """The article's title where it stands above the article: as the page shows it, or its head gives it.

    Empty where the article itself begins with it.
    """
    front = [fold(shape.text) for shape in takewhile(lambda shape: not is_anchor(shape), kept)]
    told = [title for title in titles_of(tree, places) if len(fold(title.text)) >= _SHORTEST]
    for title in told:
        folded = fold(title.text)
        if folded in "".join(front) or any(len(text) >= _SHORTEST and folded.startswith(text) for text in front):
            return []
        if found := _shown_as(folded, page):
            return found
    reports = [title for title in told if _REPORT.search(title.text)]
    above = _above(kept, page)
    return [Heading(1, title.text, title) for title in (*reports[:1], *above)]


def _shown_as(title: str, page: Sequence[Shape]) -> list[Heading]:
    """The lines of the page that together are the title."""
    for at, shape in enumerate(page):
        lines: list[Heading] = []
        joined = ""
        for one in page[at : at + 3]:
            if not isinstance(one.block, Heading | Paragraph) or not title.startswith(joined + fold(one.text)):
                break
            lines.append(Heading(1, one.text, one.block.location))
            joined += fold(one.text)
            if joined == title and shape.text:
                return lines
    return []


def _above(kept: Sequence[Shape], page: Sequence[Shape]) -> list[Location]:
    """The last line above the article that calls itself a report, with the line before it, which may name the organ."""
    first = page.index(kept[0]) if kept else 0
    if any(_is_title(shape) for shape in takewhile(lambda shape: not is_anchor(shape), kept)):
        return []
    at = next((at for at in range(first - 1, -1, -1) if _is_title(page[at])), None)
    if at is None:
        return []
    lines = [page[at]]
    if at and len(page[at - 1].text) <= 30 and not page[at - 1].links and not is_furniture(page[at - 1].text):
        lines.insert(0, page[at - 1])
    return [shape.block.location for shape in lines if isinstance(shape.block, Heading | Paragraph)]


def _is_title(shape: Shape) -> bool:
    if not isinstance(shape.block, Heading | Paragraph) or shape.links or len(shape.text) > _LONGEST:
        return False
    return bool(_REPORT.search(shape.text)) and not is_furniture(shape.text)


def published(tree: Tree, places: Places, front: Sequence[Shape]) -> Location | None:
    """The day of publication as the page's head gives it, else as a line above the text says it."""
    for wanted in _DATES:
        for meta, name in _named(tree):
            if name == wanted and (found := _date_in(meta, tree.source, places)):
                return found
    for block in (shape.block for shape in front if isinstance(shape.block, Paragraph)):
        cue = _DATE_LINE.search(block.text)
        if cue and (date := _DATE.match(block.text, cue.end())):
            return block.at(*date.span())
    return None


def _named(tree: Tree) -> Iterator[tuple[Node, str]]:
    for meta in tree.metas:
        told = attributes(meta.attributes)
        if name := told.get("name") or told.get("property") or told.get("itemprop"):
            yield meta, name.strip().lower()


_CONTENT = pattern(r"\bcontent\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)


def _value(meta: Node, source: str) -> Words | None:
    found = _CONTENT.search(source, meta.start, meta.inner)
    return Words(*found.span(found.lastindex)) if found and found.lastindex else None


def _content(meta: Node, source: str, places: Places) -> Location | None:
    value = _value(meta, source)
    if value is None:
        return None
    run = Run(source)
    run.add(value.start, value.end)
    return located(run.pieces, places, value.start) if run.text else None


def _date_in(meta: Node, source: str, places: Places) -> Location | None:
    value = _value(meta, source)
    found = _DATE.search(source, value.start, value.end) if value else None
    return places.location(found[0], found.start(), found.end()) if found else None
