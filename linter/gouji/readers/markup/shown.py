"""Text on its way from the tree into a run: links counted, lists numbered, marks of footnotes left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.normalize import enumerator
from gouji.patterns import pattern
from gouji.readers.markup.attributes import attributes, look, span
from gouji.readers.markup.runs import Run
from gouji.readers.markup.tree import Node, Words
from gouji.readers.markup.visible import events

# A mark of a footnote behind a number: 12[1], 12①, 12*.
_NOTE = pattern(r"[\[［(（【]?(?:\d{1,2}|[*＊※①-⑳注])+[\])）］】]?")
_NUMERALS = "一二三四五六七八九十"
_CHINESE = pattern(r"list-style[\w-]*\s*:[^;]*(?:cjk-ideographic|chinese|japanese)", re.IGNORECASE)


class Shown:
    """Fills `run`. `links` counts the characters that stand in links."""

    __slots__ = ("_kept", "_link", "_numbers", "_raised", "links", "run")

    def __init__(self, source: str) -> None:
        self.run = Run(source)
        self.links = 0
        self._link = self._raised = self._kept = 0
        self._numbers = _Numbers()

    def words(self, words: Words) -> None:
        if self._raised and self._is_note(words):
            return
        self.run.add(words.start, words.end, lines=self._kept > 0)
        if self._link:
            self.links += words.end - words.start

    def tag(self, node: Node, opens: bool) -> None:
        """An element's beginning or end."""
        step = 1 if opens else -1
        if node.tag == "a":
            self._link += step * ("href" in attributes(node.attributes))
        elif node.tag in ("sup", "sub") or (node.attributes and look(node.attributes).raised):
            self._raised += step
        elif node.tag == "pre" or (node.attributes and look(node.attributes).keeps_lines):
            self._kept += step
        elif opens and node.tag == "li" and (mark := _mark(node, self.run.source, self._numbers)):
            self.run.put(mark, node.start, node.start)

    def clear(self) -> None:
        self.run.clear()
        self.links = 0

    def _is_note(self, words: Words) -> bool:
        text = self.run.source[words.start : words.end].strip()
        return self.run.tail().isdigit() and bool(_NOTE.fullmatch(text))


def _mark(item: Node, source: str, numbers: _Numbers) -> str:
    """What a browser sets before an item of a numbered list, unless the item's text has a number of its own."""
    parent = item.parent
    if parent is None or parent.tag != "ol" or any(look(node.attributes).unnumbered for node in (parent, item)):
        return ""
    words = Run(source)
    for found, _ in events(item):
        if isinstance(found, Words):
            words.add(found.start, found.end)
        if len(words.text) > 8:
            break
    if not words.text or enumerator(words.text)[0]:
        return ""
    number = numbers.of(parent, item)
    if _CHINESE.search(attributes(parent.attributes).get("style", "")) and 1 <= number <= 10:
        return f"{_NUMERALS[number - 1]}、"
    return f"{number}."


class _Numbers:
    """The numbers of a list's items, counted once a list."""

    __slots__ = ("_found", "_list")

    def __init__(self) -> None:
        self._list: Node | None = None
        self._found: dict[Node, int] = {}

    def of(self, parent: Node, item: Node) -> int:
        if parent is not self._list:
            self._list, self._found = parent, dict(_numbered(parent))
        return self._found[item]


def _numbered(parent: Node) -> Iterator[tuple[Node, int]]:
    first = span(parent.attributes, "start")
    number = (1 if first is None else first) - 1
    for one in parent.children:
        if isinstance(one, Node) and one.tag == "li":
            given = span(one.attributes, "value")
            number = number + 1 if given is None else given
            yield one, number
