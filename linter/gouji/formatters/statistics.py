"""Findings counted by rule, for the end of the output for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gouji.formatters.summary import many
from gouji.formatters.view import View
from gouji.outcome import Outcome
from gouji.text import Text

_HEAD = Text("按规则统计：", "by rule:")
_LINE = Text("{count:>6}  {code} {title}（{files} 个文件）", "{count:>6}  {code} {title} ({told})")


def counted(outcome: Outcome, view: View) -> Iterator[list[tuple[str, str]]]:
    """A rule a line, the commonest first, as styled pieces; nothing where there are no findings."""
    found: Counter[str] = Counter()
    files: Counter[str] = Counter()
    for file in outcome.files:
        codes = Counter(one.code for one in file.findings)
        found.update(codes)
        files.update(codes.keys())
    titles = {rule.code: rule.title.pick(view.lang) for rule in outcome.rules}
    if found:
        yield [("bold", _HEAD.pick(view.lang))]
    for code, count in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        values = {
            "count": count,
            "code": code,
            "title": titles[code],
            "files": files[code],
            "told": many(files[code], "file"),
        }
        yield [("", _LINE.pick(view.lang).format(**values))]
    if found:
        yield []
