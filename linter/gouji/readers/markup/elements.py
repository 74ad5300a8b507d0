"""Which elements are what, as browsers take them."""

from __future__ import annotations

VOID = frozenset(
    [
        "area",
        "base",
        "basefont",
        "bgsound",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "keygen",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
HEADS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
BLOCKS = HEADS | frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hgroup",
        "li",
        "listing",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
CELLS = frozenset(("td", "th"))
GROUPS = frozenset(("tbody", "thead", "tfoot"))
TABLE_PARTS = CELLS | GROUPS | {"tr", "caption"}
IN_TABLE = GROUPS | {"table", "tr"}
# What an end tag outside does not close.
SCOPES = CELLS | {"table", "caption"}
# What a reader of the page does not see.
UNSEEN = frozenset(
    (
        "select", "datalist", "template", "svg", "math", "canvas", "audio", "video", "button", "xml", "rp", "rt", "title",
        "dialog",
    )
)  # fmt: skip
# Words struck out; around blocks such a tag was only left open.
STRUCK = frozenset(("del", "s", "strike"))
# Inline elements that change what is read; all others are passed through, opened and closed as they like.
TELLING = UNSEEN | STRUCK | {"a", "sup", "sub"}
NOWHERE = frozenset(("html", "head", "body", "colgroup"))
NEUTRAL_IN_TABLE = frozenset(("form",))
