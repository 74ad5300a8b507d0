"""What a file is, by its content: names may lie, and a report saved under another's ending is still a report."""

from __future__ import annotations

import re

from gouji.patterns import pattern

_HTML = pattern(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]")
# How far a page may begin with comments, blanks or a script block before it says that it is one.
_HTML_WITHIN = 4096
# A piece of a page, without the elements around it: it begins with one, ends with one, and is no Markdown.
_ELEMENTS = rb"(?:p|div|h[1-6]|table|center|font|span|section|article|meta|title|style|ul|ol|strong|b|br|a)"
_FRAGMENT = pattern(rb"\s*(?:<!--.{0,2000}?-->\s*)*<" + _ELEMENTS + rb"[\s/>]", re.DOTALL)
_MARKDOWN = pattern(rb"(?:^|\n)(?:#{1,6} |\|)")
# Before a page says that it is one stand tags, comments and scripts, but hardly any text.
_BEFORE_A_PAGE = pattern(rb"<!--.*?-->|<(script|style|title)\b.*?</\1\s*>|<[^>]*>|[\x00-\x20]+", re.DOTALL)
_TEXT_BEFORE = 60
_BLANK_LINE = pattern(rb"\S[ \t]*\r?\n[ \t]*\r?\n")
_PARTS_TEXT = pattern(rb"<(?:p|br|li|h[1-6])[\s/>]", re.IGNORECASE)
# A page and its pictures in one file, as browsers and Word save it: a message of several parts.
_MESSAGE = pattern(rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:mime-version|content-type):", re.IGNORECASE)
_OF_PAGES = pattern(rb"content-type:\s*(?:multipart/(?:related|alternative|mixed)|text/html)", re.IGNORECASE)
_PDF = pattern(rb"%PDF-\d")
# Readers of PDF accept as many bytes of something else before the header.
_PDF_WITHIN = 1024
_SIGNS = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"PK\x05\x06", "archive"),
    (b"PK\x07\x08", "archive"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"BZh9", "archive"),
    (b"\xfd7zXZ", "archive"),
)
# The streams of a compound file that tell what it holds; their names stand in it in UTF-16.
_STREAMS = (("EncryptedPackage", "locked"), ("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"))
_PARTS = (("word/document", "docx"), ("xl/workbook", "xlsx"), ("OFD.xml", "ofd"), ("word/", "docx"))
_OFD_START = pattern(r"(?i)(?:^|[/\\])ofd\.xml$")
_OPEN_DOCUMENT = pattern(rb"mimetypeapplication/vnd\.oasis\.opendocument\.(text|spreadsheet)")


def format_of(data: bytes) -> str:
    """pdf, docx, xlsx, ofd, odt, ods, doc, xls, locked (an encrypted Office file), compound (another compound file),
    rtf, html, mht (a page saved as a message), wordxml and excelxml (Office 2003's), archive (any other zip, and packers' files), image; else text.
    """
    if _PDF.search(data, 0, _PDF_WITHIN):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _packed(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return next((name for word, name in _STREAMS if word.encode("utf-16-le") in data), "compound")
    if found := next((name for sign, name in _SIGNS if data.startswith(sign)), None):
        return found
    if data[257:262] == b"ustar":
        return "archive"
    head = data[:_HTML_WITHIN].replace(b"\x00", b"").lower()
    if b"<?mso-application" in head and b"excel.sheet" in head:
        return "excelxml"
    page = _HTML.search(head)
    # Pages that Word saves carry its settings too.
    if b"<?mso-application" in head or (b"<w:worddocument" in head and not page):
        return "wordxml"
    if _MESSAGE.match(head) and _OF_PAGES.search(head):
        return "mht"
    whole = page and not _is_text(head[: page.start()])
    return "html" if whole or _is_fragment(data) else "text"


def _is_text(before: bytes) -> bool:
    """Whether what stands before the first sign of a page is a text, in which a converter has set its tables as pages."""
    return bool(_MARKDOWN.search(before)) or len(_BEFORE_A_PAGE.sub(b"", before)) > _TEXT_BEFORE


def _is_fragment(data: bytes) -> bool:
    plain = data.replace(b"\x00", b"") if b"\x00" in data[:64] else data
    bare = plain.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if not _FRAGMENT.match(bare[:_HTML_WITHIN].lower()):
        return False
    if not bare[-64:].rstrip().endswith(b">") or _MARKDOWN.search(bare):
        return False
    # Markdown in which only tables are set as on pages: blank lines part its paragraphs, no element does.
    first, *tables = bare.lower().split(b"<table")
    around = first + b"".join(table.partition(b"</table>")[2] for table in tables)
    return not _BLANK_LINE.search(around) or bool(_PARTS_TEXT.search(around))


def _packed(data: bytes) -> str:
    """Of a zip file the names of its parts tell; a broken one's still stand before each part."""
    if opened := _OPEN_DOCUMENT.search(data, 0, 200):
        return "odt" if opened[1] == b"text" else "ods"
    from io import BytesIO
    from zipfile import BadZipFile, ZipFile

    try:
        names = ZipFile(BytesIO(data)).namelist()
        # Of an archive with a folder of this name the parts of a package are missing.
        if any(one.startswith(("[Content_Types]", "_rels/", "OFD.xml")) for one in names) and (
            found := next((name for part, name in _PARTS if any(one.startswith(part) for one in names)), None)
        ):
            return found
        # Packed with the folder around it, or by a writer careless of case.
        return "ofd" if any(_OFD_START.search(name) for name in names) else "archive"
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return next((name for part, name in _PARTS if part.encode() in data), "archive")
