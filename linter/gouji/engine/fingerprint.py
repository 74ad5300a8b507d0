"""What makes a finding the same finding in the next run, in another format, on another page.

A fingerprint names the report, the rule and the place in the form; never a page, line, column, box, value, message, path
or reader's version. In prose the place is the section and the sentence, its numbers left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from gouji.model.document import Paragraph
from gouji.model.finding import Finding
from gouji.model.location import Location
from gouji.model.report import Report
from gouji.normalize import fold
from gouji.outcome import Checked
from gouji.patterns import pattern

_SCHEME = "gouji/v1"
# A role of evidence, of which there may be more or less from one set of values to the next.
_EVIDENCE = "identity"
_SENTENCE = pattern(r"[^。！？；!?;\n]+[。！？；!?;]?")
_NUMBER = pattern(r"\d+")


def marked(report: Report, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, each with the digest of its identity."""
    organization = fold(report.organization or "").removesuffix("人民政府")
    who = (_SCHEME, organization, str(report.year or ""))
    return tuple(one._replace(mark=_digest((*who, one.code, *_place(one, report), *one.about))) for one in findings)


def numbered(files: Sequence[Checked]) -> tuple[Checked, ...]:
    """The files with their findings' marks made unique: equal digests are counted in the order of the run."""
    seen: Counter[str] = Counter()

    def number(finding: Finding) -> Finding:
        seen[finding.mark] += 1
        return finding._replace(mark=f"{finding.mark}:{seen[finding.mark]}")

    return tuple(
        file._replace(
            findings=tuple(number(one) for one in file.findings),
            suppressed=tuple(one._replace(finding=number(one.finding)) for one in file.suppressed),
        )
        for file in files
    )


def _digest(parts: Iterable[str]) -> str:
    from hashlib import sha256  # which brings OpenSSL with it

    return sha256("\n".join(parts).encode("utf-8", "backslashreplace")).hexdigest()


def _place(finding: Finding, report: Report) -> Iterator[str]:
    if finding.cells:
        key = finding.cells[0]
        table = report.table(key.partition(".")[0])
        yield str(table.form.section if table else "")
        yield key
        yield from sorted({one.role for one in finding.related} - {_EVIDENCE})
    else:
        section, sentence = _told(report, finding.location)
        yield section
        yield _NUMBER.sub("0", fold(sentence))


def section_of(finding: Finding, report: Report) -> int | None:
    """The section of the form in which a finding stands; 0 before the first."""
    section = next(_place(finding, report))
    return int(section) if section else None


def _told(report: Report, at: Location) -> tuple[str, str]:
    """The section and the sentence in which a place stands."""
    for section in report.sections:
        if section.heading and _is_same(section.heading, at):
            return str(section.number), at.text
        for paragraph in section.paragraphs:
            if _holds(paragraph, at):
                return str(section.number), _sentence(paragraph.text, at.text)
    for paragraph in report.preamble:
        if _holds(paragraph, at):
            return "0", _sentence(paragraph.text, at.text)
    return "", at.text


def _is_same(one: Location, other: Location) -> bool:
    return one._replace(text="") == other._replace(text="")


def _holds(paragraph: Paragraph, at: Location) -> bool:
    if at.text not in paragraph.text:
        return False
    whole = paragraph.location
    if at.kind == "text":
        return (
            whole.line is not None and at.line is not None and whole.line <= at.line <= (whole.end_line or whole.line)
        )
    if at.kind == "pdf":
        return any(_touch(place, at) for _, place in (paragraph.pieces or ((0, whole),)))
    return whole._replace(text="", column=None) == at._replace(text="", column=None)


def _touch(one: Location, other: Location) -> bool:
    if one.page != other.page or not one.box or not other.box:
        return False
    return other.box[1] < one.box[3] and one.box[1] < other.box[3]


def _sentence(text: str, quoted: str) -> str:
    """The first sentence of a text that holds what is quoted; all that is quoted where it is more than a sentence."""
    return next((found[0] for found in _SENTENCE.finditer(text) if quoted in found[0]), quoted)
