"""Claims without a figure: that all of something is so (均, 全部, 率100%), or that there was none (未, 没有, 无, 零)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from gouji.model.location import Location
from gouji.model.report import Report
from gouji.patterns import pattern
from gouji.statements.scope import narrows
from gouji.statements.sentences import Clause, Sentence

_ALL = r"均|全部|悉数|(?P<rate>办结|答复|回复|办复|完成)率?(?:均)?(?:为|达到?|实现|保持)?\s*100(?:\.0+)?\s*%"
_NOUGHT = r"(?P<nought>(?:纠错|败诉|纠正|撤销)率|败诉(?:案件|数)?)(?:均|保持)?(?:为|是)?\s*(?:0(?:\.0+)?(?:[%件起宗例]|(?![\d.万]))|零)"
_NONE = (
    r"从?未(?:曾|有|经?被)?(?=收|接|受理|发生|出现|被|因|产生|发现|涉及|引发|存在|纠|撤|败|提起|申请|有)|没有|无一|不存在|零"
    r"|(?<!有)无(?=\w)"
)
_CLAIM = pattern(rf"(?P<all>{_ALL})|(?P<none>{_NONE}|{_NOUGHT})")
# A claim begins with one of these: looking for them first is quick.
_FIRST = pattern("[均全悉办答回完从未没无不零纠败撤]")
_NEGATED = pattern(r"(?:不|未|没有?|并非|非|除.{0,12}外)\s*$")
# Said of some only, or of what may be.
_SOME = pattern(
    r"个别|部分(?!公开)|有的|一些|不少|少数|多数|其中|其余|余下|除[^,;。]{1,20}外|如果?|若|对于|凡|拟|应当?"
)
_LONGEST = 60


class Claim(NamedTuple):
    """`kind` is all or none; `subject` are the words of the clause before the claim, `predicate` those behind it.

    Of a rate of 100 % or nought the predicate is what the rate counts: 办结率100% claims 全部办结, 纠错率为0 无纠错. `whole`: it is said of all that
    the report covers, not of some, of a body within it, of one channel or of another time.
    """

    kind: Literal["all", "none"]
    subject: str
    predicate: str
    sentence: Sentence
    start: int
    end: int
    whole: bool

    @property
    def location(self) -> Location:
        return self.sentence.paragraph.at(self.start, self.end)


def claims_of(
    report: Report, sentence: Sentence, clauses: Sequence[Clause], told: Iterable[re.Match[str]]
) -> Iterator[Claim]:
    """`told` is what was `claimed` in the sentence."""
    text = sentence.text
    place = 0
    for found in told:
        while place < len(clauses) - 1 and clauses[place].end <= found.start():
            place += 1
        clause = clauses[place]
        subject = text[max(clause.start, found.start() - _LONGEST) : found.start()]
        if clause.title or _NEGATED.search(subject):
            continue
        end = min(clause.end, found.end() + _LONGEST)
        rate = found["rate"] or found["nought"]
        predicate = rate or text[found.end() : end]
        kind: Literal["all", "none"] = "all" if found["all"] else "none"
        words = text[sentence.start : min(sentence.start + 60, found.start())].partition(",")[0] + "," + subject
        yield Claim(
            kind, subject, predicate, sentence, found.start(), found.end() if rate else end,
            not (_SOME.search(words) or narrows(report, words)),
        )  # fmt: skip


def claimed(sentence: Sentence) -> Iterator[re.Match[str]]:
    """The words of a sentence that claim something, from left to right."""
    text, start, end = sentence.text, sentence.start, sentence.end
    for first in _FIRST.finditer(text, start, end):
        if first.start() >= start and (found := _CLAIM.match(text, first.start(), end)):
            yield found
            start = found.end()
