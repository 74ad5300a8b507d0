"""A page saved with its pictures as one file (MHT, also Word's "single file web page"): a message of several parts."""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message
from urllib.parse import unquote

from gouji.errors import ReadError
from gouji.formats import Source
from gouji.readers.faults import damaged, over_limit, too_deep
from gouji.text import Text

_MEGABYTE = 1_000_000


def page_in(source: Source) -> bytes:
    """The page's own bytes: places in it count the lines of the page, as the file itself holds it encoded.

    Raises ReadError GJ902 where there is no page in it, GJ905 where it is too long or nested too deep.
    """
    try:
        parts = list(message_from_bytes(source.data).walk())
    except RecursionError as error:
        raise too_deep(source.options.limits) from error
    pages = [part for part in parts if part.get_content_type() == "text/html"]
    if not pages:
        raise ReadError(
            Text("文件里没有网页；请另存为网页", "there is no page in the file; save it as a page"), "GJ902"
        )
    page = _decoded(next((part for part in pages if _is_start(part, parts[0])), pages[0]))
    limit = source.options.limits.text
    if len(page) > limit * _MEGABYTE:
        raise over_limit(Text(f"网页大小上限 {limit} MB", f"{limit} MB for a page"), Text("text", "text"))
    return page


def _is_start(part: Message, whole: Message) -> bool:
    """Whether it is the part that the message names as its first; a frame may stand before it."""
    named, own = whole.get_param("start"), part.get("Content-ID", "")
    return bool(named) and unquote(str(named)).strip("<>") == unquote(str(own)).strip("<>")


def _decoded(part: Message) -> bytes:
    found = part.get_payload(decode=True)
    if not isinstance(found, bytes):
        raise damaged("text/html")
    return found
