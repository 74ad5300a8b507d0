"""Writing small XML files: elements as they come, without what XML cannot hold."""

from __future__ import annotations

import re
from xml.etree import ElementTree

_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Element:
    """An element to be written; attributes that are None are left out."""

    def __init__(self, tag: str, text: str = "", /, **attributes: str | int | None) -> None:
        told = {key: fit(str(value)) for key, value in attributes.items() if value is not None}
        self.tree = ElementTree.Element(tag, told)
        if text:
            self.tree.text = fit(text)

    def add(self, *below: Element) -> Element:
        self.tree.extend(one.tree for one in below)
        return self

    def document(self) -> str:
        ElementTree.indent(self.tree, " ")
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(self.tree, encoding="unicode")}\n'


def fit(text: str) -> str:
    return _UNFIT.sub("\ufffd", text)
