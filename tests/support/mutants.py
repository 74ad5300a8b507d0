"""Damaged copies of reports in every format, and whether what gouji says of one stands in its bytes."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

from gouji.model.report import Cell, Report
from tests.quirks.form import shown_at, without_markup
from tests.support.drawn import draw, drawn_dress
from tests.support.formats import FORMATS
from tests.support.reports import make_report

SAMPLES = Path(__file__).parents[2] / "docs" / "samples"
CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
ENDINGS = (".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".xlsx", ".doc", ".wps", ".xls", ".mht", "")


@dataclass(frozen=True, slots=True)
class Sample:
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Mutant:
    """`how` says what was done to which sample, for the failure's message."""

    name: str
    data: bytes
    how: str


def samples() -> list[Sample]:
    """Those of the documentation, the real ones where they are at hand, and two made in each format."""
    found = [Sample(path.name, path.read_bytes()) for path in sorted(SAMPLES.iterdir()) if path.is_file()]
    if CORPUS.is_dir():
        found += [
            Sample(path.name, path.read_bytes())
            for path in sorted(CORPUS.iterdir())
            if path.suffix in (".txt", ".md", ".html", ".pdf", ".docx", ".xlsx")
        ]
    for form in ("gb2019", "gb2021"):
        rng = Random(form)
        truth = make_report(rng, ("none",), form)
        blocks = draw(truth, drawn_dress(rng), rng)
        found += [Sample(f"{form}.{name}", write(truth, blocks, rng)) for name, write in FORMATS.items()]
    return found


def mutants(given: Sequence[Sample], each: int) -> list[Mutant]:
    """The same ones at every call: `each` of every sample, every way in turn."""
    ways = list(WAYS.items())
    found = []
    for sample in given:
        for number in range(each):
            name, way = ways[number % len(ways)]
            found.append(way(sample, given, Random(f"{sample.name} {number}")))
            assert found[-1].how.startswith(name)
    return found


Way = Callable[[Sample, Sequence[Sample], Random], Mutant]


def _truncated(sample: Sample, given: Sequence[Sample], rng: Random) -> Mutant:
    at = rng.randrange(len(sample.data))
    return Mutant(sample.name, sample.data[:at], f"truncated at {at}: {sample.name}")


def _flipped(sample: Sample, given: Sequence[Sample], rng: Random) -> Mutant:
    data = bytearray(sample.data)
    count = rng.choice((1, 2, 4, 16, 200))
    _flip(data, count, rng)
    return Mutant(sample.name, bytes(data), f"flipped {count} bits: {sample.name}")


def _flip(data: bytearray, count: int, rng: Random) -> None:
    for _ in range(count if data else 0):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def _renamed(sample: Sample, given: Sequence[Sample], rng: Random) -> Mutant:
    name = Path(sample.name).stem + rng.choice(ENDINGS)
    return Mutant(name, sample.data, f"renamed {name}: {sample.name}")


def _spliced(sample: Sample, given: Sequence[Sample], rng: Random) -> Mutant:
    other = rng.choice(given)
    data = sample.data[: rng.randrange(len(sample.data))] + other.data[rng.randrange(len(other.data)) :]
    return Mutant(sample.name, data, f"spliced with {other.name}: {sample.name}")


def _swapped(sample: Sample, given: Sequence[Sample], rng: Random) -> Mutant:
    other = rng.choice(given)
    return Mutant(sample.name, other.data, f"swapped for {other.name}: {sample.name}")


def _moved(sample: Sample, given: Sequence[Sample], rng: Random) -> Mutant:
    """A stretch lost, doubled, or blotted out."""
    start, end = sorted(rng.randrange(len(sample.data)) for _ in range(2))
    end = min(end, start + 4000)
    piece = rng.choice((b"", sample.data[start:end] * 2, bytes(end - start), b" " * (end - start)))
    return Mutant(sample.name, sample.data[:start] + piece + sample.data[end:], f"moved {start}-{end}: {sample.name}")


def _inside(sample: Sample, given: Sequence[Sample], rng: Random) -> Mutant:
    """Bits of what is packed, packed again: damage that no checksum shows. Else letters put for letters."""
    count = rng.choice((1, 3, 20))
    if sample.data.startswith(b"PK"):
        data = _repacked(sample.data, count, rng)
    elif sample.data.startswith(b"%PDF"):
        data = _restreamed(sample.data, count, rng)
    else:
        text = list(sample.data.decode("utf-8", "replace"))
        for _ in range(count):
            text[rng.randrange(len(text))] = rng.choice('0９<>|\t&"一、\u00a0\x00\ufeff-')
        data = "".join(text).encode()
    return Mutant(sample.name, data, f"inside {count}: {sample.name}")


def _repacked(data: bytes, count: int, rng: Random) -> bytes:
    target = BytesIO()
    with ZipFile(BytesIO(data)) as given, ZipFile(target, "w", ZIP_DEFLATED) as made:
        hurt = rng.choice([name for name in given.namelist() if name.endswith(".xml")])
        for name in given.namelist():
            part = bytearray(given.read(name))
            if name == hurt or "document.xml" in name or "sheet1.xml" in name:
                # Within the text only digits change: changed letters of tags would end all reading.
                places = [at for at, byte in enumerate(part) if 48 <= byte <= 57] or [0]
                for _ in range(count):
                    part[rng.choice(places)] = rng.choice(b"0123456789 <&-")
            made.writestr(name, bytes(part))
    return target.getvalue()


def _restreamed(data: bytes, count: int, rng: Random) -> bytes:
    """A PDF whose first compressed streams are hurt within; lengths are kept as they were told."""

    def hurt(found: re.Match[bytes]) -> bytes:
        try:
            inner = bytearray(zlib.decompress(found[1]))
        except zlib.error:
            return found[0]
        _flip(inner, count, rng)
        return b"stream\n" + zlib.compress(bytes(inner)) + b"\nendstream"

    return re.sub(rb"stream\r?\n(.*?)\r?\nendstream", hurt, data, flags=re.DOTALL)


WAYS: dict[str, Way] = {
    "truncated": _truncated,
    "flipped": _flipped,
    "renamed": _renamed,
    "spliced": _spliced,
    "swapped": _swapped,
    "moved": _moved,
    "inside": _inside,
}


def unprinted(report: Report, data: bytes) -> list[str]:
    """The cells stated as present whose value does not stand at their place in the file."""
    stated = [cell for cell in report.cells if cell.state == "present"]
    if not stated:
        return []
    kind = stated[0].location.kind
    printed = {"text": _in_lines, "docx": _in_document, "sheet": _in_sheets, "pdf": _on_pages}[kind](report, data)
    return [f"{cell.key}: {cell.raw!r} at {cell.location}" for cell in stated if not printed(cell)]


Printed = Callable[[Cell], bool]


def _bare(text: str) -> str:
    return "".join(text.replace("\u200b", "").split())


def _in_lines(report: Report, data: bytes) -> Printed:
    def printed(cell: Cell) -> bool:
        shown = shown_at(report.document.lines, cell.location) or ""
        return _bare(cell.raw) in (_bare(shown), _bare(without_markup(shown)))

    return printed


def _in_document(report: Report, data: bytes) -> Printed:
    """Whether a cell of the document's own XML holds this text and no other."""
    with ZipFile(BytesIO(data)) as archive:
        body = "".join(
            archive.read(name).decode("utf-8", "replace") for name in archive.namelist() if "document" in name
        )
    told = set()
    for cell in re.split(r"<w:tc[ >]", body)[1:]:
        runs = re.findall(r"<w:r[ >].*?</w:r>", cell.partition("</w:tc>")[0], re.DOTALL)
        shown = [run for run in runs if "<w:vanish/>" not in run]
        told.add(
            _bare("".join(unescape(text) for run in shown for text in re.findall(r"<w:t(?: [^>]*)?>([^<]*)", run)))
        )
    return lambda cell: _bare(cell.raw) in told


def _in_sheets(report: Report, data: bytes) -> Printed:
    """By sheet and cell, from the XML of the sheets and their shared texts."""
    with ZipFile(BytesIO(data)) as archive:

        def part(name: str) -> str:
            return archive.read(name).decode("utf-8", "replace") if name in archive.namelist() else ""

        names = [unescape(name) for name in re.findall(r'<sheet [^>]*?name="([^"]*)"', part("xl/workbook.xml"))]
        shared = [
            "".join(unescape(text) for text in re.findall(r"<t(?: [^>]*)?>([^<]*)</t>", item))
            for item in re.findall(r"<si>(.*?)</si>", part("xl/sharedStrings.xml"), re.DOTALL)
        ]
        sheets = {name: part(f"xl/worksheets/sheet{at}.xml") for at, name in enumerate(names, 1)}

    def printed(cell: Cell) -> bool:
        sheet = sheets.get(cell.location.sheet or "", "")
        found = re.findall(rf'<c [^>]*?r="{cell.location.cell}"([^>]*)>(.*?)</c>', sheet, re.DOTALL)
        for attributes, inner in found:
            value = (re.findall(r"<(?:v|t)(?: [^>]*)?>([^<]*)<", inner) or [""])[0]
            text = shared[int(value)] if 't="s"' in attributes else unescape(value)
            if _bare(text) == _bare(cell.raw) or (_bare(cell.raw).isdigit() and float(text) == float(cell.raw)):
                return True
        return False

    return printed


def _on_pages(report: Report, data: bytes) -> Printed:
    from gouji.formats import Source
    from gouji.readers import ofd
    from gouji.readers.pdf import interpret

    contents = ofd.contents if report.document.format == "ofd" else interpret.contents
    pages = {page.number: page for page in contents(Source("report.pdf", data))}

    def printed(cell: Cell) -> bool:
        place = cell.location
        if not place.box or place.page not in pages:
            return False
        left, top, right, bottom = place.box
        chars = [
            char.text
            for char in pages[place.page].chars
            if left - 1 <= char.left < right - 0.1 and top - 1 <= char.top <= bottom
        ]
        return sorted(chars) == sorted(_bare(cell.raw))

    return printed
