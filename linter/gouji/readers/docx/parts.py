"""The parts of a package and how they refer to each other (ECMA-376 part 2)."""

from __future__ import annotations

import posixpath

from lxml import etree

from gouji.readers.archive import Archive
from gouji.readers.elements import child, local
from gouji.readers.faults import damaged

__all__ = ["attribute", "child", "is_on", "local", "main_part", "part_of", "related"]


def attribute(element: etree._Element | None, name: str) -> str:
    """An attribute by its local name; empty where it is not there."""
    if element is None:
        return ""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch such as w:vanish is there and not turned off."""
    return element is not None and attribute(element, "val") not in ("0", "false", "off")


def main_part(archive: Archive) -> tuple[str, etree._Element]:
    """The name of the document's own part, and its body. Raises ReadError GJ911 where there is none."""
    name = next((target for kind, target in related(archive, "") if kind == "officeDocument"), "word/document.xml")
    if name not in archive:
        raise damaged(name)
    body = child(archive.xml(name), "body")
    if body is None:
        raise damaged(f"{name}: body")
    return name, body


def related(archive: Archive, part: str) -> list[tuple[str, str]]:
    """What a part refers to: the last word of the relationship's type, and the name of the other part."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in archive:
        return []
    found = []
    for one in archive.xml(relations):
        target = attribute(one, "Target")
        if attribute(one, "TargetMode") != "External":
            base = "" if target.startswith("/") else folder
            found.append((attribute(one, "Type").rpartition("/")[2], posixpath.join(base, target.lstrip("/"))))
    return found


def part_of(archive: Archive, parts: list[tuple[str, str]], kind: str) -> etree._Element | None:
    """The part of a kind, parsed; None where there is none."""
    name = next((target for one, target in parts if one == kind and target in archive), None)
    return archive.xml(name) if name else None
