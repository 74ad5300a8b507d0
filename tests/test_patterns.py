"""Patterns compiled when first used do what re's own do."""

from __future__ import annotations

import re
import sys

import pytest

from gouji import pattern


@pytest.mark.parametrize("text", ["(?P<n>[一二三]+)、", r"\d+(?=件)"])
def test_a_pattern_finds_what_re_finds(text: str) -> None:
    words = "一、收到12件；二、办结3件"
    mine, own = pattern(text, re.ASCII), re.compile(text, re.ASCII)
    for _ in range(2):  # the second time the method is at hand
        assert [found.span() for found in mine.finditer(words)] == [found.span() for found in own.finditer(words)]
        assert mine.sub("", words) == own.sub("", words)
    assert (mine.pattern, mine.flags, mine.groupindex) == (own.pattern, own.flags, own.groupindex)


def test_bytes_have_patterns_too() -> None:
    assert pattern(b"%PDF-(\\d)").search(b"..%PDF-1.7")


def test_a_faulty_pattern_is_told_when_it_is_first_used() -> None:
    faulty = pattern("(")
    with pytest.raises(re.error):
        faulty.search("")


def test_every_pattern_of_the_rules_and_of_what_reads_reports_compiles() -> None:
    from gouji.cli import check  # noqa: F401 (with all that a check imports)
    from gouji.plugins import load_packs

    assert load_packs().rules
    kind = type(pattern(""))
    named = [
        (module.__name__, one)
        for module in list(sys.modules.values())
        if module.__name__.startswith("gouji")
        for one in vars(module).values()
        if isinstance(one, kind)
    ]
    assert len(named) > 100
    for module, one in named:
        assert one.pattern, module
