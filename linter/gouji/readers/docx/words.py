"""The words of a paragraph, as they stand once all tracked changes are accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from gouji.readers.docx.parts import attribute, child, is_on, local

# What is no part of the text: what was deleted or moved away, fields' instructions, properties, the ruby's reading.
_LEFT_OUT = frozenset(
    {"del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sdtPr", "rt", "fldData", "delInstrText", "tbl"}
)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_DRAWN = ("txbxContent", "blip", "imagedata")

# What is drawn within a paragraph: the content of a text box, or a picture.
Drawn = Callable[[etree._Element], None]


def words(element: etree._Element, drawn: Drawn | None = None) -> str:
    """The text of a paragraph or a part of one. Line breaks are \\n. `drawn` is told of text boxes and pictures."""
    return "".join(_pieces(element, drawn))


def _pieces(element: etree._Element, drawn: Drawn | None) -> Iterator[str]:
    for part in element:
        name = local(part)
        if name == "t":
            yield part.text or ""
        elif name in _SIGNS:
            if attribute(part, "type") not in ("page", "column"):
                yield _SIGNS[name]
        elif name == "sym":
            yield _symbol(attribute(part, "char"))
        elif name in _DRAWN:
            if drawn:
                drawn(part)
        elif name == "AlternateContent":
            choice = child(part, "Choice")
            yield from _pieces(choice if choice is not None else part, drawn)
        elif name not in _LEFT_OUT and not (name == "r" and is_on(child(part, "rPr", "vanish"))):
            yield from _pieces(part, drawn)


def _symbol(code: str) -> str:
    """A character of a symbol font; such fonts keep theirs in a private area."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return "" if 0xE000 <= number < 0xF900 or number > 0x10FFFF else chr(number)


def paragraphs_in(root: etree._Element) -> Iterator[str]:
    """The text of every paragraph of a part, blank ones left out."""
    for element in root.iter():
        if local(element) == "p" and (text := words(element).strip()):
            yield text
