"""What `make bench-pdf` measures, each in a process of its own: `python engines.py NAME FILE…` prints one JSON object.

This file runs in the peers' environment too, so it imports nothing of gouji at module level and nothing of the tests.
Every engine opens the file anew and is asked for all it can say of it: text, and tables with their cells.
"""

from __future__ import annotations

import json
import logging
import resource
import sys
from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from pathlib import Path
from time import process_time
from typing import Any, NamedTuple

Rows = list[list[str | None]]


class PeerTable(NamedTuple):
    """A table as a peer gives it: rows of texts, None where another cell reaches over; page from 1, top in points."""

    page: int
    top: float
    rows: Rows


Engine = Callable[[bytes], list[PeerTable]]


def pdfplumber(data: bytes) -> list[PeerTable]:
    found = []
    with _library("pdfplumber").open(BytesIO(data)) as document:
        for page in document.pages:
            page.extract_text()
            for table in page.find_tables():
                found.append(PeerTable(page.page_number, float(table.bbox[1]), table.extract()))
    return found


def pymupdf(data: bytes) -> list[PeerTable]:
    found = []
    with _library("pymupdf").open(stream=data, filetype="pdf") as document:
        for number, page in enumerate(document, 1):
            page.get_text()
            for table in page.find_tables().tables:
                found.append(PeerTable(number, float(table.bbox[1]), table.extract()))
    return found


def camelot(data: bytes) -> list[PeerTable]:
    """Lattice, tables only. What another cell reaches over has an empty text there; that no line parts them tells."""
    found = []
    for table in _library("camelot").read_pdf(BytesIO(data), pages="all", flavor="lattice"):
        rows: Rows = [
            [cell.text if cell.text or (cell.left and cell.top) else None for cell in row] for row in table.cells
        ]
        found.append(PeerTable(int(table.page), float(table.pdf_size[1] - table._bbox[3]), rows))
    return found


def pdfminer(data: bytes) -> list[PeerTable]:
    """Text only."""
    _library("pdfminer.high_level").extract_text(BytesIO(data))
    return []


def gouji(engine: str) -> Engine:
    """A document, its tables joined and its lines put together; the cells are scored by whoever called this."""

    def read_by(data: bytes) -> list[PeerTable]:
        from gouji.formats import ReadOptions, Source
        from gouji.readers.pdf import read

        read(Source("report.pdf", data, ReadOptions(pdf_engine=engine)))  # type: ignore[arg-type]
        return []

    return read_by


def limit(data: bytes) -> list[PeerTable]:
    """What PDFium takes in C, whoever asks: pages parsed, their text made and copied out whole, objects counted."""
    import ctypes

    import pypdfium2.raw as pdfium

    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    for number in range(pdfium.FPDF_GetPageCount(document)):
        page = pdfium.FPDF_LoadPage(document, number)
        text = pdfium.FPDFText_LoadPage(page)
        count = pdfium.FPDFText_CountChars(text)
        pdfium.FPDFText_GetText(text, 0, count, (ctypes.c_ushort * (count + 1))())
        pdfium.FPDFPage_CountObjects(page)
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
    pdfium.FPDF_CloseDocument(document)
    return []


OURS = ("pdfium", "tablefinder", "pdfplumber")
ENGINES: dict[str, Engine] = {
    **{f"gouji-{name}": gouji(name) for name in OURS},
    "limit": limit,
    "pdfplumber": pdfplumber,
    "pymupdf": pymupdf,
    "camelot": camelot,
    "pdfminer": pdfminer,
}


def _library(name: str) -> Any:  # Any: the peers are not installed where types are checked
    return import_module(name)


def main(name: str, paths: list[str]) -> None:
    """Processor seconds and tables of each file, and the most memory the process held, in kilobytes."""
    logging.disable(logging.WARNING)
    engine = ENGINES[name]
    files = [Path(path).read_bytes() for path in paths]
    engine(files[0])  # imports, and whatever a library does once
    seconds, tables = [], []
    for data in files:
        start = process_time()
        found = engine(data)
        seconds.append(process_time() - start)
        tables.append(found)
    json.dump({"seconds": seconds, "tables": tables, "memory": peak_memory()}, sys.stdout)


def peak_memory() -> int:
    """In kilobytes. Linux counts in ru_maxrss what the parent held when it forked, but not in VmHWM."""
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    unit = 1024 if sys.platform == "darwin" else 1
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
