"""The words of a paragraph, as they stand once all tracked changes are accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from gouji.patterns import pattern
from gouji.readers.docx.parts import attribute, child, is_on, local

# What is no part of the text: what was deleted or moved away, fields' instructions, properties, the ruby's reading.
_LEFT_OUT = frozenset(
    {"del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sdtPr", "rt", "fldData", "delInstrText", "tbl"}
)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
# A mark of a footnote, where it is set high behind a figure.
_NOTE = pattern(r"\s*[\[(（［【]?(?:\d{1,2}|[*＊※①-⑳注]+\d?)[\])）］】]?\s*")
_UNSEEN = ("vanish", "strike", "dstrike")
_DRAWN = ("txbxContent", "blip", "imagedata")

# What is drawn within a paragraph: the content of a text box, or a picture.
Drawn = Callable[[etree._Element], None]


def words(element: etree._Element, drawn: Drawn | None = None) -> str:
    """The text of a paragraph or a part of one. Line breaks are \\n. `drawn` is told of text boxes and pictures."""
    found = ""
    for piece, raised in _pieces(element, drawn):
        if not (raised and found[-1:].isdigit() and _NOTE.fullmatch(piece)):
            found += piece
    return found


def _pieces(element: etree._Element, drawn: Drawn | None, *, raised: bool = False) -> Iterator[tuple[str, bool]]:
    """Texts, and whether each is set high."""
    for part in element:
        name = local(part)
        if name == "t":
            yield part.text or "", raised
        elif name in _SIGNS:
            if attribute(part, "type") not in ("page", "column"):
                yield _SIGNS[name], raised
        elif name == "sym":
            yield _symbol(attribute(part, "char")), raised
        elif name in _DRAWN:
            if drawn:
                drawn(part)
        elif name == "AlternateContent":
            choice = child(part, "Choice")
            yield from _pieces(choice if choice is not None else part, drawn, raised=raised)
        elif name == "r":
            if not any(is_on(child(part, "rPr", switch)) for switch in _UNSEEN):
                high = attribute(child(part, "rPr", "vertAlign"), "val") == "superscript"
                yield from _pieces(part, drawn, raised=high)
        elif name not in _LEFT_OUT:
            yield from _pieces(part, drawn, raised=raised)


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
