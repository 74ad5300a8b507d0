"""The parts of a report's prose that a rule file may speak of, and words looked up in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from gouji.model.document import Paragraph
from gouji.model.location import Location
from gouji.model.report import Report
from gouji.model.template import Template
from gouji.normalize import closest, fold, narrow
from gouji.patterns import pattern
from gouji.rulefile.vocabulary import PREAMBLE, WHOLE
from gouji.text import Text

_SENTENCE = pattern(r"[^。；;！!？?\n]+")
_NUMBER = pattern(r"\d|[一二三四五六七八九十百千两零]+\s*[条件篇次期个份项场部册起]")

# A section by its number or heading, or one of PREAMBLE and WHOLE.
Place = int | str


class Stretch(NamedTuple):
    """Some prose, where what is missing in it is shown, and what it is called."""

    paragraphs: tuple[Paragraph, ...]
    location: Location
    name: Text


def stretch_of(report: Report, place: Place) -> Stretch | None:
    """None where the report has no such section."""
    if place in PREAMBLE:
        return Stretch(report.preamble, report.location, Text("引言", "the preamble"))
    if place in WHOLE:
        own = [one for section in report.sections for one in section.paragraphs]
        return Stretch((*report.preamble, *own), report.location, Text("全文", "the report"))
    number = number_of(place, report.template) if report.template else None
    section = report.section(number) if number is not None else None
    if section is None:
        return None
    label = section.form.label
    return Stretch(section.paragraphs, section.location, Text(f"“{label.zh}”", f"“{label.en}”"))


def number_of(place: Place, template: Template) -> int | None:
    """The number of the section that a number, a heading or an alias names."""
    for section in template.sections:
        names = {fold(name) for name in (section.heading, *section.aliases)}
        if place == section.number or (isinstance(place, str) and fold(place) in names):
            return section.number
    return None


def nearest_section(place: Place, template: Template) -> str | None:
    return closest(str(place), [section.heading for section in template.sections])


def found_in(paragraphs: Iterable[Paragraph], word: str) -> Iterator[Location]:
    """Every place of a word, or of one of those it is to be (`choices`), blanks between letters passed over."""
    pattern = _pattern(word)
    for paragraph in paragraphs:
        for found in pattern.finditer(narrow(paragraph.text)):
            yield paragraph.at(found.start(), found.end())


def stands_in(paragraphs: Iterable[Paragraph], word: str) -> bool:
    return next(found_in(paragraphs, word), None) is not None


def counted_in(paragraphs: Sequence[Paragraph], word: str) -> bool:
    """Whether some sentence has the word and a number."""
    pattern = _pattern(word)
    sentences = (one for paragraph in paragraphs for one in _SENTENCE.findall(narrow(paragraph.text)))
    return any(pattern.search(one) and _NUMBER.search(one) for one in sentences)


def length_of(paragraphs: Iterable[Paragraph]) -> int:
    """In characters, blanks not counted."""
    return sum(len("".join(paragraph.text.split())) for paragraph in paragraphs)


@lru_cache(maxsize=512)
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile("|".join(r"\s*".join(map(re.escape, narrow("".join(one.split())))) for one in choices(word)))


def choices(word: str) -> list[str]:
    """The words of which one will do: `制发|印发`."""
    return re.split("[|｜]", word)
