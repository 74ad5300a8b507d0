"""A report's prose as statements, read once and asked by many rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gouji.model.document import Paragraph
from gouji.model.report import Report
from gouji.statements.breakdowns import Breakdown, breakdowns_of, continued, goes_on
from gouji.statements.changes import Change, changes_of
from gouji.statements.claims import Claim, claimed, claims_of
from gouji.statements.numbers import numbers_in, readable
from gouji.statements.quantities import Quantity, Share, counted
from gouji.statements.sentences import Sentence, clauses_of, heading_in, sentences_of


class Statements(NamedTuple):
    """What the prose says, in reading order."""

    sentences: tuple[Sentence, ...]
    quantities: tuple[Quantity, ...]
    shares: tuple[Share, ...]
    breakdowns: tuple[Breakdown, ...]
    claims: tuple[Claim, ...]
    changes: tuple[Change, ...]


# The last report asked about, and what it states: rules come one after another for the same report.
_kept: tuple[Report, Statements] | None = None


def statements_of(report: Report) -> Statements:
    """Read on the first call for a report, then at hand, also where assessments or last year's report were added."""
    global _kept  # noqa: PLW0603
    kept = _kept
    if kept and _is_same(kept[0], report):
        return kept[1]
    read = _read(report)
    _kept = (report, read)
    return read


def _is_same(one: Report, other: Report) -> bool:
    return one.sections is other.sections and one.preamble is other.preamble and one.title is other.title


def _read(report: Report) -> Statements:
    found = _Found([], [], [], [], [], [])
    for paragraph in report.preamble:
        found.add(report, paragraph, 0, "")
    for section in report.sections:
        heading = ""
        for paragraph in section.paragraphs:
            heading = heading_in(paragraph) or heading
            found.add(report, paragraph, section.number, heading)
    return Statements(
        tuple(found.sentences),
        tuple(found.quantities),
        tuple(found.shares),
        tuple(found.breakdowns),
        tuple(found.claims),
        tuple(found.changes),
    )


class _Found(NamedTuple):
    sentences: list[Sentence]
    quantities: list[Quantity]
    shares: list[Share]
    breakdowns: list[Breakdown]
    claims: list[Claim]
    changes: list[Change]

    def add(self, report: Report, paragraph: Paragraph, section: int, heading: str) -> None:
        """Every statement of one paragraph."""
        text = readable(paragraph.text)
        numbers = numbers_in(text, paragraph.text)
        place = 0
        before: list[Quantity] = []
        for sentence in sentences_of(paragraph, text, section, heading):
            self.sentences.append(sentence)
            first = place
            while place < len(numbers) and numbers[place].start < sentence.end:
                place += 1
            told = list(claimed(sentence))
            clauses = clauses_of(sentence) if told or first < place else []
            if told:
                self.claims.extend(claims_of(report, sentence, clauses, told))
            own, shares = counted(sentence, clauses, numbers[first:place]) if first < place else ([], [])
            self.shares.extend(shares)
            if own:
                self._add_counts(before, own, shares)
            if not goes_on(own):
                before = own

    def _add_counts(self, before: Sequence[Quantity], own: Sequence[Quantity], shares: Sequence[Share]) -> None:
        """The quantities of one sentence with what they make up together; `before` are those of the one before."""
        self.quantities.extend(own)
        self.breakdowns.extend(breakdowns_of(own))
        self.changes.extend(changes_of(own, shares))
        if one := continued(before, own):
            self.breakdowns.append(one)
