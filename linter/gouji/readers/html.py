"""Web pages: the report found among what a site sets around it, each text at its line and column of the source."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.errors import ReadError
from gouji.formats import Source
from gouji.model.document import Block, Document, Grid
from gouji.model.location import Location
from gouji.patterns import pattern
from gouji.readers.markup.article import Article, is_anchor
from gouji.readers.markup.charset import decode_page
from gouji.readers.markup.elements import BLOCKS
from gouji.readers.markup.facts import published, title_of
from gouji.readers.markup.flow import Flow, Shape
from gouji.readers.markup.runs import Places
from gouji.readers.markup.tree import Node, Tree
from gouji.text import Text

# So many tables of numbers that a page hides are a report's, in panes that its tabs show.
_TABLES = 3
_LINE_END = pattern(r"\r\n|\n|\r")


def read(source: Source) -> Document:
    """Raises ReadError where the bytes are no text, where the page shows none, or beyond a limit."""
    if not source.data.strip():
        raise _empty()
    format_ = "mht" if source.format == "mht" else "html"
    if format_ == "mht":
        from gouji.readers.message import page_in

        source = source._replace(data=page_in(source), format="html")
    text, encoding = decode_page(source.data)
    tree = Tree(text, source.options.limits)
    if not any(isinstance(node, Node) and (node.tag in BLOCKS or node.tag == "br") for node in tree.root.children):
        return _without_markup(source, tree)._replace(format=format_)
    places = Places(text)
    page = _shown(tree, places)
    article = Article(tree.root, page)
    blocks: list[Block] = [*title_of(tree, places, article.shapes, page)]
    blocks += [shape.block for shape in article.shapes if shape.block]
    return Document(
        source.path,
        format_,
        tuple(blocks),
        tuple(_LINE_END.split(text)),
        encoding,
        _pictures(article.shapes, text, places),
        published=published(tree, places, _front(page)),
    )


def _shown(tree: Tree, places: Places) -> Sequence[Shape]:
    """What the page shows; what it hides only where it shows nothing of a report, or none of its tables (a script would
    have shown them).
    """
    shapes = Flow(tree.root, tree.source, places).shapes
    anchors = [shape for shape in shapes if is_anchor(shape)]
    if not any(isinstance(shape.block, Grid) for shape in anchors):
        hidden = Flow(tree.root, tree.source, places, hidden=True).shapes
        tables = sum(is_anchor(shape) and isinstance(shape.block, Grid) for shape in hidden)
        if tables >= _TABLES or (not anchors and any(is_anchor(shape) for shape in hidden)):
            return hidden
    if not any(shape.block for shape in shapes):
        raise _frames() if tree.frames else _empty()
    return shapes


def _front(page: Sequence[Shape]) -> Sequence[Shape]:
    """What stands above the report's first heading or table."""
    first = next((at for at, shape in enumerate(page) if is_anchor(shape)), min(len(page), 30))
    return page[:first]


def _pictures(shapes: Sequence[Shape], text: str, places: Places) -> tuple[Location, ...]:
    nodes = [shape.node for shape in shapes if shape.block is None]
    return tuple(places.location(text[node.start : node.inner], node.start, node.inner) for node in nodes)


def _without_markup(source: Source, tree: Tree) -> Document:
    """A text that only its name calls a page."""
    from gouji.readers.text import read as read_text

    if tree.frames:
        raise _frames()
    return read_text(source)


def _empty() -> ReadError:
    zh = "页面里没有可读的文字；可能要靠脚本显示，请在浏览器里打开，待正文出现后另存"
    en = "the page shows no text, perhaps for want of its scripts; open it in a browser and save it once the text is there"
    return ReadError(Text(zh, en), "GJ902")


def _frames() -> ReadError:
    zh = "这是框架页，正文在另一个文件里；请打开框架里的正文页另存后检查"
    en = "this page only holds frames, the text is in another file; open the framed page itself and save that"
    return ReadError(Text(zh, en), "GJ902")
