"""The reports that the benchmarks read: invented ones on both forms from fixed seeds, and the real ones where present.

What costs time to print is kept in build/bench.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

import docx

from gouji.formatters.json import number
from tests.support.docx import by_library
from tests.support.drawn import Block, Paragraph, draw
from tests.support.dress import Dress
from tests.support.html import Markup, page
from tests.support.pdf import Sheet, pdf
from tests.support.reports import TrueReport, make_report

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build" / "bench"
CORPUS = next((found for up in ROOT.parents if (found := up / "shared" / "corpus").is_dir()), ROOT / "no corpus")
FORMS = ("gb2019", "gb2021")
# Every paragraph of prose so many times: with the tables, about five pages.
LONG = 12
_LONG_ON_PAPER = {"html": 5, "docx": 2}
_STYLE = (
    "<style>table{border-collapse:collapse;width:100%} td{padding:2px;font-size:10pt} body{line-height:1.7}</style>"
)
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
# Any JSON number, or the several that the print leaves open.
Accepted = Mapping[str, tuple[object, ...]]


class File(NamedTuple):
    """`group` says who printed it; `cells` what the numeric cells of tables two, three and four say."""

    group: str
    path: Path
    cells: Accepted


def invented(number: int, long: int = LONG) -> tuple[TrueReport, list[Block], Random]:
    """A report in a plain dress, its prose said over and over."""
    rng = Random(f"benchmark {number}")
    truth = make_report(rng, ("none",), FORMS[number % 2])
    blocks: list[Block] = []
    for block in draw(truth, Dress(), rng):
        repeated = isinstance(block, Paragraph) and block.role == "prose" and len(block.text) > 30
        blocks += [block] * (long if repeated else 1)
    return truth, blocks, rng


def generated_pdf(number: int) -> bytes:
    _, blocks, _ = invented(number)
    return pdf(blocks, Sheet())


def web_page(number: int) -> bytes:
    truth, blocks, rng = invented(number, _LONG_ON_PAPER["html"])
    markup = Markup("none", "plain", False, False, False, ("utf-8", "utf-8"), "\n")
    return page(truth, blocks, markup, rng).data.replace(b"<title></title>", _STYLE.encode())


@cache
def word_file(number: int) -> bytes:
    """DOCX with ruled tables."""
    _, blocks, _ = invented(number, _LONG_ON_PAPER["docx"])
    document = docx.Document(BytesIO(by_library(blocks)))
    for table in document.tables:
        table.style = "Table Grid"
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def by_chromium(program: str, source: Path, target: Path) -> None:
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
    _run(program, *options, f"--print-to-pdf={target}", str(source))


def by_libreoffice(program: str, source: Path, target: Path) -> None:
    with TemporaryDirectory() as profile:
        settings = f"-env:UserInstallation=file://{profile}"
        _run(program, "--headless", settings, "--convert-to", "pdf", "--outdir", str(target.parent), str(source))


def _run(*command: str) -> None:
    subprocess.run(command, capture_output=True, check=True, timeout=180)


def pdf_files(count: int) -> list[File]:
    """So many of each printer that is installed."""
    BUILD.mkdir(parents=True, exist_ok=True)
    found = []
    printers = {
        "generated": None,
        "Chromium": (web_page, ".html", _program(*_CHROMIUM), by_chromium),
        "LibreOffice": (word_file, ".docx", _program("soffice"), by_libreoffice),
    }
    for group, printer in printers.items():
        for at in range(count):
            target = BUILD / f"{group.lower()}-{at}.pdf"
            if printer is None:
                target.write_bytes(generated_pdf(at))
            else:
                write, ending, program, print_ = printer
                if not program:
                    continue
                source = target.with_suffix(ending)
                data = write(at)
                if not target.exists() or not source.exists() or source.read_bytes() != data:
                    source.write_bytes(data)
                    print_(program, source, target)
            found.append(File(group, target, _printed(invented(at)[0])))
    return found + list(_real())


def _program(*names: str) -> str | None:
    return next((path for name in names if (path := shutil.which(name))), None)


def _printed(truth: TrueReport) -> Accepted:
    return {key: (number(value),) for key, value in truth.cells.items() if key.split(".")[1] not in truth.absent}


def _real() -> Iterator[File]:
    for path in sorted(CORPUS.glob("*.pdf")):
        told = json.loads((CORPUS / "truth" / f"{path.stem}.json").read_text(encoding="utf-8"))["cells"]
        cells = {key: tuple(value["any"]) if isinstance(value, dict) else (value,) for key, value in told.items()}
        yield File("real", path, {key: values for key, values in cells.items() if None not in values})
