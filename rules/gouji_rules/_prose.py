"""A report's running text, gathered for the rules that search it."""

from __future__ import annotations

from collections.abc import Iterator

from gouji import Paragraph, Report, pattern

# Sentences and notes that belong to the forms or to a table, whoever wrote them.
_FIXED = pattern(r"[（(]?单位[:：]|[*＊]|注[:：]")
_MARKS = "。；！？;!?"
_ENOUGH = 12


# The report last asked about, and its prose: rules come one after another for the same report.
_kept: tuple[Report, list[tuple[int, Paragraph]]] | None = None


def prose(report: Report, *sections: int) -> Iterator[Paragraph]:
    """The paragraphs that hold sentences: of the preamble and all sections, or of the sections named (0: preamble)."""
    global _kept  # noqa: PLW0603
    kept = _kept
    if kept is None or kept[0].sections is not report.sections or kept[0].preamble is not report.preamble:
        _kept = kept = (report, [(number, one) for number, one in all_words(report) if _is_prose(number, one.text)])
    return (paragraph for number, paragraph in kept[1] if not sections or number in sections)


def _is_prose(number: int, text: str) -> bool:
    return number in (5, 6) or (len(text) >= _ENOUGH and _is_sentence(text))


def _is_sentence(text: str) -> bool:
    if not any(mark in text for mark in _MARKS) and text.count("，") < 2:
        return False
    return not _FIXED.match(text) and "勾稽关系" not in text


def all_words(report: Report, *sections: int) -> Iterator[tuple[int, Paragraph]]:
    """Every paragraph with the number of its section, sub-headings and words that stand alone among them."""
    if not sections or 0 in sections:
        for paragraph in report.preamble:
            yield 0, paragraph
    for section in report.sections:
        if not sections or section.number in sections:
            for paragraph in section.paragraphs:
                yield section.number, paragraph


def text_of(report: Report, *sections: int) -> str:
    """All words of the sections named, without spaces."""
    return "\n".join("".join(paragraph.text.split()) for _, paragraph in all_words(report, *sections))
