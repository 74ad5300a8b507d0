"""The formats that come with gouji, registered through the same hooks as anyone's."""

from __future__ import annotations

from gouji.formats import Formatter, Reader
from gouji.hookspecs import hookimpl
from gouji.text import Text

gouji_api = 1


@hookimpl
def gouji_readers() -> tuple[Reader, ...]:
    return (
        Reader("text", (".txt", ".text", ".md", ".markdown"), "gouji.readers.text:read", ("text",)),
        Reader("pdf", (".pdf",), "gouji.readers.pdf:read", ("pdf",)),
        Reader("docx", (".docx", ".docm"), "gouji.readers.docx:read", ("docx",)),
        Reader("xlsx", (".xlsx", ".xlsm"), "gouji.readers.xlsx:read", ("xlsx",)),
        Reader(
            "office",
            (".doc", ".wps", ".rtf", ".odt", ".xls", ".et", ".ods"),
            "gouji.readers.office:read",
            ("doc", "rtf", "odt", "wordxml", "xls", "ods", "excelxml"),
        ),
        Reader(
            "html",
            (".html", ".htm", ".shtml", ".xhtml", ".mht", ".mhtml"),
            "gouji.readers.html:read",
            ("html", "mht"),
        ),
        Reader("ofd", (".ofd",), "gouji.readers.ofd:read", ("ofd",)),
    )


@hookimpl
def gouji_formatters() -> tuple[Formatter, ...]:
    return (
        Formatter("text", Text("终端文字", "text for people"), "gouji.formatters.text:format_outcome"),
        Formatter("json", Text("JSON", "JSON"), "gouji.formatters.json:format_outcome"),
        Formatter("sarif", Text("SARIF 2.1.0", "SARIF 2.1.0"), "gouji.formatters.sarif:format_outcome"),
    )
