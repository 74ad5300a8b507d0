"""Contact details as printed: nothing is corrected here, so that a rule can say what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gouji.model.document import Paragraph
from gouji.model.report import Contact, Fact
from gouji.normalize import narrow
from gouji.patterns import pattern

_DASH = r"\-—–―‐‑−"
# 传真 is no telephone to call; 12345 and the like are hotlines of the whole city.
_PHONE = pattern(
    rf"(?:电\s*话|致\s*电|拨\s*打|来\s*电|热\s*线|手\s*机|Tel\.?)\s*(?:号码|[/／、和及]\s*传\s*真)?\s*(?:为|是)?\s*[:：]?\s*(?:\+?86\s*-\s*)?(?P<n>[(（]?[\d０-９][\d\s()（）{_DASH}]{{4,24}}[\d])",
    re.IGNORECASE,
)
_PHONE_ALONE = pattern(rf"(?<![A-Za-z\d_.])(?P<n>[(（]?0\d{{2,3}}[)）]?\s?[{_DASH}]?\s?\d{{7,8}})(?![A-Za-z\d_])")
# The line may break within the first name behind the sign: …@1 63.com.
_EMAIL = pattern(
    r"(?P<n>[A-Za-z0-9._%+\-]+\s?@\s?[A-Za-z0-9\-]+(?:\s(?!www)[A-Za-z0-9\-]+(?=\s?\.))?(?:\s?\.\s?[A-Za-z0-9\-]+)*)"
)
_EMAIL_NAMED = pattern(
    r"(?:邮\s*箱|E-?mail|电子\s*邮\s*件)\s*(?:地址|为|是)?\s*[:：]\s*(?P<n>[A-Za-z0-9][A-Za-z0-9._%+\-#@]{3,})",
    re.IGNORECASE,
)
_POSTCODE = pattern(r"(?:邮\s*编|邮\s*政\s*编\s*码|邮\s*码)\s*(?:为|是)?\s*[:：]?\s*(?P<n>\d(?:\s?\d){3,8})")
_ADDRESS = pattern(
    r"(?:地\s*址|联\s*系\s*地\s*址|通\s*讯\s*地\s*址)\s*(?:为|是)?\s*[:：]\s*(?P<n>[^,，;；。:：]{4,60}?)"
    r"(?=\s*(?:[,，;；。]|[(（]?\s*(?:邮\s*编|邮\s*政|电\s*话|联\s*系|传\s*真|电\s*子|网\s*址)|[)）]?\s*$))"
)
_WEBSITE = pattern(
    r"(?P<n>(?:https?://|www\s?\.)\s?[A-Za-z0-9\-]+(?:\s?\.\s?[A-Za-z0-9\-]+)+(?:/[\w\-./?=&%#]*)?)", re.IGNORECASE
)


def stated_contact(paragraphs: Iterable[Paragraph]) -> Contact:
    """The first of each kind in the paragraphs given."""
    found: dict[str, Fact] = {}
    for paragraph in paragraphs:
        text = narrow(paragraph.text)
        for kind, patterns in _KINDS.items():
            if kind not in found and (fact := _first(paragraph, text, patterns, kind)):
                found[kind] = fact
    return Contact(**found)


_KINDS: dict[str, tuple[re.Pattern[str], ...]] = {
    "phone": (_PHONE, _PHONE_ALONE),
    "email": (_EMAIL, _EMAIL_NAMED),
    "address": (_ADDRESS,),
    "postcode": (_POSTCODE,),
    "website": (_WEBSITE,),
}


def _first(paragraph: Paragraph, text: str, patterns: tuple[re.Pattern[str], ...], kind: str) -> Fact | None:
    for one in patterns:
        for found in one.finditer(text):
            start, end = found.span("n")
            if kind == "phone" and re.search(r"(?<![/／、和及])传\s*真\s*[:：]?\s*$", text[max(0, start - 8) : start]):
                continue
            location = paragraph.at(start, end)
            value = location.text.replace("\u200b", "")
            return Fact("".join(value.split()) if kind != "address" else value.strip(), location)
    return None
