"""Elements of packed XML by their local names: the editions of one standard differ in namespaces and prefixes."""

from __future__ import annotations

from lxml import etree


def local(element: etree._Element) -> str:
    """An element's name without its namespace; empty for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The first child by a path of local names."""
    for name in names:
        element = next((one for one in element if local(one) == name), None) if element is not None else None
    return element
