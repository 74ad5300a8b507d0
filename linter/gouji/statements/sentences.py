"""Running text cut into sentences and clauses, with the numbers of each clause read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gouji.model.document import Paragraph
from gouji.normalize import enumerator
from gouji.patterns import pattern

# A full stop of half-width text ends a sentence where no number, name or address goes on behind it. The sign stands
# first, and what must be around it behind: so the search goes from sign to sign.
_MARK = pattern(
    r"[;:()。!?《》,.](?:(?<![,.])|(?<=,)(?!(?<=\d,)\d{3}(?!\d))|(?:(?<=[^\x00-\x7f]\.)|(?<=[)%]\.))(?![\dA-Za-z.]))"
)
YEAR = pattern(r"(20\d\d)\s*年")
_ENDS = "。!?."
_LONGEST_HEAD = 40


class Sentence(NamedTuple):
    """`text` is the whole paragraph in plain signs, of which the sentence is `start` to `end`.

    `section` is 0 in the preamble. `heading` is the sub-heading it stands under. `marks` are (offset, sign) of what
    parts its clauses; `after` is the sentence before it in the same paragraph.
    """

    paragraph: Paragraph
    text: str
    start: int
    end: int
    section: int
    heading: str
    marks: tuple[tuple[int, str], ...]
    after: Sentence | None = None

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]

    @property
    def years(self) -> tuple[int, ...]:
        """Every year it names, in order."""
        return tuple(int(found) for found in YEAR.findall(self.words))


class Clause(NamedTuple):
    """What stands between two marks. `depth` counts the brackets open around it; `title`: it stands between 《》."""

    start: int
    end: int
    depth: int
    title: bool


def sentences_of(paragraph: Paragraph, text: str, section: int, heading: str) -> Iterator[Sentence]:
    """The sentences of a paragraph; `text` is its own, made `readable`."""
    start = 0
    marks: list[tuple[int, str]] = []
    before: Sentence | None = None
    for found in _MARK.finditer(text):
        sign = found[0]
        marks.append((found.start(), sign))
        if sign in _ENDS:
            before = Sentence(paragraph, text, start, found.end(), section, heading, tuple(marks), _apart(before))
            yield before
            start, marks = found.end(), []
    if start < len(text):
        yield Sentence(paragraph, text, start, len(text), section, heading, tuple(marks), _apart(before))


def _apart(sentence: Sentence | None) -> Sentence | None:
    """One sentence back is what readers look at; the chain would keep them all."""
    return Sentence(*sentence[:-1]) if sentence and sentence.after else sentence


def clauses_of(sentence: Sentence) -> list[Clause]:
    """The clauses of a sentence in order, what stands in brackets and between 《》 as clauses of their own."""
    found: list[Clause] = []
    start, depth, title = sentence.start, 0, 0
    for at, sign in (*sentence.marks, (sentence.end, "")):
        if at > start:
            found.append(Clause(start, at, depth, title > 0))
        if sign == "(":
            depth += 1
        elif sign == ")":
            depth = max(0, depth - 1)
        elif sign == "《":
            title += 1
        elif sign == "》":
            title = max(0, title - 1)
        start = at + 1
    return found


def heading_in(paragraph: Paragraph) -> str:
    """The words of a paragraph that is a sub-heading: （二）依申请公开情况; empty for prose."""
    text = paragraph.text.strip()
    if len(text) > _LONGEST_HEAD or any(sign in text for sign in "。；;，,！？"):
        return ""
    return text if enumerator(text)[0] or len(text) <= 20 else ""
