"""Web pages: the report found among what a site sets around it, each text at its line and column of the source."""

from __future__ import annotations

import re

from gouji.formats import Source
from gouji.model.document import Document
from gouji.readers.markup.charset import decode_page
from gouji.readers.markup.flow import Flow
from gouji.readers.markup.runs import Places
from gouji.readers.markup.tree import Tree

_LINE_END = re.compile(r"\r\n|\n|\r")


def read(source: Source) -> Document:
    text, encoding = decode_page(source.data)
    tree = Tree(text, source.options.limits)
    places = Places(text)
    shapes = Flow(tree.root, text, places).shapes
    blocks = tuple(shape.block for shape in shapes if shape.block)
    return Document(source.path, "html", blocks, tuple(_LINE_END.split(text)), encoding)
