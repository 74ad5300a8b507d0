"""What a page says of itself outside its text: its title, the day it was published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.model.document import Heading, Paragraph
from gouji.model.location import Location
from gouji.normalize import fold
from gouji.readers.markup.attributes import attributes
from gouji.readers.markup.flow import Shape
from gouji.readers.markup.runs import Places, Run, located
from gouji.readers.markup.tree import Node, Tree, Words

# In the national standard for site metadata, then in what systems and search engines use.
_TITLES = ("articletitle", "og:title", "dc.title", "title")
_DATES = (
    "pubdate", "publishdate", "article:published_time", "publish_date", "publishtime", "datepublished",
    "dc.date", "dcterms.issued", "dc.date.issued", "releasedate", "createdate", "firstpublishedtime", "date",
)  # fmt: skip
_DATE = re.compile(r"20\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?|20\d{6}(?!\d)")
_DATE_LINE = re.compile(r"(?:发布|发稿|公开|刊发|公布)\s*(?:日\s*期|时\s*间)\s*[\]】]?\s*[:：]?\s*[\[【]?\s*")
_SITE_TAIL = re.compile(r"\s*[_|｜]\s*|\s+[-–—]+\s+|[-–—]{2,}|(?<=报告)\s*[-–—]\s*|\s*[-–—]\s*(?=\S+(?:网站?|平台)$)")
# A shorter text is like a page's title by chance.
_SHORTEST = 8


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
    yield from sorted(parts, key=lambda part: ("报告" not in part.text and "年报" not in part.text, -len(part.text)))


def title_of(tree: Tree, places: Places, kept: Sequence[Shape], page: Sequence[Shape]) -> Heading | None:
    """The article's title where it stands outside the article: as shown on the page, else as its head says it.

    None where the article itself begins with it.
    """
    front = [fold(shape.text) for shape in kept[:20] if shape.block]
    told = [title for title in titles_of(tree, places) if len(fold(title.text)) >= _SHORTEST]
    if any(_alike(fold(title.text), text) for title in told for text in front):
        return None
    for title in told:
        for shape in page:
            if isinstance(shape.block, Heading | Paragraph) and _alike(fold(title.text), fold(shape.text)):
                return Heading(1, shape.text, shape.block.location)
    heads = [shape.block for shape in page if isinstance(shape.block, Heading) and shape.block.level <= 2]
    shown = [head for head in heads if "报告" in head.text or "年报" in head.text]
    if shown and not any(head.location == shape.block.location for head in shown for shape in kept if shape.block):
        return Heading(1, shown[-1].text, shown[-1].location)
    reports = [title for title in told if "报告" in title.text or "年报" in title.text]
    return Heading(1, reports[0].text, reports[0]) if reports else None


def _alike(title: str, text: str) -> bool:
    return len(text) >= _SHORTEST and len(text) <= len(title) + 12 and (text in title or title in text)


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


_CONTENT = re.compile(r"\bcontent\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)


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
