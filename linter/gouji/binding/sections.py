"""Finding the sections: which lines are the form's headings.

Every line that could be a heading is a candidate with a score; the best chain of candidates in the form's order wins.
A table of contents, the list in a preamble, sub-headings worded like sections and rows of tables lose by their marks,
their company or their order, not by special rules.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from gouji.binding.lines import Line, joined_atoms
from gouji.model.document import Heading, Paragraph
from gouji.model.location import Location
from gouji.model.template import SectionForm
from gouji.normalize import enumerator, fold, likeness
from gouji.patterns import pattern

_PAGE_TAIL = pattern(r"[\s.．·…。\-—_]{2,}\d{1,3}\s*$|\s\d{1,3}$")
_LONGEST = 48

# Scores. A heading needs MIN; wording weighs most, then the number, then the way it is marked.
_EXACT, _NEAR, _CUE = 10.0, 7.0, 5.0
_RIGHT_NUMBER, _WRONG_NUMBER, _NO_NUMBER = 3.0, -3.0, -2.0
_STYLE = {"chinese": 0.0, "part": 0.0, "arabic": -1.0, "bracket": -5.0, "": 0.0}
_MARKED_UP, _CONTENTS = 2.0, -6.0
_MIN = 6.0


class Candidate(NamedTuple):
    """A line that may head section `number`; `rest` is what of the section's body stands on the same line."""

    line: Line
    number: int
    printed: int | None
    style: str
    score: float
    heading: Location
    rest: Paragraph | None = None


class Head(NamedTuple):
    """A section's heading as settled: its candidate and further places where it stands with nothing between."""

    form: SectionForm
    candidate: Candidate
    repeats: tuple[Location, ...] = ()


def find_heads(lines: Sequence[Line], labels: SectionLabels) -> list[Head]:
    """The headings found, in rising order of section and of place."""
    candidates = [found for line in lines for found in labels.candidates(line)]
    candidates = _consistent(_without_contents(candidates))
    chain = _best_chain(_with_content_bonus(candidates))
    by_number = {form.number: form for form in labels.forms}
    return [Head(by_number[found.number], found, _repeats(found, candidates)) for found in chain]


class SectionLabels:
    """The headings of a template's sections, in every wording known."""

    def __init__(self, forms: Sequence[SectionForm]) -> None:
        self.forms = forms
        self.exact = {fold(name): form for form in forms for name in (form.heading, *form.aliases)}
        self.names = {form.number: [fold(name) for name in (form.heading, *form.aliases)] for form in forms}
        self.cues = {form.number: [fold(cue) for cue in form.cues] for form in forms}
        self.longest_first = sorted(self.exact, key=len, reverse=True)

    def candidates(self, line: Line) -> Iterable[Candidate]:
        if line.atoms[-1].reading.kind == "number":
            return
        told = [atom for atom in line.atoms if not atom.is_empty]
        dash = told.pop() if len(told) == 2 and told[-1].reading.kind == "dash" else None  # 六、其他需要报告的事项 无
        if not told or any(not atom.is_label for atom in told) or len(told) > 12:
            return
        text, rest = (told[0].text, joined_atoms([dash])) if dash else (line.text, None)
        if len(text) > _LONGEST:
            yield from self._glued(line, text)
            return
        style, printed, length = enumerator(text)
        body, contents = _PAGE_TAIL.subn("", text[length:])
        folded = fold(body)
        if not folded:
            return
        extra = (_MARKED_UP if isinstance(line.source, Heading) else 0) + (_CONTENTS if contents else 0) + _STYLE[style]
        scored = list(self._scored(folded, printed, style, isinstance(line.source, Heading)))
        glued = [] if folded in self.exact else list(self._glued(line, text))
        if sentences := [one for one in glued if _is_sentence(one.rest)]:
            yield from sentences
            return
        for form, score in scored:
            if score + extra >= _MIN:
                heading = told[0].location if rest else line.location
                yield Candidate(line, form.number, printed, style, score + extra, heading, rest)
        if not scored:
            yield from glued

    def _scored(
        self, folded: str, printed: int | None, style: str, marked: bool
    ) -> Iterable[tuple[SectionForm, float]]:
        if exact := self.exact.get(folded):
            yield exact, _EXACT + _number_score(printed, exact.number)
            return
        if not style and not marked:
            return
        for form in self.forms:
            near = max((_similar(name, folded) for name in self.names[form.number]), default=0.0)
            if near >= 0.8:
                yield form, _NEAR + _number_score(printed, form.number)
            elif printed == form.number and len(folded) <= 30 and any(cue in folded for cue in self.cues[form.number]):
                yield form, _CUE + _RIGHT_NUMBER

    def _glued(self, line: Line, text: str) -> Iterable[Candidate]:
        """A heading with its section's first words on the same line: right number, whole wording, then no comma."""
        if not isinstance(line.source, Paragraph):
            return
        style, printed, length = enumerator(text)
        if style not in ("chinese", "part"):
            return
        folded = fold(text[length : length + 60])
        name = next((name for name in self.longest_first if folded.startswith(name)), None)
        if name is None or self.exact[name].number != printed:
            return
        end = _unfolded_length(text, length, len(name))
        if text[end : end + 1] in "；;、，,和及":
            return
        while end < len(text) and (text[end].isspace() or text[end] in "。.：:"):
            end += 1
        heading = line.source.at(0, len(text[:end].rstrip(" \u3000。.：:")))
        rest = line.source.behind(end) if end < len(text) else None
        yield Candidate(line, printed, printed, style, _NEAR + _RIGHT_NUMBER, heading, rest)


def _is_sentence(rest: Paragraph | None) -> bool:
    return rest is not None and bool(re.search("[，。；,;]", rest.text))


def _unfolded_length(text: str, start: int, folded: int) -> int:
    """The offset in `text` just behind `folded` letters counted from `start`."""
    at = start
    while folded > 0 and at < len(text):
        folded -= len(fold(text[at]))
        at += 1
    while at < len(text) and text[at] in ")）":
        at += 1
    return at


def _number_score(printed: int | None, number: int) -> float:
    return _NO_NUMBER if printed is None else _RIGHT_NUMBER if printed == number else _WRONG_NUMBER


# The forms' labels are the same in every report, so that most questions have been asked before.
@lru_cache(maxsize=16384)
def _similar(label: str, text: str) -> float:
    """Likeness both ways, so that neither a longer nor a shorter heading passes for the label."""
    if abs(len(label) - len(text)) > max(2, len(label) // 4) or 2 * len(set(label) & set(text)) < len(label):
        return 0.0
    return min(likeness(label, text), likeness(text, label))


def _without_contents(candidates: list[Candidate]) -> list[Candidate]:
    """Leaves out tables of contents: three or more headings on neighbouring lines that all come again later, before
    which no further section comes.
    """
    kept: list[Candidate] = []
    last = {candidate.number: place for place, candidate in enumerate(candidates)}
    at = 0
    while at < len(candidates):
        end = at + 1
        while (
            end < len(candidates)
            and candidates[end].line.index <= candidates[end - 1].line.index + 1
            and candidates[end].number > candidates[end - 1].number
        ):
            end += 1
        run = candidates[at:end]
        goes_on = end < len(candidates) and candidates[end].number > run[-1].number
        listed = (
            len(run) >= 3 and not goes_on and sum(last[candidate.number] >= end for candidate in run) >= len(run) - 1
        )
        kept += [] if listed else run
        at = end
    return kept


def _consistent(candidates: list[Candidate]) -> list[Candidate]:
    """Leaves out sub-headings worded like sections: marked otherwise than the report's sections, with another number.

    Bracketed numbers mark sections only in a report whose other sections are not marked 一、.
    """
    right = [
        candidate for candidate in candidates if candidate.printed == candidate.number and candidate.style != "bracket"
    ]
    styles = {style for style, count in Counter(candidate.style for candidate in right).items() if count >= 2}
    plain = {candidate.number for candidate in candidates if candidate.style != "bracket"}
    return [
        candidate
        for candidate in candidates
        if (candidate.style != "bracket" or len(plain) < 2)
        and (not styles or candidate.style in styles or candidate.printed in (None, candidate.number))
    ]


def _with_content_bonus(candidates: list[Candidate]) -> list[Candidate]:
    """Of a heading that stands twice the one before the content is the section's."""
    following = {candidate.line.index for candidate in candidates}
    return [
        candidate._replace(score=candidate.score + (candidate.line.index + 1 not in following))
        for candidate in candidates
    ]


def _best_chain(candidates: list[Candidate]) -> list[Candidate]:
    """The sequence of rising sections with the highest score."""
    best: list[tuple[float, int]] = []
    # Of the lines above, the best end of a sequence in each section: its score and place.
    ends: dict[int, tuple[float, int]] = {}
    waiting: list[int] = []
    for place, candidate in enumerate(candidates):
        if waiting and candidates[waiting[0]].line is not candidate.line:
            for one in waiting:
                number, total = candidates[one].number, best[one][0]
                if number not in ends or total > ends[number][0]:
                    ends[number] = total, one
            waiting = []
        score, before = candidate.score, -1
        for total, earlier in sorted((end for number, end in ends.items() if number < candidate.number), key=_place):
            if total + candidate.score > score:
                score, before = total + candidate.score, earlier
        best.append((score, before))
        waiting.append(place)
    chain: list[Candidate] = []
    at = max(range(len(best)), key=lambda place: best[place][0], default=-1)
    while at >= 0:
        chain.append(candidates[at])
        at = best[at][1]
    return chain[::-1]


def _place(end: tuple[float, int]) -> int:
    return end[1]


def _repeats(chosen: Candidate, candidates: Sequence[Candidate]) -> tuple[Location, ...]:
    """The same heading on the lines just before or after, with nothing between."""
    lines = {candidate.line.index: candidate for candidate in candidates if candidate.number == chosen.number}
    found = []
    for step in (-1, 1):
        at = chosen.line.index + step
        while at in lines:
            found.append(lines[at].heading)
            at += step
    return tuple(sorted(found, key=lambda place: place.order))
