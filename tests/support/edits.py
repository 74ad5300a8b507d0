"""Changes to a finished page: its cells, rows, headings and sections, found by what they are and not by their words."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from tests.support.pages import Page
from tests.support.reports import TrueReport

Edit = Callable[[Page, TrueReport, Random], str]

_NUMERALS = "一二三四五六"


def line_of(page: Page, role: str, key: str) -> int:
    """The line of a heading, label or value, from 1."""
    return next(place.line for place in page.places if (place.role, place.key) == (role, key))


def sub(pattern: str, words: str) -> Edit:
    """What the pattern first finds, in other words."""

    def edit(page: Page, report: TrueReport, rng: Random) -> str:
        told = words.format(year=report.year, next=report.year + 1, organization=report.organization)
        return re.sub(pattern, lambda found: found.expand(told), page.text, count=1)

    return edit


def cell(key: str, write: Callable[[str], str]) -> Edit:
    """A cell printed otherwise."""

    def edit(page: Page, _: TrueReport, __: Random) -> str:
        (place,) = page.of(key)
        lines = page.text.split("\n")
        line = lines[place.line - 1]
        lines[place.line - 1] = line[: place.start - 1] + write(place.text) + line[place.end - 1 :]
        return "\n".join(lines)

    return edit


def first_cell(row: str, words: str) -> Edit:
    """The first cell of a row, whatever the form counts there."""

    def edit(page: Page, report: TrueReport, rng: Random) -> str:
        key = next(place.key for place in page.places if place.role == "value" and place.key.startswith(f"{row}."))
        return cell(key, lambda _: words)(page, report, rng)

    return edit


def section(number: int, body: str | None) -> Edit:
    """Another body for a section, or the section gone."""

    def edit(page: Page, _: TrueReport, __: Random) -> str:
        lines = page.text.split("\n")
        start = line_of(page, "heading", str(number))
        end = line_of(page, "heading", str(number + 1)) - 1 if number < 6 else len(lines)
        lines[start - (body is None) : end] = [] if body is None else ["", *body.split("\n"), ""]
        return "\n".join(lines)

    return edit


def heading(number: int, write: Callable[[str], str]) -> Edit:
    """The line of a section's heading, in other words or on several lines."""

    def edit(page: Page, _: TrueReport, __: Random) -> str:
        lines = page.text.split("\n")
        at = line_of(page, "heading", str(number)) - 1
        lines[at] = write(lines[at])
        return "\n".join(lines)

    return edit


def row(key: str, write: Callable[[str, str], str]) -> Edit:
    """A row, given its label and its line."""

    def edit(page: Page, _: TrueReport, __: Random) -> str:
        (label,) = [place for place in page.places if (place.role, place.key) == ("label", key)]
        lines = page.text.split("\n")
        told = write(label.text, lines[label.line - 1])
        lines[label.line - 1 : label.line] = told.split("\n") if told else []
        return "\n".join(lines)

    return edit


def label(key: str, words: str) -> Edit:
    """A row under another name."""
    return row(key, lambda old, line: line.replace(old, words, 1))


def topics_numbered_like_sections(page: Page, _: TrueReport, __: Random) -> str:
    """Two topics of the overview as 二、 and 三、, and the sections behind it numbered from 一、 on."""
    lines = page.text.split("\n")
    for number in range(2, 7):
        at = line_of(page, "heading", str(number)) - 1
        lines[at] = lines[at].replace(_NUMERALS[number - 1], _NUMERALS[number - 2], 1)
    at = line_of(page, "heading", "2") - 1
    lines[at:at] = ["二、公开渠道", "", "政府网站每周检查一次。", "", "三、平台建设", "", "公众号由专人维护。", ""]
    return "\n".join(lines)


def fee(words: str, amount: str) -> Edit:
    """Another head for the fees of table 2, and another amount below it."""

    def edit(page: Page, report: TrueReport, rng: Random) -> str:
        text = cell("disclosure.fees.amount", lambda _: amount)(page, report, rng)
        lines = text.split("\n")
        for at in range(line_of(page, "label", "disclosure.fees") - 1, 0, -1):
            if "收费金额" in lines[at]:
                lines[at] = re.sub(r"(?:本年)?收费金额[^|]*", f"{words} ", lines[at])
                break
        return "\n".join(lines)

    return edit
