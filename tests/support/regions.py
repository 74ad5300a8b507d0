"""What SARIF regions show, held against what the findings are said to stand at. The law that holds for every region:

It begins with the first character of the place's text and ends with the last; between them stand all the others in
order. Between two words of the text there may also be what parts lines and cells (blanks, bars, commas, quotes), within a
word the break of a line. What a page or the twin marks up counts as it is shown. So a cell's region is the cell and
nothing else, a row's begins and ends at its words, and a title printed over two lines is a region over both. Only a drawn
cell set over several lines, between which its neighbors' stand, is marked on the first of them: up to the border.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

_MARKUP = re.compile(r"<!--.*?-->|<[A-Za-z/!][^>]*>", re.DOTALL)
_ESCAPE = re.compile(r"\\(?=[|<\\])")


def untrue(run: Any, told: Any, folder: Path) -> list[str]:
    """Every region of a SARIF run that does not show the text of its place, by the same run's JSON. Any: as JSON has it."""
    findings = [finding for one in told["runs"] for finding in one["findings"]]
    if len(findings) != len(run["results"]):
        return [f"{len(run['results'])} results for {len(findings)} findings"]
    faults = []
    for finding, result in zip(findings, run["results"], strict=True):
        for text, place in _places(finding, result):
            lines = lines_of(run, place["artifactLocation"], folder)
            shown = marked(lines, place["region"])
            if "snippet" in place["region"] and shown != place["region"]["snippet"]["text"]:
                faults.append(
                    f"{finding['path']} {finding['code']}: snippet {place['region']['snippet']['text']!r}, {shown!r}"
                )
            if not shows(shown, text) and not _begins(lines, place["region"], text):
                faults.append(f"{finding['path']} {finding['code']}: {text!r}, but {shown!r} is marked")
    return faults


def _places(finding: Any, result: Any) -> Iterator[tuple[str, Any]]:
    """The text and the physical place of each place of a finding in its own file that has a region."""
    texts = [finding["location"]["text"], *(one["location"]["text"] for one in finding["related"])]
    paths = [finding["path"], *(one["path"] for one in finding["related"])]
    places = [*result["locations"], *result.get("relatedLocations", [])]
    for text, path, place in zip(texts, paths, places, strict=False):  # the last may be the original document
        if path == finding["path"]:
            yield text, place["physicalLocation"]


def lines_of(run: Any, location: Any, folder: Path) -> list[str]:
    """The lines that a viewer opens: the artifact's own contents, else the file's."""
    artifact = run["artifacts"][location["index"]]
    assert artifact["location"]["uri"] == location["uri"]
    if "contents" in artifact:
        text = str(artifact["contents"]["text"])
    else:
        text = (folder / unquote(location["uri"])).read_bytes().decode(artifact["encoding"]).removeprefix("\ufeff")
    return re.split("|".join(map(re.escape, run["newlineSequences"])), text)


def marked(lines: list[str], region: Any) -> str:
    """What a viewer marks, which counts columns in UTF-16 units."""
    found = lines[region["startLine"] - 1 : region["endLine"]]
    units = [line.encode("utf-16-le") for line in found]
    units[-1] = units[-1][: 2 * region["endColumn"] - 2]
    units[0] = units[0][2 * region["startColumn"] - 2 :]
    return "\n".join(line.decode("utf-16-le") for line in units)


def shows(stretch: str, text: str) -> bool:
    if stretch == text:
        return True
    words = (r"\s*".join(map(re.escape, word)) for word in text.split())
    due = re.compile(r"\W*".join(words) or r"\W*")
    return any(due.fullmatch(one) for one in (stretch, _shown(stretch), _ESCAPE.sub("", _shown(stretch))))


def _begins(lines: list[str], region: Any, text: str) -> bool:
    """Whether a region ends where a drawn cell's first line does, with more of the cell's text below it."""
    shown = "".join(marked(lines, region).split())
    rest = {**region, "endLine": region["startLine"], "startColumn": region["endColumn"], "endColumn": 1 << 20}
    behind = marked(lines, rest).lstrip()
    return bool(shown) and "".join(text.split()).startswith(shown) and behind[:1] in ("│", "|", "┃")


def _shown(text: str) -> str:
    return unescape(_MARKUP.sub("", text))


def places(run: Any) -> Iterator[tuple[Any, Any]]:
    for result in run["results"]:
        yield result, result["locations"][0]
        yield from ((result, place) for place in result.get("relatedLocations", []))
