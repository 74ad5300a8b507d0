"""What a reader and a formatter are, to the core and to packs: names and where to import from, nothing loaded yet."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, Literal, NamedTuple

from gouji.text import Text

PdfEngine = Literal["pdfium", "tablefinder", "pdfplumber"]


class Limits(NamedTuple):
    """What a file may cost; beyond any of these it is not read (GJ905). Sizes are in megabytes of 10⁶ bytes.

    `size`: the file; `text`: a text or HTML file; `pages`; `unpacked`: all parts of a packed file (DOCX, XLSX, OFD);
    `ratio`: how many times a part may grow by unpacking; `depth`: elements within elements; `seconds`: a file's time;
    `rule`: the time of one rule on it, after which the other rules go on (GJ906); `memory`: what it may take more than gouji itself (not on Windows).
    """

    size: int = 64
    text: int = 20
    pages: int = 500
    unpacked: int = 256
    ratio: int = 500
    depth: int = 200
    seconds: int = 120
    rule: int = 20
    memory: int = 2000


class ReadOptions(NamedTuple):
    """What the user set for reading. `pdf_engine`: what reads PDF pages and finds their tables. `ocr`: whether pages that
    are pictures are read by character recognition where that is installed.
    """

    limits: Limits = Limits()
    pdf_engine: PdfEngine = "pdfium"
    ocr: bool = True


class Source(NamedTuple):
    """A file's bytes. `path` is as the user gave it, for messages and output; `format` as told by the content."""

    path: str
    data: bytes
    options: ReadOptions = ReadOptions()
    format: str = ""


class Reader(NamedTuple):
    """A format gouji can read. `target` is `module:function`, a function Source → Document that raises ReadError.

    `endings` are the file name endings that a walk over folders takes for this format, in lower case with the dot.
    `formats` are the names of the contents it takes (see readers.detect), `signs` the first bytes of further ones.
    """

    name: str
    endings: tuple[str, ...]
    target: str
    formats: tuple[str, ...] = ()
    signs: tuple[bytes, ...] = ()


class Formatter(NamedTuple):
    """An output. `target` is `module:function`, a function (Outcome, View) → str without side effects.

    What may be very long may be given in pieces, an iterable of str.
    """

    name: str
    title: Text
    target: str


def load_target(target: str) -> Callable[..., Any]:
    """Any: what the function returns is up to the hook it serves."""
    module, _, name = target.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found
