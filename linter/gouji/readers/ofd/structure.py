"""From OFD.xml to the pages: each with its templates, its annotations, and the resources that all draw with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from gouji.formats import Limits
from gouji.readers.elements import child, local
from gouji.readers.faults import damaged, over_limit
from gouji.readers.ofd.package import Package, numbers
from gouji.text import Text

# A4, for a document that gives its pages no size (the standard has it give one).
_A4 = (0.0, 0.0, 210.0, 297.0)


class Resources(NamedTuple):
    """What objects refer to by ID: drawing parameters and composite units."""

    params: dict[str, etree._Element]
    units: dict[str, etree._Element]


class Sheet(NamedTuple):
    """A page to draw: the layers of its templates and its own, the appearances of its annotations.

    `box` is where the page begins and how large it is (left, top, width, height in millimeters); `name` its file.
    """

    number: int
    name: str
    box: tuple[float, float, float, float]
    layers: tuple[etree._Element, ...]
    appearances: tuple[etree._Element, ...]


class Book:
    """The first document of a package. Raises ReadError GJ905 for too many pages, GJ911 where a part is missing."""

    def __init__(self, package: Package, limits: Limits) -> None:
        self._package = package
        self.resources = Resources({}, {})
        start = package.start
        body = child(package.xml(start.rpartition("/")[2], start)[1], "DocBody")
        self.name, self._document = self._root(body, start)
        self._common = child(self._document, "CommonData")
        self._pages = list(_children(child(self._document, "Pages"), "Page"))
        if not self._pages:
            raise damaged(f"{self.name}: 0 pages")
        if len(self._pages) > limits.pages:
            raise over_limit(Text(f"页数上限 {limits.pages}", f"{limits.pages} pages"), Text("pages", "pages"))
        self._gather(self._common, self.name, ("PublicRes", "DocumentRes"))
        self._templates = {str(one.get("ID")): one.get("BaseLoc") for one in _children(self._common, "TemplatePage")}

    def sheets(self) -> Iterator[Sheet]:
        annotations = self._annotations()
        for number, entry in enumerate(self._pages, 1):
            name, page = self._package.xml(entry.get("BaseLoc"), self.name)
            self._gather(page, name, ("PageRes",))
            layers: list[etree._Element] = []
            for use in _children(page, "Template"):
                layers += self._template(str(use.get("TemplateID")), name)
            layers += _children(child(page, "Content"), "Layer")
            box = self._box(child(page, "Area"), name) or self._box(child(self._common, "PageArea"), self.name) or _A4
            yield Sheet(number, name, box, tuple(layers), tuple(annotations.get(str(entry.get("ID")), ())))

    def _root(self, body: etree._Element | None, start: str) -> tuple[str, etree._Element]:
        """Document.xml, of the version that is current where there are versions."""
        place = _text(child(body, "DocRoot"))
        for version in _children(child(body, "Versions"), "Version"):
            if version.get("Current") in ("true", "1"):
                name, listed = self._package.xml(version.get("BaseLoc"), start)
                place, start = _text(child(listed, "DocRoot")) or place, name
        return self._package.xml(place, start)

    def _template(self, template: str, page: str) -> list[etree._Element]:
        if template not in self._templates:
            raise damaged(f"{page}: TemplateID {template}")
        name, root = self._package.xml(self._templates[template], self.name)
        self._gather(root, name, ("PageRes",))
        return list(_children(child(root, "Content"), "Layer"))

    def _box(self, area: etree._Element | None, name: str) -> tuple[float, float, float, float] | None:
        for kind in ("PhysicalBox", "ApplicationBox"):
            found = numbers(_text(child(area, kind)), name)
            if len(found) == 4 and min(found[2:]) > 0:
                return found[0], found[1], found[2], found[3]
        return None

    def _gather(self, owner: etree._Element | None, base: str, kinds: tuple[str, ...]) -> None:
        """Takes in resource files. A missing one costs fonts and pictures, no text."""
        for kind in kinds:
            for entry in _children(owner, kind):
                found = self._package.find(_text(entry), base)
                for group in self._package.xml(_text(entry), base)[1] if found else ():
                    for one in group:
                        if local(one) == "DrawParam":
                            self.resources.params[str(one.get("ID"))] = one
                        elif local(one) == "CompositeGraphicUnit":
                            self.resources.units[str(one.get("ID"))] = one

    def _annotations(self) -> dict[str, list[etree._Element]]:
        """Appearances by the page's ID. They are no part of the text, so a missing file is passed over."""
        found: dict[str, list[etree._Element]] = {}
        place = _text(child(self._document, "Annotations"))
        if not place or not self._package.find(place, self.name):
            return found
        base, listed = self._package.xml(place, self.name)
        for entry in _children(listed, "Page"):
            file = _text(child(entry, "FileLoc"))
            if self._package.find(file, base):
                for one in _children(self._package.xml(file, base)[1], "Annot"):
                    if one.get("Visible") not in ("false", "0"):
                        found.setdefault(str(entry.get("PageID")), []).extend(_children(one, "Appearance"))
        return found


def _children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    return (one for one in element if local(one) == name) if element is not None else iter(())


def _text(element: etree._Element | None) -> str:
    return (element.text or "").strip() if element is not None else ""
