"""What a paragraph's style says of it: whether it is a heading, and how it is numbered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from gouji.patterns import pattern
from gouji.readers.archive import Archive
from gouji.readers.docx.parts import attribute, child, local, part_of

_HEADING = pattern(r"(?:heading|标题)\s*(\d)", re.IGNORECASE)
_BODY_LEVEL = 9  # w:outlineLvl of body text


class Styles:
    def __init__(self, archive: Archive, parts: list[tuple[str, str]]) -> None:
        root = part_of(archive, parts, "styles")
        self._styles = (
            {attribute(one, "styleId"): one for one in root if local(one) == "style"} if root is not None else {}
        )

    def of(self, paragraph: etree._Element) -> Iterator[etree._Element]:
        """The paragraph itself, then its style and those it is based on."""
        yield paragraph
        name = attribute(child(paragraph, "pPr", "pStyle"), "val")
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            yield self._styles[name]
            name = attribute(child(self._styles[name], "basedOn"), "val")

    def heading_level(self, paragraph: etree._Element) -> int | None:
        """From 1; None for text."""
        for place in self.of(paragraph):
            level = attribute(child(place, "pPr", "outlineLvl"), "val")
            if level.isdigit():
                return int(level) + 1 if int(level) < _BODY_LEVEL else None
            if found := _HEADING.fullmatch(attribute(child(place, "name"), "val")):
                return int(found[1])
        return None

    def numbering(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """The list's id and the level within it, from 0; None where the paragraph is not numbered."""
        number, level = "", ""
        for place in self.of(paragraph):
            own = child(place, "pPr", "numPr")
            number = number or attribute(child(own, "numId"), "val")
            level = level or attribute(child(own, "ilvl"), "val")
            if number:
                break
        if not number or number == "0":
            return None
        return number, int(level) if level.isdigit() else 0
