"""Who speaks first (reading rule R7): predicates that the rule that speaks and the rules that keep silent both ask."""

from __future__ import annotations

from gouji import Report, pattern

PROMOTED = pattern(r"[二三四五六七八]、\S{2,28}$")


def on_wrong_form(report: Report) -> bool:
    """TPL001 speaks: what the tables lack or hold besides follows from the form, and is not told again."""
    return bool(report.template and report.year and not report.template.covers(report.year))


def misread(report: Report) -> bool:
    """EXT003 speaks, or the file was read by character recognition: its words and gaps are no evidence (reading rule R6)."""
    return report.document.recognized or any(note.kind == "recognition" for note in report.notes)


def topics_promoted(report: Report) -> bool:
    """STR004 speaks: the overview's topics are numbered 二、三、… like sections, and the sections begin with 一 again."""
    overview = report.section(1)
    later = [section for section in report.sections if section.heading and section.number > 1]
    if overview is None or not later or later[0].printed_number != 1:
        return False
    return any(PROMOTED.match(paragraph.text.strip()) for paragraph in overview.paragraphs)
