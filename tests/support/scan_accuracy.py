"""How well scans are read: random reports of both forms, printed, scanned badly and read back (`make bench-ocr`).

With `whole` as argument: cells with numbers as RapidOCR's own pipeline reads them from the whole page, against ours.
"""

from __future__ import annotations

import sys
from collections import Counter
from random import Random
from time import perf_counter
from typing import Any

from gouji.binding.bind import bind
from gouji.formats import Source
from gouji.model.report import Report
from gouji.readers.pdf import read
from tests.support.drawn import draw, drawn_dress
from tests.support.pdf import Sheet, pdf
from tests.support.reading import printed_keys
from tests.support.reports import TrueReport, make_report, official_templates
from tests.support.scans import Scanner, scan

REPORTS = 6


def tally(truth: TrueReport, found: Report) -> tuple[int, list[str], list[str]]:
    """Cells read right; cells stated otherwise than printed; cells not stated."""
    right, wrong, unstated = 0, [], []
    for key in printed_keys(truth):
        cell, state = found.cell(key), truth.hidden.get(key, "present")
        value = truth.cells[key] if state == "present" else None
        if cell is None or cell.state in ("missing", "unreadable", "ambiguous"):
            unstated.append(f"{key}: {cell.raw if cell else None}, printed {value} ({state})")
        elif (cell.state, cell.value) == (state, value):
            right += 1
        else:
            wrong.append(f"{key}: {cell.raw} ({cell.state}), printed {value} ({state})")
    return right, wrong, unstated


def bad_scanner(rng: Random, dpi: int) -> Scanner:
    return Scanner(
        dpi,
        skew=rng.uniform(-1.5, 1.5),
        noise=rng.uniform(0, 14),
        blur=rng.uniform(0, dpi / 250),
        shade=rng.uniform(0, 50),
        dirt=rng.randrange(40),
    )


def made(seed: int) -> tuple[TrueReport, bytes, Random]:
    rng = Random(seed)
    truth = make_report(rng, template=("gb2019", "gb2021")[seed % 2])
    return truth, pdf(draw(truth, drawn_dress(rng), rng), Sheet()), rng


def accuracy() -> None:
    total: Counter[str] = Counter()
    for seed in range(20, 20 + REPORTS):
        truth, data, rng = made(seed)
        for dpi in (200, 300):
            scanned = scan(data, bad_scanner(rng, dpi), rng)
            start = perf_counter()
            right, wrong, unstated = tally(truth, bind(read(Source("a.pdf", scanned)), official_templates()))
            total.update(right=right, wrong=len(wrong), unstated=len(unstated))
            told = f"{right} right, {len(wrong)} wrong, {len(unstated)} not stated, {perf_counter() - start:.1f} s"
            print(f"{truth.template.id} {seed} {dpi} dpi: {told}", *wrong, *unstated, sep="\n    ", flush=True)  # noqa: T201
    print(dict(total))  # noqa: T201


def whole_pages(reports: int = 3) -> None:
    """Cells of ruled tables that hold a number or nothing, read from the same straightened pictures both ways."""
    import numpy as np
    import pypdfium2.raw as pdfium
    from rapidocr import RapidOCR

    from gouji.readers.pages.finder import find_tables
    from gouji.readers.pdf.interpret import contents, opened
    from gouji.readers.scan.bitmap import rendered
    from gouji.readers.scan.page import _laid_out, page_content

    engine = RapidOCR(params={"Global.log_level": "error"})
    total: Counter[tuple[str, str, str]] = Counter()
    for seed in range(20, 20 + reports):
        _, data, rng = made(seed)
        scanned = scan(data, bad_scanner(rng, 200), rng)
        with opened(Source("a.pdf", scanned)) as document:
            for number, true in enumerate(contents(Source("a.pdf", data))):
                picture, scale = rendered(pdfium.FPDF_LoadPage(document, number))
                laid, ours = _laid_out(picture, scale), page_content(number + 1, picture, scale)
                assert laid
                assert ours
                seen = engine(np.stack([laid.clean] * 3, axis=2))
                theirs: list[tuple[float, float, str]] = [
                    (box[:, 0].mean() / scale, box[:, 1].mean() / scale, text)
                    for box, text in zip(_some(seen.boxes), _some(seen.txts), strict=True)
                ]
                chars = [((c.left + c.right) / 2, (c.top + c.bottom) / 2, c.text) for c in ours.chars]
                printed = [((c.left + c.right) / 2, (c.top + c.bottom) / 2, c.text) for c in true.chars]
                for cell in (cell for table in find_tables(true.edges) for cell in table):
                    want = _within(printed, cell)
                    if want and not want.isdigit():
                        continue
                    kind = "blank" if not want else "one digit" if len(want) == 1 else "number"
                    for way, got in (("cells", _within(chars, cell)), ("whole page", _within(theirs, cell))):
                        total[kind, way, "right" if got == want else "wrong" if got else "lost"] += 1
    for what, count in sorted(total.items()):
        print(*what, count)  # noqa: T201


def _some(told: Any) -> Any:
    """Any: RapidOCR gives arrays, tuples or None."""
    return [] if told is None else told


def _within(marks: list[tuple[float, float, str]], cell: tuple[float, float, float, float]) -> str:
    left, top, right, bottom = cell
    return "".join(text for x, y, text in sorted(marks) if left < x < right and top < y < bottom)


if __name__ == "__main__":
    whole_pages() if sys.argv[1:] == ["whole"] else accuracy()
